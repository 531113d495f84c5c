// Weights that meet known totals, for whoever goes on elsewhere.
#include "doors/tools/survey.h"

namespace arpent::tools {
namespace {

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  if (!has_margins(given)) return faults.add({}, "tools.margin.wanted");
  auto const trim = given.numbers("trim");
  if (given.has("trim") && !(trim.size() == 2 && trim[0] < trim[1])) return faults.add({}, "tools.margin.trim");
  std::vector<Wanted> more;
  if (given.has("id")) more.push_back({given.text("id"), Wanted::Kind::category});
  auto const survey = read_survey(given, in, std::move(more), faults);
  if (!survey) return;
  auto const& calibration = *survey->calibration;
  auto weight = calibration.weight();
  if (!trim.empty()) weight = estimation::trimmed(std::move(weight), trim[0], trim[1]);
  auto& page = answer.page;
  page.title(page.sentence("tools.rake.title"));
  say_design(*survey, answer);
  say_calibration(*survey, answer);
  if (!trim.empty()) page.line(page.sentence("tools.rake.trimmed"));
  answer.table.columns = {text_column("id"), number_column("line"), number_column("weight_before"),
                          number_column("weight")};
  answer.json["weights"] = Json::array();
  for (std::size_t row = 0; row < weight.size(); ++row) {
    auto const line = static_cast<double>(survey->table.line(row));
    std::string id;
    if (given.has("id")) {
      auto const code = static_cast<std::size_t>(survey->table.codes(given.text("id"))[row]);
      id = survey->table.texts(given.text("id"))[code];
    }
    double const before = calibration.base_weight()[row];
    if (given.flag("csv")) answer.table.rows.push_back({std::move(id), line, before, weight[row]});
    else
      answer.json["weights"].push_back({{"id", std::move(id)},
                                        {"line", survey->table.line(row)},
                                        {"weight_before", before},
                                        {"weight", weight[row]}});
  }
}

}  // namespace

Command estimate_rake() {
  auto options = survey_options();
  options.push_back({.name = "id"});
  options.push_back({.name = "trim", .kind = Option::Kind::numbers, .least = 0});
  return {
      .tool = "estimate",
      .verb = "rake",
      .options = std::move(options),
      .example = {.rows = "id,sex,age,w\n1,f,young,10\n2,f,old,10\n3,m,young,10\n4,m,old,10\n5,f,young,12\n6,m,old,12\n"
                          "7,f,old,9\n8,m,young,9\n9,f,young,8\n10,m,old,8\n",
                  .words = "--weight w --id id --margin sex=f=520,sex=m=480,age=young=400,age=old=600 --report"},
      .run = run};
}

}  // namespace arpent::tools
