#include <algorithm>

#include "domain/text_of.h"
#include "domain/voice/voter.h"
#include "views/heard.h"
#include "views/inquiry.h"
#include "views/inquiry_lines.h"

namespace arpent::views {
namespace {

void tell_next(Reader& reader, voice::Conversation const& all, std::string const& voter, InquiryRoom& out) {
  auto const person = all.voters.find(voter);
  if (person && *person < all.votes.people())
    for (auto const one : all.votes.row(*person)) out.voted += all.statements[one.statement()].is_shown();
  out.left = std::max<std::int64_t>(0, static_cast<std::int64_t>(all.shown()) - out.voted);
  auto const next = voice::next_for(reader, out.id, all, voter, std::nullopt);
  if (!next) return;
  out.statement = all.statements[next->statement].id;
  out.text = all.statements[next->statement].text;
  out.asks_for_more = next->asks_for_more;
}

void tell_answer(Reader& reader, voice::Conversation const& all, std::string const& voter, InquiryRoom& out) {
  std::optional<voice::AgreedAnswer> last;
  for (auto& one : reader.where<voice::AgreedAnswer>("inquiry", out.id))
    if (one.state != "draft" && (!last || one.version > last->version)) last = std::move(one);
  if (!last) return;
  auto answer = answer_shown(all, *last);
  answer.named.clear();  // for members
  // How others stand is told when it is decided: nobody follows the crowd before.
  if (out.state == "stance" || out.state == "critique")
    answer.reasons.clear(), answer.agree = answer.can_live = answer.disagree = answer.no_view = 0;
  if (out.state != "critique") answer.objections.clear();
  auto const person = all.voters.find(voter);
  auto const stance = person ? all.stances.find(*person) : all.stances.end();
  if (stance != all.stances.end() && stance->second.version == last->version) out.stance = stance->second.stance;
  out.answer = std::move(answer);
}

Result<InquiryRoom> inquiry_room(Call const& call, Reader& reader, AskedInquiry const& in) {
  auto const unknown = Reader::not_found("inquiry", in.inquiry);
  auto const inquiry = reader.find<voice::Inquiry>(in.inquiry);
  if (!inquiry) return unknown;
  bool const seated = came_into_inquiry(reader, call.asker, inquiry->id);
  if (!seated && !call.asker.is_member()) return unknown;

  InquiryRoom out{.id = inquiry->id, .question = inquiry->question, .state = inquiry->state};
  out.about_title = about_what(reader, inquiry->about).title;
  for (auto const& city : reader.all("city")) out.city = text_of(city, "name");
  out.here = seated;
  out.asked = inquiry->asked;
  auto const all = voice::conversation_of(reader, inquiry->id);
  auto const voter = reader.present() ? voice::voter_of(reader, call.asker, inquiry->id) : "";
  if (auto const person = all->voters.find(voter); person && all->there_as[*person] >= 0)
    out.there_as = voice::speaker_words()[static_cast<std::size_t>(all->there_as[*person])];
  if (inquiry->state == "voting" && seated) tell_next(reader, *all, voter, out);
  if (inquiry->takes_statements()) return out;
  auto const report = voice::result_of(reader, inquiry->id, *all, call.clock.now());
  for (auto& line : result_shown(*all, *report, Sight::members).statements)
    if (!line.hidden && !line.into) out.statements.push_back(std::move(line));
  tell_answer(reader, *all, voter, out);
  return out;
}

}  // namespace

bool came_into_inquiry(Reader& reader, Asker const& asker, std::string const& inquiry) {
  if (!asker.seat_at(inquiry).empty()) return true;
  auto const link = asker.link.empty() ? std::nullopt : reader.find("share_link", asker.link);
  return link && text_of(*link, "opens") == "inquiry" && text_of(*link, "inquiry") == inquiry;
}

std::optional<Heard> heard_of_inquiry(Reader& reader, std::string const& id) {
  auto const of = reader.find<voice::Inquiry>(id);
  if (!of) return std::nullopt;
  auto const all = voice::conversation_of(reader, id);
  std::int64_t answers = 0;
  for (auto const& one : reader.where<voice::AgreedAnswer>("inquiry", id)) answers += one.revision;
  // Whatever a phone draws: who votes wants to know of statements that came since.
  auto picture = of->state + "o" + (of->is_open ? "1" : "0") + "a" + std::to_string(answers);
  if (of->state != "writing") picture += "s" + std::to_string(all->shown());
  Json out{{"moment", reader.moment()}, {"state", of->state}, {"picture", std::move(picture)}};
  Heard heard{.calm = out.dump()};
  out["is_open"] = of->is_open;
  out["here"] = all->voters.ids().size();
  out["statements"] = all->shown();
  out["people_voting"] = all->people_voting();
  out["votes"] = all->votes.size();
  out["objections"] = all->objections.size();
  out["stances"] = all->stances.size();
  heard.quick = out.dump();
  return heard;
}

void add_inquiry_room(Register& all) { add(all, {.name = "inquiry_room", .target = Target::view}, inquiry_room); }

}  // namespace arpent::views
