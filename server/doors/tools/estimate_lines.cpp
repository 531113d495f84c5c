#include "doors/tools/estimate_lines.h"

#include <algorithm>
#include <cmath>

#include "doors/tools/number.h"
#include "estimation/estimate.h"

namespace arpent::tools {
namespace {

using estimation::Column;
using estimation::Design;
using estimation::Domain;
using W = Wanted;

constexpr double missing = Line::missing;

// The domains asked for: all rows, or each category of --by in the order in which they come.
struct Domains {
  std::optional<std::vector<int>> codes{};
  std::vector<std::string> names{""};

  std::size_t of(std::size_t row) const {
    return codes ? static_cast<std::size_t>((*codes)[row]) : 0;  // a code of -1 is beyond all
  }
  Domain rows_of(std::size_t at, std::size_t rows) const {
    Domain out(rows, 1);
    if (codes)
      for (std::size_t row = 0; row < rows; ++row) out[row] = of(row) == at;
    return out;
  }
};

// Of several columns each combination that there is.
Domains domains_of(Table const& table, std::vector<std::string> const& by) {
  Domains out;
  if (by.empty()) return out;
  out.codes = table.codes(by.front()), out.names = table.texts(by.front());
  for (std::size_t next = 1; next < by.size(); ++next) {
    auto const& more = table.codes(by[next]);
    Dictionary both;
    for (std::size_t row = 0; row < more.size(); ++row) {
      int& code = (*out.codes)[row];
      code = code < 0 || more[row] < 0 ? -1
                                       : both.code_of(out.names[static_cast<std::size_t>(code)] + " × " +
                                                      table.texts(by[next])[static_cast<std::size_t>(more[row])]);
    }
    out.names = both.texts();
  }
  return out;
}

// Sums by domain under other weights.
struct Sums {
  Column of_y{}, of_weight{};
};
Sums sums(Domains const& domains, Column const& y, Column const& w) {
  Sums out{Column(domains.names.size()), Column(domains.names.size())};
  for (std::size_t row = 0; row < y.size(); ++row)
    if (auto const at = domains.of(row); at < domains.names.size() && !std::isnan(y[row]))
      out.of_y[at] += w[row] * y[row], out.of_weight[at] += w[row];
  return out;
}

// The smallest value with at least the share p of the weight up to it.
double quantile_under(Column const& y, Column const& w, double p, Domain const& domain) {
  std::vector<std::size_t> rows;
  double all = 0;
  for (std::size_t row = 0; row < y.size(); ++row)
    if (domain[row] && !std::isnan(y[row]) && w[row] > 0) rows.push_back(row), all += w[row];
  std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return y[a] < y[b]; });
  double sum = 0;
  for (auto const row : rows)
    if ((sum += w[row]) >= p * all * (1 - 1e-12)) return y[row];
  return missing;
}

void bound_share(Given const& given, std::size_t rows, Line& line) {
  using estimation::Method;
  if (std::isnan(line.value)) return;
  auto const name = given.text("interval");
  auto const method = name == "logit"        ? Method::logit
                      : name == "beta"       ? Method::beta
                      : name == "asin"       ? Method::asin
                      : name == "likelihood" ? Method::likelihood
                      : name == "mean"       ? Method::mean
                                             : estimation::best_method(line.value, line.respondents);
  line.interval = proportion_interval(line.value, line.se, line.df, rows, method, given.number("level"));
}

class Estimator {
 public:
  Estimator(Given const& given, Survey const& survey, Domains const& domains)
      : given_(given),
        design_(*survey.design),
        table_(survey.table),
        domains_(domains),
        level_(given.number("level")) {}

  std::vector<Line> lines() {
    for (auto const& name : given_.texts("value")) means(name);
    for (auto const& name : given_.texts("total")) totals(name);
    for (auto const& name : given_.texts("share")) of_categories(name, "share");
    for (auto const& name : given_.texts("count-of")) of_categories(name, "count");
    for (auto const& pair : given_.texts("ratio")) ratios(split(pair, '/'));
    for (auto const& pair : given_.texts("quantile")) quantiles(split(pair, ':'));
    return std::move(lines_);
  }

  // The same figures under other weights, in the order of the lines.
  Column under(Column const& w) const {
    Column out;
    for (auto const& again : again_) again(w, out);
    return out;
  }

 private:
  std::vector<int> respondents(Column const& y) const {
    std::vector<int> out(domains_.names.size());
    for (std::size_t row = 0; row < y.size(); ++row)
      if (auto const at = domains_.of(row); at < out.size() && !std::isnan(y[row])) ++out[at];
    return out;
  }

  void add(Line line, estimation::Estimate const& estimate, std::size_t at) {
    line.domain = domains_.names[at];
    line.value = estimate.value[at], line.se = estimate.se(at), line.df = estimate.df;
    if (std::isnan(line.value)) line.se = missing;
    else line.interval = estimation::t_interval(line.value, line.se, line.df, level_);
    lines_.push_back(std::move(line));
  }

  void add_deff(Column const& y, std::size_t at, bool is_total) {
    auto& line = lines_.back();
    if ((!given_.flag("deff") && !given_.flag("deff-replace")) || line.respondents < 2) return;
    auto const against =
        given_.flag("deff-replace") ? estimation::Against::with_replacement : estimation::Against::without_replacement;
    auto const domain = domains_.codes ? domains_.rows_of(at, design_.rows()) : Domain();
    double const variance = line.se * line.se;
    line.deff = is_total ? design_effect_of_total(design_, y, variance, against, domain)
                         : design_effect_of_mean(design_, y, variance, against, domain);
  }

  estimation::Estimate mean_of(Column const& y) const {
    return domains_.codes ? means_by(design_, y, *domains_.codes, static_cast<int>(domains_.names.size()))
                          : estimation::mean(design_, {y});
  }
  estimation::Estimate total_of(Column const& y) const {
    return domains_.codes ? totals_by(design_, y, *domains_.codes, static_cast<int>(domains_.names.size()))
                          : estimation::total(design_, {y});
  }
  void mean_again(std::function<Column()> y) {
    again_.push_back([this, y = std::move(y)](Column const& w, Column& out) {
      auto const found = sums(domains_, y(), w);
      for (std::size_t at = 0; at < found.of_y.size(); ++at)
        out.push_back(found.of_weight[at] > 0 ? found.of_y[at] / found.of_weight[at] : missing);
    });
  }
  void total_again(std::function<Column()> y) {
    again_.push_back([this, y = std::move(y)](Column const& w, Column& out) {
      for (double const sum : sums(domains_, y(), w).of_y) out.push_back(sum);
    });
  }

  void means(std::string const& name) {
    auto const& y = table_.numbers(name);
    auto const n = respondents(y);
    auto const found = mean_of(y);
    for (std::size_t at = 0; at < n.size(); ++at) {
      add({.what = "mean", .of = name, .respondents = n[at]}, found, at);
      add_deff(y, at, false);
    }
    mean_again([&y] { return y; });
  }

  void totals(std::string const& name) {
    auto const& y = table_.numbers(name);
    auto const n = respondents(y);
    auto const found = total_of(y);
    for (std::size_t at = 0; at < n.size(); ++at) {
      add({.what = "total", .of = name, .respondents = n[at]}, found, at);
      add_deff(y, at, true);
    }
    total_again([&y] { return y; });
  }

  static Column marks_of(std::vector<int> const& codes, int category) {
    Column out(codes.size());
    for (std::size_t row = 0; row < out.size(); ++row)
      out[row] = codes[row] < 0 ? missing : codes[row] == category ? 1.0 : 0.0;
    return out;
  }

  // Of each category its share, or how many there are of it.
  void of_categories(std::string const& name, std::string const& what) {
    auto const& codes = table_.codes(name);
    auto const& categories = table_.texts(name);
    for (int c = 0; c < static_cast<int>(categories.size()); ++c) {
      auto const y = marks_of(codes, c);
      auto const n = respondents(y);
      auto const found = what == "share" ? mean_of(y) : total_of(y);
      for (std::size_t at = 0; at < n.size(); ++at) {
        add({.what = what, .of = name, .category = categories[static_cast<std::size_t>(c)], .respondents = n[at]},
            found, at);
        if (what == "share") bound_share(given_, design_.rows(), lines_.back());
      }
      auto const again = [&codes, c] { return marks_of(codes, c); };
      what == "share" ? mean_again(again) : total_again(again);
    }
  }

  void ratios(std::vector<std::string> const& pair) {
    auto const &above = table_.numbers(pair[0]), &below = table_.numbers(pair[1]);
    Column both(above.size());
    for (std::size_t row = 0; row < both.size(); ++row) both[row] = above[row] + below[row];
    auto const n = respondents(both);
    for (std::size_t at = 0; at < n.size(); ++at) {
      Line line{.what = "ratio", .of = pair[0] + "/" + pair[1], .domain = domains_.names[at], .respondents = n[at]};
      if (n[at] > 0) {
        auto const found = estimation::ratio(design_, above, below, domains_.rows_of(at, design_.rows()));
        line.value = found.value[0], line.se = found.se(0), line.df = found.df;
        line.interval = estimation::t_interval(line.value, line.se, line.df, level_);
      }
      lines_.push_back(std::move(line));
    }
    again_.push_back([this, &above, &below, both](Column const& w, Column& out) {
      Column over(both.size(), missing), under(both.size(), missing);
      for (std::size_t row = 0; row < both.size(); ++row)
        if (!std::isnan(both[row])) over[row] = above[row], under[row] = below[row];
      auto const one = sums(domains_, over, w).of_y, other = sums(domains_, under, w).of_y;
      for (std::size_t at = 0; at < one.size(); ++at) out.push_back(other[at] != 0 ? one[at] / other[at] : missing);
    });
  }

  void quantiles(std::vector<std::string> const& pair) {
    auto const& y = table_.numbers(pair[0]);
    double const p = read_number(pair[1], true).value;
    auto const rule = given_.text("rule") == "hf7" ? estimation::QuantileRule::hf7 : estimation::QuantileRule::math;
    auto const n = respondents(y);
    for (std::size_t at = 0; at < n.size(); ++at) {
      Line line{.what = "quantile " + pair[1], .of = pair[0], .domain = domains_.names[at], .respondents = n[at]};
      if (n[at] > 1) {
        auto const found = quantile(design_, y, p, rule, level_, domains_.rows_of(at, design_.rows()));
        line.value = found.value, line.se = found.se, line.interval = found.interval, line.df = design_.df();
      }
      lines_.push_back(std::move(line));
    }
    again_.push_back([this, &y, p](Column const& w, Column& out) {
      for (std::size_t at = 0; at < domains_.names.size(); ++at)
        out.push_back(quantile_under(y, w, p, domains_.rows_of(at, y.size())));
    });
  }

  Given const& given_;
  Design const& design_;
  Table const& table_;
  Domains const& domains_;
  double level_;
  std::vector<Line> lines_{};
  std::vector<std::function<void(Column const&, Column&)>> again_{};
};

}  // namespace

double Line::cv() const { return value == 0 ? missing : std::fabs(se / value); }

std::vector<Option> line_options() {
  using K = Option::Kind;
  std::vector<Option> out;
  for (auto const* name : {"value", "total", "share", "count-of", "ratio", "quantile"})
    out.push_back({.name = name, .kind = K::texts});
  out.push_back({.name = "by", .kind = K::texts});
  out.push_back(share("level", "0.95"));
  out.push_back({.name = "deff", .kind = K::flag});
  out.push_back({.name = "deff-replace", .kind = K::flag});
  out.push_back({.name = "interval",
                 .kind = K::choice,
                 .fallback = "best",
                 .choices = {"best", "logit", "beta", "asin", "likelihood", "mean"}});
  out.push_back({.name = "rule", .kind = K::choice, .fallback = "math", .choices = {"math", "hf7"}});
  return out;
}

std::vector<Wanted> wanted_of(Given const& given, Faults& faults) {
  std::vector<Wanted> out;
  for (auto const* option : {"value", "total"})
    for (auto const& name : given.texts(option)) out.push_back({name, W::Kind::number, W::Cells::some});
  for (auto const* option : {"share", "count-of"})
    for (auto const& name : given.texts(option)) out.push_back({name, W::Kind::category, W::Cells::some});
  for (auto const& text : given.texts("ratio")) {
    auto const pair = split(text, '/');
    if (pair.size() != 2) faults.add({}, "tools.survey.ratio", {{"seen", text}});
    for (auto const& name : pair) out.push_back({name, W::Kind::number, W::Cells::some});
  }
  for (auto const& text : given.texts("quantile")) {
    auto const pair = split(text, ':');
    auto const p = read_number(pair.size() == 2 ? pair[1] : "", true);
    if (p.what != Number::read || !(p.value > 0 && p.value < 1))
      faults.add({}, "tools.survey.quantile", {{"seen", text}});
    if (!pair.empty()) out.push_back({pair[0], W::Kind::number, W::Cells::some});
  }
  if (out.empty()) faults.add({}, "tools.survey.nothing");
  for (auto const& name : given.texts("by")) out.push_back({name, W::Kind::category, W::Cells::some});
  return out;
}

std::vector<Line> lines_of(Given const& given, Survey const& survey, estimation::Replicates const* replicates,
                           Reweigh const& analysis) {
  auto const domains = domains_of(survey.table, given.texts("by"));
  Estimator estimator(given, survey, domains);
  auto lines = estimator.lines();
  if (!replicates) return lines;
  bool is_first = true;  // by_replicates begins with the full weights, which are raked already
  auto const found = by_replicates(survey.design->weight(), *replicates, [&](Column const& w) {
    bool const as_they_are = std::exchange(is_first, false) || !analysis;
    return estimator.under(as_they_are ? w : analysis(w));
  });
  for (std::size_t at = 0; at < lines.size(); ++at) {
    auto& line = lines[at];
    if (std::isnan(line.value)) continue;
    line.se = found.se(at), line.df = found.df, line.deff = missing;
    line.interval = estimation::t_interval(line.value, line.se, line.df, given.number("level"));
    if (line.what == "share") bound_share(given, survey.table.rows(), line);
  }
  return lines;
}

}  // namespace arpent::tools
