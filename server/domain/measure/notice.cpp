#include "domain/measure/notice.h"

#include "base/text.h"
#include "domain/measure/courses.h"
#include "domain/measure/indicator_allow.h"
#include "domain/measure/notice_input.h"
#include "operations/said.h"

namespace arpent::measure {
namespace {

bool is_said(std::optional<std::string> const& text) { return text && !trim(*text).empty(); }

// What people call it, when nobody gave it a name: what is counted, else the beginning of what would be seen.
std::string title_of(Notice const& in) {
  if (is_said(in.title)) return *in.title;
  if (is_said(in.unit) && in.unit != "%") return *in.unit;
  auto const how = in.how_noticed.value_or("");
  auto const end = how.find_first_of(".:;\n");
  return std::string(first_characters(trim(how.substr(0, end)), 120));
}

Indicator indicator_of(Notice const& in) {
  Indicator out;
  out.action = in.action;
  out.goal = in.goal;
  out.title = title_of(in);
  out.how_noticed = in.how_noticed;
  out.who_notices = in.who_notices;
  out.where_noticed = in.where_noticed;
  out.unit = in.unit;
  out.measure = in.measure.value_or(in.unit == "%" ? "percent" : "number");
  fit_to_measure(out);
  out.frequency = in.frequency.value_or("month");
  out.says = in.says.value_or("activity");
  out.source = in.source;
  out.method = in.method;
  out.reason_extra = in.reason_extra;
  out.ascending = in.ascending;
  out.about_people = in.about_people;
  out.by_territory = in.by_territory;
  return out;
}

// Puts what belongs to one indicator under the same rules as its own operations, and gathers the faults by field.
class Writing {
 public:
  Writing(Call const& call, Work& work, Notice const& in) : call_(call), work_(work), in_(in) {}

  Result<Noticed> run() {
    auto indicator = indicator_of(in_);
    if (indicator.title.empty()) wrong_.fields.push_back({"how_noticed", "field.required"});
    indicator.id = call_.ids.next();
    // A day without a number to reach is kept as the day until which we look.
    if (in_.by_when && !in_.target && in_.places.empty()) indicator.ends_on = in_.by_when;
    keep(allow_indicator(call_, work_, nullptr, indicator), "");
    if (!wrong_.fields.empty()) return wrong_;
    indicator = work_.put(indicator);
    put_place(indicator.id, std::nullopt, {"", in_.baseline, in_.target, in_.reporter, in_.reporter_label}, "");
    for (std::size_t at = 0; at < in_.places.size(); ++at)
      put_place(indicator.id, in_.places[at].territory, in_.places[at], "places." + std::to_string(at) + ".");
    if (!wrong_.fields.empty()) return wrong_;
    return Noticed{indicator.id, indicator.title, indicator.state, indicator.revision, missing()};
  }

 private:
  void keep(Result<Done> const& allowed, std::string const& before, std::string const& instead_of_value = "value") {
    if (allowed) return;
    for (auto problem : allowed.problem().fields) {
      if (problem.field == "value") problem.field = instead_of_value;
      problem.field.insert(0, before);
      wrong_.fields.push_back(std::move(problem));
    }
  }

  void put_place(std::string const& indicator, std::optional<std::string> const& territory, NoticePlace const& place,
                 std::string const& path) {
    if (place.baseline) {
      Baseline baseline{
          .id = call_.ids.next(), .indicator = indicator, .territory = territory, .value = place.baseline};
      baseline.on_date = in_.baseline_on.value_or(print_day(work_.today()));
      auto const allowed = allow_baseline(call_, work_, nullptr, baseline);
      keep(allowed, path, "baseline");
      if (allowed) work_.put(baseline);
    }
    if (place.target && !in_.by_when) wrong_.fields.push_back({"by_when", "notice.target_needs_day"});
    if (place.target && in_.by_when) {
      Target target{.id = call_.ids.next(), .indicator = indicator, .territory = territory, .value = place.target};
      target.on_date = *in_.by_when;
      auto const allowed = allow_target(call_, work_, nullptr, target);
      keep(allowed, path, "target");
      if (allowed) work_.put(target);
    }
    if (!place.reporter && !is_said(place.reporter_label)) return;
    Reporter reporter{.id = call_.ids.next(), .indicator = indicator, .territory = territory, .person = place.reporter};
    reporter.label = place.reporter_label;
    auto const allowed = allow_reporter(call_, work_, nullptr, reporter);
    keep(allowed, path);
    if (allowed) work_.put(reporter);
  }

  std::vector<MissingPart> missing() const {
    std::vector<MissingPart> out;
    auto const want = [&](bool said, char const* part, char const* code) {
      if (!said) out.push_back({part, to_json(Phrase{code})});
    };
    bool baseline = in_.baseline.has_value(), target = in_.target.has_value();
    bool reporter = in_.reporter.has_value() || is_said(in_.reporter_label);
    for (auto const& place : in_.places) {
      baseline = baseline || place.baseline;
      target = target || place.target;
      reporter = reporter || place.reporter || is_said(place.reporter_label);
    }
    bool const in_words = in_.measure == "qualitative";
    want(is_said(in_.how_noticed), "how_noticed", "notice.missing.how_noticed");
    want(is_said(in_.who_notices), "who_notices", "notice.missing.who_notices");
    want(is_said(in_.where_noticed), "where_noticed", "notice.missing.where_noticed");
    want(in_.by_when.has_value(), "by_when", "notice.missing.by_when");
    want(in_words || baseline, "baseline", "notice.missing.baseline");
    want(in_words || target, "target", "notice.missing.target");
    want(reporter, "reporter", "notice.missing.reporter");
    want(is_said(in_.source), "source", "notice.missing.source");
    return out;
  }

  Call const& call_;
  Work& work_;
  Notice const& in_;
  Problem wrong_{422, "invalid"};
};

Result<Noticed> notice(Call const& call, Work& work, Notice const& in) { return Writing(call, work, in).run(); }

struct Discussed {
  std::string id;
  std::optional<std::string> where;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Discussed::id>("id", {.required = true, .max_length = 36}),
                                   text<&Discussed::where>("where")};
    static Shape const shape = input<Discussed>("discussed_indicator", fields);
    return shape;
  }
};

Result<Indicator> discussed(Call const&, Work& work, Discussed const& in) {
  ARPENT_TRY(indicator, work.get<Indicator>(in.id));
  indicator.discussed = true;
  if (is_said(in.where)) indicator.discussed_where = in.where;
  return work.put(indicator);
}

}  // namespace

void add_notice(Register& all) {
  add(all, {.name = "indicator.notice", .target = arpent::Target::collection}, notice);
  add(all, {.name = "indicator.discussed", .target = arpent::Target::item}, discussed);
}

}  // namespace arpent::measure
