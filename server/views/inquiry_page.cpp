#include "base/qr.h"
#include "domain/people/representation.h"
#include "domain/voice/answer.h"
#include "operations/guests.h"
#include "views/inquiry.h"
#include "views/inquiry_lines.h"

namespace arpent::views {
namespace {

class Page {
 public:
  Page(Call const& call, Reader& reader, voice::Inquiry inquiry)
      : call_(call), reader_(reader), all_(voice::conversation_of(reader, inquiry.id)) {
    out_.inquiry = std::move(inquiry);
  }

  InquiryPage run() {
    auto const& of = out_.inquiry;
    auto const line = inquiry_line(reader_, of);
    out_.about_kind = line.about_kind, out_.about_title = line.about_title, out_.facilitator = line.facilitator;
    out_.leads = leads_inquiry(reader_, call_.asker, of);
    out_.here = static_cast<std::int64_t>(all_->voters.ids().size());
    out_.statements = static_cast<std::int64_t>(all_->shown());
    out_.people_voting = static_cast<std::int64_t>(all_->people_voting());
    out_.votes = static_cast<std::int64_t>(all_->votes.size());
    if (out_.leads) lead();
    // Others see nothing of it before everybody had the time to say their own.
    bool const over = !of.takes_statements();
    if (over || (out_.leads && of.state == "voting")) result();
    if (over) answer();
    return std::move(out_);
  }

 private:
  void lead() {
    auto const& of = out_.inquiry;
    if (of.state == "writing")
      for (auto const& one : all_->statements)
        if (one.is_shown()) out_.written.push_back({one.id, one.text});
    if (!of.is_open || !reader_.present()) return;
    auto const door = guests::door_of(reader_, of.id);
    if (!door) return;
    out_.code = door->code;
    out_.url = call_.base_url + "/w/" + door->token;
    out_.qr = qr_rows(*out_.url);
  }

  std::shared_ptr<opinion::Report const> report() {
    return voice::result_of(reader_, out_.inquiry.id, *all_, call_.clock.now());
  }

  // What was hidden is for whoever may show it again.
  void result() {
    out_.result = result_shown(*all_, *report(), call_.asker.in_team() ? Sight::team : Sight::members);
    if (!out_.leads)
      std::erase_if(out_.result->statements, [](StatementLine const& line) { return line.hidden || line.into; });
  }

  void answer() {
    std::optional<voice::AgreedAnswer> last;
    for (auto& one : reader_.where<voice::AgreedAnswer>("inquiry", out_.inquiry.id))
      if (!last || one.version > last->version) last = std::move(one);
    if (!last) return;
    // A draft is for those who write it, until it is put to all.
    if (last->state == "draft" && !out_.leads) return;
    out_.answer = answer_shown(*all_, *last);
    if (out_.inquiry.state == "stance") verdict(*last);
  }

  void verdict(voice::AgreedAnswer const& last) {
    auto const verdict = voice::verdict_of(voice::voices_on(*all_, *report(), last.version), out_.inquiry.asked,
                                           out_.inquiry.min_answers.value_or(1));
    out_.would_be_adopted = verdict.is_adopted();
    auto const shown = [&](voice::Part const& part) {
      ShownPart out{.sort = part.sort, .name = part.name};
      bool const all = part.sort == "all";
      if (all || call_.asker.in_team() || part.people >= people::shown_from) out.people = part.people;
      if (part.wanted > 0) out.wanted = part.wanted;
      return out;
    };
    for (auto const& part : verdict.objecting) out_.objecting.push_back(shown(part));
    for (auto const& part : verdict.too_few) out_.too_few.push_back(shown(part));
  }

  Call const& call_;
  Reader& reader_;
  std::shared_ptr<voice::Conversation const> all_;
  InquiryPage out_{};
};

Result<InquiryPage> inquiry_page(Call const& call, Reader& reader, AskedInquiry const& in) {
  ARPENT_TRY(inquiry, reader.get<voice::Inquiry>(in.inquiry));
  return Page(call, reader, std::move(inquiry)).run();
}

}  // namespace

void add_inquiry_page(Register& all) { add(all, {.name = "inquiry_page", .target = Target::view}, inquiry_page); }

}  // namespace arpent::views
