#include "domain/city/relations.h"
#include "domain/text_of.h"

#include <algorithm>

namespace arpent::city {
namespace {

// Facts are told and kept without a record of their own: there is nothing to look up.
bool is_fact(std::string const& kind) {
  static constexpr std::string_view facts[] = {"swot_note", "dot", "pulse", "statement", "vote"};
  return std::find(std::begin(facts), std::end(facts), kind) != std::end(facts);
}

// The record an operation touches, or the input where it touches none yet.
Json touched(Question const& question) {
  auto const id = text_of(question.input, "id");
  if (id.empty() || question.kind.empty() || is_fact(question.kind)) return question.input;
  auto const found = question.reader.find(question.kind, id);
  return found ? *found : question.input;
}

Json record_of(store::Reader& reader, char const* kind, std::string const& id) {
  if (id.empty()) return nullptr;
  auto const found = reader.find(kind, id);
  return found ? *found : Json();
}

// The id of a record of this kind that a comment or a file is about; "" where it is about another.
std::string about(Question const& question, Json const& record, char const* kind) {
  auto const id = text_of(record, "about");
  return record_of(question.reader, kind, id).is_null() ? "" : id;
}

std::string measurement_of(Question const& question, Json const& record) {
  auto const measurement = text_of(record, "measurement");
  return measurement.empty() ? about(question, record, "measurement") : measurement;
}

std::string indicator_of(Question const& question, Json const& record) {
  if (question.kind == "indicator" && !text_of(record, "id").empty()) return text_of(record, "id");
  if (auto const indicator = text_of(record, "indicator"); !indicator.empty()) return indicator;
  if (auto const indicator = about(question, record, "indicator"); !indicator.empty()) return indicator;
  return text_of(record_of(question.reader, "measurement", measurement_of(question, record)), "indicator");
}

std::string territory_of(Question const& question, Json const& record) {
  if (auto const territory = text_of(record, "territory"); !territory.empty()) return territory;
  return text_of(record_of(question.reader, "measurement", measurement_of(question, record)), "territory");
}

// A link is of what it opens, whatever else it names: of a number's indicator, of a small test; what is answered by one
// is no action's.
std::string action_of_link(Question const& question, Json const& link) {
  auto const opens = text_of(link, "opens");
  if (opens == "action" || opens == "sheet") return text_of(link, "action");
  if (opens == "pilot") return text_of(record_of(question.reader, "pilot", text_of(link, "pilot")), "action");
  if (opens != "measurement") return "";
  return text_of(record_of(question.reader, "indicator", text_of(link, "indicator")), "action");
}

std::string action_of(Question const& question, Json const& record) {
  if (question.kind == "action") return text_of(record, "id");
  if (question.kind == "share_link") return action_of_link(question, record);
  if (auto const action = text_of(record, "action"); !action.empty()) return action;
  if (auto const action = about(question, record, "action"); !action.empty()) return action;
  if (auto const pilot = about(question, record, "pilot"); !pilot.empty())
    return text_of(record_of(question.reader, "pilot", pilot), "action");
  return text_of(record_of(question.reader, "indicator", indicator_of(question, record)), "action");
}

bool is_lead(Question const& question) {
  auto const action = record_of(question.reader, "action", action_of(question, touched(question)));
  auto const post = record_of(question.reader, "post", text_of(action, "lead"));
  return !question.asker.person.empty() && text_of(post, "holder") == question.asker.person;
}

bool is_reporter(Question const& question) {
  if (question.asker.person.empty()) return false;
  auto const record = touched(question);
  auto const territory = territory_of(question, record);
  auto const all = question.reader.where("reporter", "indicator", indicator_of(question, record));
  return std::any_of(all.begin(), all.end(), [&](Json const& reporter) {
    bool const theirs =
        text_of(reporter, "person") == question.asker.person || text_of(reporter, "stand_in") == question.asker.person;
    return theirs && (text_of(reporter, "territory").empty() || text_of(reporter, "territory") == territory);
  });
}

bool is_theirs(Question const& question, std::string territory) {
  auto const& theirs = question.asker.territories;
  // A tree of territories is a few levels deep; the count guards against one that was spoilt by hand.
  for (int level = 0; level < 10 && !territory.empty(); ++level) {
    if (std::find(theirs.begin(), theirs.end(), territory) != theirs.end()) return true;
    territory = text_of(record_of(question.reader, "territory", territory), "parent");
  }
  return false;
}

bool is_officer(Question const& question) {
  if (question.asker.territories.empty()) return false;
  // Of many numbers at once, each is of their district.
  if (auto const rows = question.input.find("rows"); rows != question.input.end() && rows->is_array())
    return !rows->empty() && std::all_of(rows->begin(), rows->end(), [&](Json const& row) {
      return is_theirs(question, text_of(row, "territory"));
    });
  auto const record = touched(question);
  if (question.kind == "territory") return is_theirs(question, text_of(record, "id"));
  // A link that takes the voices heard in a place is of that place; others only name one.
  if (question.kind == "share_link" && text_of(record, "opens") != "needs") return false;
  if (auto const place = about(question, record, "territory"); !place.empty()) return is_theirs(question, place);
  return is_theirs(question, territory_of(question, record));
}

bool is_author(Question const& question) {
  auto const actor = question.asker.actor();
  auto const history = question.reader.history(question.kind, text_of(question.input, "id"));
  return !actor.empty() && !history.empty() && history.front().entry.actor == actor;
}

bool is_self(Question const& question) {
  auto const& person = question.asker.person;
  if (person.empty()) return false;
  if (question.kind == "person") return text_of(question.input, "id") == person;
  // The address of one's own calendar says what one may read here anyhow.
  if (question.kind != "share_link") return false;
  auto const link = touched(question);
  return text_of(link, "opens") == "calendar" && text_of(link, "person") == person;
}

bool is_partner(Question const& question) {
  if (question.asker.person.empty()) return false;
  auto const record = touched(question);
  auto const id = question.kind == "stakeholder" ? text_of(record, "id") : text_of(record, "stakeholder");
  return text_of(record_of(question.reader, "stakeholder", id), "contact") == question.asker.person;
}

bool is_asked(Question const& question) {
  auto const& person = question.asker.person;
  if (person.empty() || question.kind != "decision") return false;
  auto const who = text_of(touched(question), "can_say_yes");
  return who == person || text_of(record_of(question.reader, "post", who), "holder") == person ||
         text_of(record_of(question.reader, "stakeholder", who), "contact") == person;
}

// The meeting or the "what for?" that something belongs to: its kind and its id, "" for none.
std::pair<char const*, std::string> room_of(Question const& question) {
  auto const record = touched(question);
  for (char const* kind : {"meeting", "inquiry"}) {
    if (question.kind == kind) return {kind, text_of(question.input, "id")};
    if (auto const id = text_of(record, kind); !id.empty()) return {kind, id};
  }
  // The view of a meeting names it by its id.
  if (question.kind.empty()) return {"meeting", text_of(question.input, "id")};
  return {"", ""};
}

bool leads(Json const& room, std::string const& person) {
  return text_of(room, "facilitator") == person || text_of(room, "second_facilitator") == person;
}

// Of a "what for?" also who leads a meeting that is held and asks it.
bool is_facilitator(Question const& question) {
  auto const& person = question.asker.person;
  if (person.empty()) return false;
  auto const [kind, id] = room_of(question);
  if (leads(record_of(question.reader, kind, id), person)) return true;
  if (std::string_view(kind) != "inquiry" || id.empty()) return false;
  auto const asking = question.reader.where("agenda_item", "inquiry", id);
  return std::any_of(asking.begin(), asking.end(), [&](Json const& item) {
    auto const meeting = record_of(question.reader, "meeting", text_of(item, "meeting"));
    return text_of(meeting, "state") == "open" && leads(meeting, person);
  });
}

bool is_guest(Question const& question) { return !question.asker.seat_at(room_of(question).second).empty(); }

bool came_by_link(Question const& question) {
  if (question.asker.link.empty()) return false;
  auto const link = record_of(question.reader, "share_link", question.asker.link);
  auto const record = touched(question);
  if (question.kind.empty() || question.kind == "share_link") return true;  // the view of the link itself
  if (question.kind == "measurement")
    return text_of(link, "opens") == "measurement" && text_of(record, "indicator") == text_of(link, "indicator") &&
           text_of(record, "territory") == text_of(link, "territory");
  if (question.kind == "reporter")
    return text_of(link, "opens") == "measurement" && text_of(record, "indicator") == text_of(link, "indicator") &&
           text_of(record, "territory") == text_of(link, "territory");
  if (question.kind == "pilot")
    return text_of(link, "opens") == "pilot" && text_of(record, "id") == text_of(link, "pilot");
  if (question.kind == "challenge")
    return text_of(link, "opens") == "needs" && text_of(record, "territory") == text_of(link, "territory");
  if (question.kind == "invitation" || question.kind == "decision" || question.kind == "inquiry")
    return text_of(link, "opens") == question.kind && text_of(record, "id") == text_of(link, question.kind.c_str());
  return question.kind == "action" && text_of(link, "opens") == "action" &&
         text_of(record, "id") == text_of(link, "action");
}

}  // namespace

std::map<std::string, Relation, std::less<>> relations() {
  return {{"lead", is_lead},   {"reporter", is_reporter}, {"officer", is_officer}, {"author", is_author},
          {"self", is_self},   {"partner", is_partner},   {"link", came_by_link},  {"facilitator", is_facilitator},
          {"asked", is_asked}, {"guest", is_guest}};
}

}  // namespace arpent::city
