// Two ways compared: in blocks of fixed sizes, or by the lot that each arrival drew.
#include <algorithm>
#include <cmath>

#include "doors/tools/trial_parts.h"
#include "trial/many.h"
#include "trial/two_arms.h"

namespace arpent::tools {
namespace {

using W = Wanted;

std::string evidence_word(Page const& page, double ln_e) {
  return page.sentence("tools.evidence." + std::string(name_of(trial::evidence_of(std::exp(ln_e)))));
}

void add_evidence(std::vector<double> const& ln_e, Answer& answer, std::vector<std::vector<std::string>>& lines) {
  answer.json["looks"] = Json::array();
  answer.table.columns = {number_column("look"), number_column("ln_e"), number_column("e"), text_column("evidence")};
  for (std::size_t at = 0; at < ln_e.size(); ++at) {
    auto const word = std::string(name_of(trial::evidence_of(std::exp(ln_e[at]))));
    auto const look = static_cast<double>(at + 1);
    answer.json["looks"].push_back(
        {{"look", at + 1}, {"ln_e", ln_e[at]}, {"e", number_or_null(std::exp(ln_e[at]))}, {"evidence", word}});
    answer.table.rows.push_back({look, ln_e[at], std::exp(ln_e[at]), word});
    lines.push_back({answer.page.count(look), answer.page.figure(std::exp(ln_e[at]), 4),
                     answer.page.sentence("tools.evidence." + word)});
  }
}

void say_decision(Given const& given, double ln_e, trial::Interval const* difference, Answer& answer) {
  auto& page = answer.page;
  double const alpha = given.number("alpha");
  bool const enough = ln_e >= -std::log(alpha) - 1e-12;
  page.title(page.sentence("tools.look.decision"));
  page.line(page.sentence(
      enough ? "tools.two_arms.enough" : "tools.two_arms.not_enough",
      {{"e", page.figure(std::exp(ln_e))}, {"limit", page.figure(1 / alpha)}, {"word", evidence_word(page, ln_e)}}));
  std::string decision = enough ? "enough" : "go_on";
  if (difference) {
    page.line(page.sentence("tools.two_arms.difference", {{"lower", page.percent(difference->lower)},
                                                          {"upper", page.percent(difference->upper)},
                                                          {"level", page.percent(1 - alpha)}}));
    answer.json["difference"] = {{"lower", difference->lower}, {"upper", difference->upper}};
    if (given.has("useful") && difference->upper < given.number("useful")) {
      decision = "futile";
      page.line(page.sentence("tools.two_arms.futile", {{"useful", page.percent(given.number("useful"))},
                                                        {"upper", page.percent(difference->upper)}}));
    }
  }
  answer.json["decision"] = {
      {"rule", "e >= 1/alpha"}, {"e", number_or_null(std::exp(ln_e))}, {"limit", 1 / alpha}, {"decision", decision}};
}

void say_looks(std::vector<std::vector<std::string>> const& lines, std::string const& each, Page& page) {
  page.line().table({page.sentence(each), page.sentence("tools.head.e"), page.sentence("tools.head.evidence")}, lines);
}

void run_blocks(Given const& given, Records& records, Answer& answer, Faults& faults) {
  trial::Blocks const blocks{.a_size = given.whole("a-size"), .b_size = given.whole("b-size")};
  if (blocks.a_size < 1 || blocks.b_size < 1) faults.add({}, "tools.two_arms.sizes");
  auto const table = read_table(records, {{"a_events"}, {"b_events"}}, faults);
  if (faults.any()) return;
  auto const a = counts_of(table, "a_events", faults), b = counts_of(table, "b_events", faults);
  std::vector<trial::Block> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto const beyond = [&](char const* column, int events, int size) {
      if (events > size)
        faults.add({table.line(row), column}, "tools.events_beyond",
                   {{"events", std::to_string(events)}, {"exposed", std::to_string(size)}});
    };
    beyond("a_events", a[row], blocks.a_size), beyond("b_events", b[row], blocks.b_size);
    seen.push_back({a[row], b[row]});
  }
  if (faults.any()) return;
  auto const side = given.text("side") == "first"    ? trial::Side::a_greater
                    : given.text("side") == "second" ? trial::Side::b_greater
                                                     : trial::Side::two;
  auto const ln_e = trial::ln_e_of_blocks(blocks, seen, side);
  auto const difference = trial::difference_sequence(blocks, seen, given.number("alpha"));
  std::vector<std::vector<std::string>> lines;
  answer.page.title(answer.page.sentence("tools.two_arms.blocks"));
  add_evidence(ln_e, answer, lines);
  say_looks(lines, "tools.head.block", answer.page);
  say_decision(given, ln_e.back(), &difference, answer);
}

void run_arrivals(Given const& given, Records& records, Answer& answer, Faults& faults) {
  auto const table = read_table(
      records, {{"way", W::Kind::category}, {"event"}, {"chance", W::Kind::number, W::Cells::all, W::There::may}},
      faults);
  if (faults.any()) return;
  auto const& ways = table.texts("way");
  if (ways.size() != 2) faults.add({}, "tools.two_arms.ways", {{"n", std::to_string(ways.size())}});
  auto const first = given.has("first") ? given.text("first") : ways.front();
  if (std::find(ways.begin(), ways.end(), first) == ways.end())
    faults.add({}, "tools.two_arms.no_such_way", {{"seen", first}});
  bool const swapped = given.text("side") == "second";
  auto const events = counts_of(table, "event", faults);
  std::vector<trial::Arrival> arrivals;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    double const chance = table.has("chance") ? table.numbers("chance")[row] : given.number("chance");
    if (!(chance > 0 && chance < 1)) faults.add({table.line(row), "chance"}, "tools.not_between_0_1");
    if (events[row] > 1) faults.add({table.line(row), "event"}, "tools.not_0_or_1");
    bool const is_first = ways[static_cast<std::size_t>(table.codes("way")[row])] == first;
    arrivals.push_back({is_first != swapped, events[row] == 1, swapped ? 1 - chance : chance});
  }
  if (faults.any()) return;
  auto const ln_e = trial::ln_e_of_arrivals(arrivals, 0.5, given.text("side") != "two");
  std::vector<std::vector<std::string>> lines;
  auto& page = answer.page;
  page.title(page.sentence("tools.two_arms.arrivals"));
  page.line(page.sentence("tools.two_arms.drawn_by_lot"));
  add_evidence(ln_e, answer, lines);
  say_looks(lines, "tools.head.arrival", page);
  say_decision(given, ln_e.back(), nullptr, answer);
}

void run(Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  auto const records = open_records(in, faults);
  if (!records) return;
  answer.json["alpha"] = given.number("alpha");
  answer.json["side"] = given.text("side");
  bool const arrivals = find_heading(records->heading(), "way").has_value();
  answer.json["by"] = arrivals ? "arrivals" : "blocks";
  arrivals ? run_arrivals(given, *records, answer, faults) : run_blocks(given, *records, answer, faults);
}

}  // namespace

Command trial_two_arms() {
  return {.tool = "trial",
          .verb = "two-arms",
          .options =
              {{.name = "a-size", .kind = Option::Kind::whole, .fallback = "0", .least = 0, .most = 1e6},
               {.name = "b-size", .kind = Option::Kind::whole, .fallback = "0", .least = 0, .most = 1e6},
               {.name = "side", .kind = Option::Kind::choice, .fallback = "two", .choices = {"two", "first", "second"}},
               {.name = "first"},
               share("chance", "0.5"),
               share("alpha", "0.05"),
               {.name = "useful", .kind = Option::Kind::number, .least = -1, .most = 1}},
          .example = {.rows = "a_events,b_events\n3,6\n2,7\n4,5\n1,6\n",
                      .words = "--a-size 10 --b-size 10 --useful 0.1 --report"},
          .run = run};
}

}  // namespace arpent::tools
