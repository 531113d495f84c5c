#include "views/today_reviews.h"

#include <algorithm>

#include "domain/course/adjustment.h"
#include "domain/course/condition.h"
#include "domain/course/observation.h"
#include "domain/course/recommendation.h"
#include "domain/plan/goal.h"
#include "views/keeps_links.h"

namespace arpent::views {
namespace {

class Reviews {
 public:
  Reviews(Asker const& asker, Reader& reader, Picture const& picture, std::set<std::string> const& mine)
      : asker_(asker), reader_(reader), picture_(picture), mine_(mine), today_(print_day(picture.today)) {}

  std::vector<TodayLine> run() {
    auto adjustments = reader_.all<course::Adjustment>();
    for (auto const& one : adjustments)
      if (one.state == "confirmed" && is_due(one.review_on)) adjustment(one);
    for (auto const& one : reader_.all<course::Condition>())
      if (is_due(one.review_on) && !(one.ends_on && *one.ends_on < today_)) condition(one);
    if (keeps_links_) {
      for (auto const& one : reader_.all<course::Recommendation>())
        if (is_due(one.review_on)) recommendation(one);
      for (auto const& one : reader_.all<plan::Assumption>())
        if (is_due(one.review_on)) line("review", one.id, one.assumption, "assumption").due = one.review_on;
    }
    for (auto const& one : adjustments) used_.insert(one.because_of.begin(), one.because_of.end());
    for (auto const* sql : {"SELECT observation FROM {agenda_item} WHERE observation IS NOT NULL",
                            "SELECT observation FROM {challenge} WHERE observation IS NOT NULL"})
      reader_.select(sql, {}, [&](store::Row const& row) { used_.insert(row.text(0)); });
    for (auto const& one : reader_.where<course::Observation>("state", "open"))
      if (!used_.contains(one.id)) observation(one);
    return std::move(out_);
  }

 private:
  bool is_due(std::optional<std::string> const& day) const { return day && *day <= today_; }
  bool leads(std::optional<std::string> const& action) const {
    auto const* line = picture_.action(action.value_or(""));
    return line && line->record.lead && mine_.contains(*line->record.lead);
  }
  TodayLine& line(std::string kind, std::string const& id, std::string title, std::string state) {
    auto& out = out_.emplace_back(TodayLine{.kind = std::move(kind), .id = id, .title = std::move(title)});
    out.state = std::move(state);
    return out;
  }
  void of_action(TodayLine& line, std::optional<std::string> const& id) const {
    auto const* action = picture_.action(id.value_or(""));
    if (!action) return;
    line.action = action->record.id;
    line.other = action->record.title;
  }

  void adjustment(course::Adjustment const& one) {
    if (!leads(one.action) && !keeps_links_) return;
    auto& line = this->line("review", one.id, one.is.value_or(one.why_changed), "adjustment");
    of_action(line, one.action);
    line.due = one.review_on;
  }

  void condition(course::Condition const& one) {
    bool const watches = one.owner && (*one.owner == asker_.person || mine_.contains(*one.owner));
    if (!watches && !keeps_links_) return;
    this->line("review", one.id, one.title, "condition").due = one.review_on;
  }

  void recommendation(course::Recommendation const& one) {
    auto& line = this->line("review", one.id, one.text, "recommendation");
    of_action(line, one.about);
    line.due = one.review_on;
  }

  void observation(course::Observation const& one) {
    auto action = one.about;
    if (auto const* indicator = picture_.indicator(one.about.value_or(""))) action = indicator->record.action;
    if (!leads(action) && !keeps_links_) return;
    auto& line = this->line("observed", one.id, one.text, one.sort);
    of_action(line, action);
    line.due = one.on_date;
    line.value = one.value;
    if (auto const* place = picture_.territory(one.territory.value_or(""))) line.place = place->name;
  }

  Asker const& asker_;
  Reader& reader_;
  Picture const& picture_;
  std::set<std::string> const& mine_;
  std::string today_;
  bool keeps_links_ = keeps_links(asker_, reader_);
  std::set<std::string> used_{};
  std::vector<TodayLine> out_{};
};

}  // namespace

std::vector<TodayLine> reviews_due(Asker const& asker, Reader& reader, Picture const& picture,
                                   std::set<std::string> const& mine) {
  return Reviews(asker, reader, picture, mine).run();
}

}  // namespace arpent::views
