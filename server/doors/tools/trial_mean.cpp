// Scores and shares: the mean, however often it is looked at. People in groups count as one observation per group and
// period.
#include <cmath>
#include <map>

#include "doors/tools/trial_parts.h"
#include "trial/bounded.h"
#include "trial/many.h"

namespace arpent::tools {
namespace {

using W = Wanted;

// One mean per cluster and period, in the order in which they first come.
trial::Observations observations(Table const& table, std::vector<double> const& values) {
  if (!table.has("cluster")) return values;
  std::map<std::pair<int, int>, std::size_t> place;
  trial::Observations sum;
  std::vector<double> count;
  for (std::size_t row = 0; row < values.size(); ++row) {
    int const period = table.has("period") ? table.codes("period")[row] : 0;
    auto const [at, is_new] = place.try_emplace({table.codes("cluster")[row], period}, sum.size());
    if (is_new) sum.push_back(0), count.push_back(0);
    sum[at->second] += values[row], ++count[at->second];
  }
  for (std::size_t at = 0; at < sum.size(); ++at) sum[at] /= count[at];
  return sum;
}

// Intervals after each observation, valid at every look but for how wide they are.
std::vector<trial::Interval> running_by(std::string const& method, trial::Observations const& x, double alpha) {
  if (method == "bernstein") return trial::empirical_bernstein(x, alpha);
  if (method == "hoeffding") return trial::hoeffding(x, alpha);
  if (method == "mixture") return trial::conjugate_hoeffding(x, alpha);
  return method == "betting" ? trial::betting_sequence(x, alpha) : trial::kelly_running(x, alpha);
}

void say_test(Given const& given, trial::Observations const& x, double scaled, double against, Answer& answer) {
  auto& page = answer.page;
  bool const below = given.text("side") == "below";
  double const ln_e = below ? trial::ln_kelly_down(x, scaled) : trial::ln_kelly_up(x, scaled);
  auto const evidence = std::string(name_of(trial::evidence_of(std::exp(ln_e))));
  bool const enough = ln_e >= -std::log(given.number("alpha")) - 1e-12;
  page.line(page.sentence(enough ? "tools.mean.enough" : "tools.mean.not_enough",
                          {{"against", page.figure(against)},
                           {"side", page.sentence(below ? "tools.mean.below" : "tools.mean.above")},
                           {"e", page.figure(std::exp(ln_e))},
                           {"limit", page.figure(1 / given.number("alpha"))},
                           {"word", page.sentence("tools.evidence." + evidence)}}));
  answer.json["test"] = {{"against", against},   {"side", given.text("side")},
                         {"ln_e", ln_e},         {"e", number_or_null(std::exp(ln_e))},
                         {"evidence", evidence}, {"enough", enough}};
}

// The values of a column as parts of the way from --least to --most.
trial::Observations scaled_to_one(Given const& given, Table const& table, std::string const& column, Faults& faults) {
  double const least = given.number("least"), most = given.number("most");
  if (!(least < most)) return faults.add({}, "tools.mean.bounds"), trial::Observations();
  auto values = table.numbers(column);
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (values[row] < least || values[row] > most)
      faults.add({table.line(row), column}, "tools.mean.outside",
                 {{"least", given.text("least")}, {"most", given.text("most")}});
    values[row] = (values[row] - least) / (most - least);
  }
  return values;
}

// Treated and control side by side: half of one and their halved difference, whose mean is 1/2 without an effect.
void run_pairs(Given const& given, Records& records, Answer& answer, Faults& faults) {
  auto const table = read_table(records, {{"treated"}, {"control"}}, faults);
  if (faults.any()) return;
  auto const treated = scaled_to_one(given, table, "treated", faults);
  auto const control = scaled_to_one(given, table, "control", faults);
  if (given.has("against")) faults.add({}, "tools.mean.pairs_against");
  if (faults.any()) return;
  auto const x = trial::paired(treated, control);
  double const alpha = given.number("alpha"), reach = given.number("most") - given.number("least");
  auto const running = running_by(given.text("method"), x, alpha);
  auto& page = answer.page;
  page.title(page.sentence("tools.mean.pairs_title"));
  page.line(page.sentence("tools.mean.pairs", {{"n", page.count(1.0 * x.size())}}));
  answer.json = {{"alpha", alpha}, {"method", given.text("method")}, {"pairs", x.size()}, {"looks", Json::array()}};
  answer.table.columns = {number_column("look"), number_column("difference"), number_column("lower"),
                          number_column("upper")};
  std::vector<std::vector<std::string>> lines;
  auto const back = [&](double share) { return (2 * share - 1) * reach; };
  for (std::size_t at = 0; at < x.size(); ++at) {
    double const look = static_cast<double>(at + 1), lower = back(running[at].lower), upper = back(running[at].upper);
    answer.json["looks"].push_back({{"look", at + 1}, {"difference", back(x[at])}, {"lower", lower}, {"upper", upper}});
    answer.table.rows.push_back({look, back(x[at]), lower, upper});
    lines.push_back({page.count(look), page.figure(back(x[at])), page.figure(lower) + " – " + page.figure(upper)});
  }
  say_test(given, x, 0.5, 0, answer);
  page.line().table(
      {page.sentence("tools.head.look"), page.sentence("tools.head.difference"), page.sentence("tools.head.interval")},
      lines);
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return;
  if (find_heading(records->heading(), "control")) return run_pairs(given, *records, answer, faults);
  auto const table = read_table(*records,
                                {{"value"},
                                 {"cluster", W::Kind::category, W::Cells::all, W::There::may},
                                 {"period", W::Kind::category, W::Cells::all, W::There::may}},
                                faults);
  if (faults.any()) return;
  double const least = given.number("least"), most = given.number("most");
  auto const values = scaled_to_one(given, table, "value", faults);
  double const scaled = given.has("against") ? (given.number("against") - least) / (most - least) : 0.5;
  if (!(scaled > 0 && scaled < 1)) faults.add({}, "tools.mean.against");
  if (faults.any()) return;

  auto const x = observations(table, values);
  auto const running = running_by(given.text("method"), x, given.number("alpha"));
  auto& page = answer.page;
  page.title(page.sentence("tools.mean.title"));
  page.line(page.sentence(table.has("cluster") ? "tools.mean.clusters" : "tools.mean.single",
                          {{"n", page.count(static_cast<double>(x.size()))}}));
  answer.json["alpha"] = given.number("alpha");
  answer.json["method"] = given.text("method");
  answer.json["observations"] = x.size();
  answer.json["looks"] = Json::array();
  answer.table.columns = {number_column("look"), number_column("observation"), number_column("lower"),
                          number_column("upper")};
  std::vector<std::vector<std::string>> lines;
  auto const back = [&](double share) { return least + share * (most - least); };
  for (std::size_t at = 0; at < x.size(); ++at) {
    double const look = static_cast<double>(at + 1), lower = back(running[at].lower), upper = back(running[at].upper);
    answer.json["looks"].push_back(
        {{"look", at + 1}, {"observation", back(x[at])}, {"lower", lower}, {"upper", upper}});
    answer.table.rows.push_back({look, back(x[at]), lower, upper});
    lines.push_back({page.count(look), page.figure(back(x[at])), page.figure(lower) + " – " + page.figure(upper)});
  }
  if (given.has("against")) say_test(given, x, scaled, given.number("against"), answer);
  if (given.has("useful") && back(running.back().upper) < given.number("useful")) {
    page.line(page.sentence("tools.mean.futile", {{"useful", page.figure(given.number("useful"))},
                                                  {"upper", page.figure(back(running.back().upper))}}));
    answer.json["decision"] = "futile";
  }
  page.line().table(
      {page.sentence("tools.head.look"), page.sentence("tools.head.observation"), page.sentence("tools.head.interval")},
      lines);
}

}  // namespace

Command trial_mean() {
  using K = Option::Kind;
  return {.tool = "trial",
          .verb = "mean",
          .options = {{.name = "least", .kind = K::number, .fallback = "0"},
                      {.name = "most", .kind = K::number, .fallback = "1"},
                      {.name = "against", .kind = K::number},
                      {.name = "side", .kind = K::choice, .fallback = "above", .choices = {"above", "below"}},
                      {.name = "useful", .kind = K::number},
                      {.name = "method",
                       .kind = K::choice,
                       .fallback = "kelly",
                       .choices = {"kelly", "betting", "bernstein", "hoeffding", "mixture"}},
                      share("alpha", "0.05")},
          .example = {.rows = "cluster,period,value\nA,1,3.5\nA,1,4\nB,1,4.5\nB,1,5\n"
                              "C,1,4\nA,2,4.5\nB,2,5\nC,2,4.5\n",
                      .words = "--least 0 --most 5 --against 2.5 --report"},
          .run = run};
}

}  // namespace arpent::tools
