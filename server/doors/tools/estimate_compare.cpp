// Do two groups of a survey differ? Do two of its categories have anything to do with each other?
#include <algorithm>
#include <cmath>

#include "doors/tools/number.h"
#include "doors/tools/survey.h"
#include "estimation/estimate.h"
#include "estimation/interval.h"

namespace arpent::tools {
namespace {

using W = Wanted;

class Writer {
 public:
  Writer(Given const& given, Survey const& survey, Answer& answer)
      : given_(given), survey_(survey), answer_(answer), page_(answer.page) {
    answer_.table.columns = {text_column("test"), text_column("of"), text_column("between")};
    for (auto const* name : {"difference", "se", "lower", "upper", "statistic", "df", "denominator_df", "p"})
      answer_.table.columns.push_back(number_column(name));
  }

  // Every pair of categories: the difference of their means, second minus first, with its t test.
  void differences(std::string const& value, std::string const& between) {
    auto const& y = survey_.table.numbers(value);
    auto const& codes = survey_.table.codes(between);
    auto const& names = survey_.table.texts(between);
    auto const k = names.size();
    auto const means = means_by(*survey_.design, y, codes, static_cast<int>(k));
    auto& out = answer_.json["differences"];
    for (std::size_t a = 0; a < k; ++a)
      for (std::size_t b = a + 1; b < k; ++b) {
        if (std::isnan(means.value[a]) || std::isnan(means.value[b])) continue;
        std::vector<int> pair(codes.size(), -1);
        for (std::size_t row = 0; row < codes.size(); ++row)
          if (codes[row] == static_cast<int>(a)) pair[row] = 0;
          else if (codes[row] == static_cast<int>(b)) pair[row] = 1;
        auto const test = compare_means(*survey_.design, y, pair);
        double const se = std::fabs(test.difference / test.t);
        df_ = test.df;
        auto const interval = estimation::t_interval(test.difference, se, test.df, given_.number("level"));
        auto const who = names[b] + " − " + names[a];
        out.push_back({{"of", value},
                       {"first", names[a]},
                       {"second", names[b]},
                       {"difference", test.difference},
                       {"se", se},
                       {"lower", interval.lower},
                       {"upper", interval.upper},
                       {"t", test.t},
                       {"df", test.df},
                       {"p", test.p}});
        answer_.table.rows.push_back({std::string("t"), value, who, test.difference, se, interval.lower, interval.upper,
                                      test.t, test.df, std::monostate{}, test.p});
        lines_.push_back({value, who, page_.figure(test.difference), page_.figure(se),
                          page_.figure(interval.lower) + " – " + page_.figure(interval.upper), page_.figure(test.t, 3),
                          page_.figure(test.p, 3)});
      }
  }

  void close_differences() {
    if (lines_.empty()) return;
    std::vector<std::string> heads;
    for (auto const* code : {"tools.head.of", "tools.head.between", "tools.head.difference", "tools.head.se",
                             "tools.head.interval", "tools.head.t", "tools.head.p_value"})
      heads.push_back(page_.sentence(code));
    page_.line().table(heads, lines_);
    page_.line().line(page_.sentence("tools.compare.df", {{"df", page_.figure(df_, 3)}}));
    page_.line(page_.sentence("tools.survey.level", {{"level", page_.percent(given_.number("level"))}}));
    if (lines_.size() > 1) page_.line(page_.sentence("tools.compare.many", {{"n", page_.count(1.0 * lines_.size())}}));
  }

  void independent(std::string const& one, std::string const& other) {
    auto const& table = survey_.table;
    auto const test = independence(*survey_.design, table.codes(one), static_cast<int>(table.texts(one).size()),
                                   table.codes(other), static_cast<int>(table.texts(other).size()));
    answer_.json["independence"].push_back({{"one", one},
                                            {"other", other},
                                            {"f", test.f},
                                            {"numerator_df", test.numerator_df},
                                            {"denominator_df", test.denominator_df},
                                            {"p", test.p}});
    answer_.table.rows.push_back({std::string("rao_scott"), one, other, std::monostate{}, std::monostate{},
                                  std::monostate{}, std::monostate{}, test.f, test.numerator_df, test.denominator_df,
                                  test.p});
    page_.line().line(page_.sentence("tools.compare.independence", {{"one", one},
                                                                    {"other", other},
                                                                    {"f", page_.figure(test.f)},
                                                                    {"df", page_.figure(test.numerator_df, 3)},
                                                                    {"below", page_.figure(test.denominator_df, 3)},
                                                                    {"p", page_.figure(test.p, 3)}}));
  }

 private:
  Given const& given_;
  Survey const& survey_;
  Answer& answer_;
  Page& page_;
  std::vector<std::vector<std::string>> lines_{};
  double df_ = 0;  // of every difference
};

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  std::vector<Wanted> more;
  std::vector<std::vector<std::string>> pairs;
  if (given.has("value") != given.has("between")) faults.add({}, "tools.compare.between");
  for (auto const& name : given.texts("value")) more.push_back({name, W::Kind::number, W::Cells::some});
  if (given.has("between")) more.push_back({given.text("between"), W::Kind::category, W::Cells::some});
  for (auto const& text : given.texts("independent")) {
    pairs.push_back(split(text, ':'));
    if (pairs.back().size() != 2) faults.add({}, "tools.compare.independent", {{"seen", text}});
    for (auto const& name : pairs.back()) more.push_back({name, W::Kind::category, W::Cells::some});
  }
  if (more.empty()) faults.add({}, "tools.compare.nothing");
  if (faults.any()) return;
  auto const survey = read_survey(given, in, std::move(more), faults);
  if (!survey) return;
  auto const has_two = [&](std::string const& name) {
    if (survey->table.texts(name).size() < 2) faults.add({}, "tools.compare.one_category", {{"name", name}});
  };
  if (given.has("between")) has_two(given.text("between"));
  for (auto const& pair : pairs)
    for (auto const& name : pair) has_two(name);
  if (faults.any()) return;
  answer.page.title(answer.page.sentence("tools.compare.title"));
  say_design(*survey, answer);
  answer.json["level"] = given.number("level");
  answer.json["differences"] = answer.json["independence"] = Json::array();
  Writer writer(given, *survey, answer);
  for (auto const& name : given.texts("value")) writer.differences(name, given.text("between"));
  writer.close_differences();
  for (auto const& pair : pairs) writer.independent(pair[0], pair[1]);
  if (survey->calibration) say_calibration(*survey, answer);
}

}  // namespace

Command estimate_compare() {
  using K = Option::Kind;
  auto options = survey_options();
  options.push_back({.name = "value", .kind = K::texts});
  options.push_back({.name = "between"});
  options.push_back({.name = "independent", .kind = K::texts});
  options.push_back(share("level", "0.95"));
  return {
      .tool = "estimate",
      .verb = "compare",
      .options = std::move(options),
      .example = {.rows = "district,weight,wait,satisfied\nNord,12,5,yes\nNord,12,8,no\nNord,10,3,yes\nNord,11,6,yes\n"
                          "Sud,20,9,no\nSud,18,4,yes\nSud,20,12,no\nSud,21,7,yes\n",
                  .words = "--weight weight --value wait --between district --independent satisfied:district "
                           "--report"},
      .run = run};
}

}  // namespace arpent::tools
