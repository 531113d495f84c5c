// A table of counts about people that may be published: small cells hidden so that nobody can work them out, or every
// count rounded by the keys of its people. What is hidden stands in no answer.
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "base/text.h"
#include "doors/tools/counts.h"
#include "doors/tools/survey.h"
#include "estimation/disclosure.h"

namespace arpent::tools {
namespace {

using W = Wanted;

struct Counted {
  estimation::Table table{};
  std::vector<std::string> rows{}, columns{};
  std::vector<std::vector<double>> keys{};  // of the people in each cell, where counts are to be rounded
};

// A person's key in [0, 1): the same in every table that is made with the secret.
double key_of(std::string const& secret, std::string const& id) {
  auto const digest = hmac_sha256(secret, id);
  std::uint64_t bits = 0;
  for (int at = 0; at < 7; ++at) bits = bits << 8 | static_cast<unsigned char>(digest[static_cast<std::size_t>(at)]);
  return static_cast<double>(bits >> 3) / 9007199254740992.0;  // 53 bits
}

std::string secret_of(Given const& given, Faults& faults) {
  if (!given.has("secret")) return "";
  std::ifstream file(given.text("secret"), std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  text = std::string(trim(text));
  if (text.size() < 16) faults.add({}, "tools.disclose.secret", {{"file", given.text("secret")}});
  return text;
}

Counted count(Given const& given, std::string const& secret, std::istream& in, Faults& faults) {
  Counted out;
  auto const rows = given.text("rows"), columns = given.text("columns");
  std::vector<Wanted> wanted{{rows, W::Kind::category}, {columns, W::Kind::category}};
  if (given.has("count")) wanted.push_back({given.text("count")});
  if (!secret.empty()) wanted.push_back({given.text("id"), W::Kind::category});
  auto const table = read_table(in, wanted, faults);
  if (faults.any()) return out;
  auto const counts =
      given.has("count") ? counts_of(table, given.text("count"), faults) : std::vector<int>(table.rows(), 1);
  out.rows = table.texts(rows), out.columns = table.texts(columns);
  out.table = {.rows = out.rows.size(), .columns = out.columns.size()};
  std::size_t const cells = out.table.rows * out.table.columns;
  if (cells > 4000) return faults.add({}, "tools.disclose.large", {{"n", std::to_string(cells)}}), out;
  out.table.counts.assign(cells, 0);
  out.keys.resize(secret.empty() ? 0 : cells);
  std::vector<bool> seen(secret.empty() ? 0 : table.texts(given.text("id")).size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::size_t const cell = static_cast<std::size_t>(table.codes(rows)[row]) * out.table.columns +
                             static_cast<std::size_t>(table.codes(columns)[row]);
    if (out.table.counts[cell] > 2'000'000'000 - counts[row]) {
      faults.add({table.line(row), given.text("count")}, "tools.disclose.sum");
      return out;
    }
    out.table.counts[cell] += counts[row];
    if (secret.empty()) continue;
    auto const id = static_cast<std::size_t>(table.codes(given.text("id"))[row]);
    if (seen[id])
      faults.add({table.line(row), given.text("id")}, "tools.twice", {{"seen", table.texts(given.text("id"))[id]}});
    seen[id] = true;
    out.keys[cell].push_back(key_of(secret, table.texts(given.text("id"))[id]));
  }
  return out;
}

// Rows of a table, or its columns: what merging needs of either.
class Side {
 public:
  Side(Counted& counted, bool is_rows) : counted_(counted), is_rows_(is_rows) {}

  std::vector<std::string> const& names() const { return is_rows_ ? counted_.rows : counted_.columns; }
  std::vector<long long> totals() const {
    std::vector<long long> out(names().size());
    for (std::size_t cell = 0; cell < counted_.table.counts.size(); ++cell)
      out[of(cell)] += counted_.table.counts[cell];
    return out;
  }
  // Those whose total would itself say who is meant.
  std::vector<std::size_t> thin(int floor) const {
    auto const all = totals();
    std::vector<std::size_t> out;
    for (std::size_t at = 0; at < all.size(); ++at)
      if (all[at] > 0 && all[at] < floor) out.push_back(at);
    return out;
  }
  // Adds the thin ones up, and the smallest others to them until they are enough; "a + b" at the place of the first.
  void merge(int floor) {
    auto together = thin(floor);
    if (together.empty()) return;
    auto const all = totals();
    long long sum = 0;
    for (auto const at : together) sum += all[at];
    while (sum < floor || together.size() < 2) {
      std::size_t least = all.size();
      for (std::size_t at = 0; at < all.size(); ++at)
        if (std::find(together.begin(), together.end(), at) == together.end() && all[at] > 0 &&
            (least == all.size() || all[at] < all[least]))
          least = at;
      if (least == all.size()) break;
      together.push_back(least), sum += all[least];
    }
    std::sort(together.begin(), together.end());
    become(together);
  }

 private:
  std::size_t of(std::size_t cell) const {
    return is_rows_ ? cell / counted_.table.columns : cell % counted_.table.columns;
  }
  void become(std::vector<std::size_t> const& together) {
    std::vector<std::size_t> place;
    std::vector<std::string> names_now;
    for (std::size_t at = 0; at < names().size(); ++at) {
      bool const is_one = std::find(together.begin(), together.end(), at) != together.end();
      if (is_one && at != together.front()) {
        place.push_back(place[together.front()]);
        names_now[place.back()] += " + " + names()[at];
        continue;
      }
      place.push_back(names_now.size());
      names_now.push_back(names()[at]);
    }
    auto const& before = counted_.table;
    estimation::Table now{.rows = is_rows_ ? names_now.size() : before.rows,
                          .columns = is_rows_ ? before.columns : names_now.size()};
    now.counts.assign(now.rows * now.columns, 0);
    for (std::size_t cell = 0; cell < before.counts.size(); ++cell) {
      std::size_t const row = cell / before.columns, column = cell % before.columns;
      now.counts[(is_rows_ ? place[row] : row) * now.columns + (is_rows_ ? column : place[column])] +=
          before.counts[cell];
    }
    counted_.table = std::move(now);
    (is_rows_ ? counted_.rows : counted_.columns) = std::move(names_now);
  }

  Counted& counted_;
  bool is_rows_;
};

// A total below the floor stands beside the table whatever is hidden in it: its row or column is merged, or a fault.
void settle_totals(Given const& given, Counted& counted, Faults& faults) {
  int const floor = given.whole("floor");
  for (bool const is_rows : {true, false}) {
    Side side(counted, is_rows);
    if (given.flag("merge")) side.merge(floor);
    for (auto const at : side.thin(floor))
      faults.add({}, "tools.disclose.thin",
                 {{"variable", given.text(is_rows ? "rows" : "columns")},
                  {"name", side.names()[at]},
                  {"floor", std::to_string(floor)}});
  }
}

// Cells as texts: what is shown of them. Row by row, then totals where they are shown.
struct Shown {
  std::vector<std::vector<std::string>> cells{};
  std::vector<std::string> row_totals{}, column_totals{};
  std::string whole{};
};

Shown rounded(Counted const& counted) {
  auto const& table = counted.table;
  Shown out{.cells = std::vector<std::vector<std::string>>(table.rows, std::vector<std::string>(table.columns))};
  std::vector<double> all;
  std::vector<std::vector<double>> by_column(table.columns);
  auto const shown = [](std::vector<double> const& keys) {
    int const n = static_cast<int>(keys.size());
    return std::to_string(n == 0 ? 0 : estimation::rounded_to_five(n, estimation::cell_key(keys)));
  };
  for (std::size_t r = 0; r < table.rows; ++r) {
    std::vector<double> by_row;
    for (std::size_t c = 0; c < table.columns; ++c) {
      auto const& keys = counted.keys[r * table.columns + c];
      out.cells[r][c] = shown(keys);
      by_row.insert(by_row.end(), keys.begin(), keys.end());
      by_column[c].insert(by_column[c].end(), keys.begin(), keys.end());
    }
    out.row_totals.push_back(shown(by_row));
    all.insert(all.end(), by_row.begin(), by_row.end());
  }
  for (auto const& keys : by_column) out.column_totals.push_back(shown(keys));
  out.whole = shown(all);
  return out;
}

Shown suppressed(Counted const& counted, int floor, Answer& answer) {
  auto const& table = counted.table;
  auto const found = estimation::suppress(table, floor);
  Shown out{.cells = std::vector<std::vector<std::string>>(table.rows, std::vector<std::string>(table.columns))};
  std::vector<long long> by_column(table.columns);
  long long whole = 0;
  double least_width = INFINITY;
  for (std::size_t r = 0; r < table.rows; ++r) {
    long long by_row = 0;
    for (std::size_t c = 0; c < table.columns; ++c) {
      std::size_t const cell = r * table.columns + c;
      int const n = table.counts[cell];
      by_row += n, by_column[c] += n;
      out.cells[r][c] = found.hidden[cell] ? "x" : std::to_string(n);
      if (found.hidden[cell]) least_width = std::min(least_width, found.bounds[cell].upper - found.bounds[cell].lower);
    }
    out.row_totals.push_back(std::to_string(by_row));
    whole += by_row;
  }
  for (auto const total : by_column) out.column_totals.push_back(std::to_string(total));
  out.whole = std::to_string(whole);
  answer.json["hidden"] = {
      {"small", found.primary}, {"to_protect", found.secondary}, {"least_width", number_or_null(least_width)}};
  auto& page = answer.page;
  page.line(page.sentence("tools.disclose.hidden", {{"primary", page.count(found.primary)},
                                                    {"secondary", page.count(found.secondary)},
                                                    {"floor", page.count(floor)}}));
  if (found.primary + found.secondary > 0)
    page.line(page.sentence("tools.disclose.audit", {{"width", page.figure(least_width)}}));
  return out;
}

void write(Given const& given, Counted const& counted, Shown const& shown, Answer& answer) {
  auto& page = answer.page;
  answer.table.columns = {text_column(given.text("rows"))};
  std::vector<std::string> heads{given.text("rows")};
  for (auto const& name : counted.columns) answer.table.columns.push_back(text_column(name)), heads.push_back(name);
  answer.table.columns.push_back(text_column("total"));
  heads.push_back(page.sentence("tools.head.total"));
  std::vector<std::vector<std::string>> lines;
  answer.json["rows"] = Json::array();
  auto const add = [&](std::string const& name, std::vector<std::string> const& cells, std::string const& total) {
    Json row{{given.text("rows"), name}};
    Json by = Json::object();
    for (std::size_t c = 0; c < cells.size(); ++c)
      by[counted.columns[c]] = cells[c] == "x" ? Json() : Json(std::stoll(cells[c]));
    row["cells"] = std::move(by), row["total"] = std::stoll(total);
    answer.json["rows"].push_back(std::move(row));
    std::vector<writing::Value> values{name};
    std::vector<std::string> line{name};
    for (auto const& cell : cells) values.emplace_back(cell), line.push_back(cell);
    values.emplace_back(total), line.push_back(total);
    answer.table.rows.push_back(std::move(values));
    lines.push_back(std::move(line));
  };
  for (std::size_t r = 0; r < counted.rows.size(); ++r) add(counted.rows[r], shown.cells[r], shown.row_totals[r]);
  add(page.sentence("tools.head.total"), shown.column_totals, shown.whole);
  page.line().table(heads, lines);
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  for (auto const* name : {"rows", "columns"})
    if (!given.has(name)) faults.add({}, "tools.disclose.which", {{"name", name}});
  if (given.has("rows") && given.text("rows") == given.text("columns")) faults.add({}, "tools.disclose.same");
  if (given.has("secret") && !given.has("id")) faults.add({}, "tools.disclose.which", {{"name", "id"}});
  if (given.has("secret") && given.has("count")) faults.add({}, "tools.disclose.people");
  auto const secret = secret_of(given, faults);
  if (faults.any()) return;
  auto counted = count(given, secret, in, faults);
  if (!faults.any() && secret.empty()) settle_totals(given, counted, faults);
  if (faults.any()) return;
  auto& page = answer.page;
  page.title(page.sentence("tools.disclose.title"));
  if (secret.empty()) return write(given, counted, suppressed(counted, given.whole("floor"), answer), answer);
  page.line(page.sentence("tools.disclose.rounded"));
  answer.json["rounded_to"] = 5;
  write(given, counted, rounded(counted), answer);
}

}  // namespace

Command estimate_disclose() {
  using K = Option::Kind;
  return {
      .tool = "estimate",
      .verb = "disclose",
      .options = {{.name = "rows"},
                  {.name = "columns"},
                  {.name = "count"},
                  {.name = "floor", .kind = K::whole, .fallback = "11", .least = 5, .most = 1e6},
                  {.name = "merge", .kind = K::flag},
                  {.name = "id"},
                  {.name = "secret"}},
      .example = {.rows = "district,school,children\nNord,public,40\nNord,private,7\nSud,public,35\nSud,private,22\n"
                          "Est,public,18\nEst,private,16\n",
                  .words = "--rows district --columns school --count children --report"},
      .run = run};
}

}  // namespace arpent::tools
