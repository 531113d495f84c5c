#include <algorithm>

#include "views/inquiry.h"
#include "views/inquiry_lines.h"

namespace arpent::views {
namespace {

// Running ones first, then the latest answered.
void sort(std::vector<InquiryLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(), [](InquiryLine const& one, InquiryLine const& other) {
    if (one.answer.has_value() != other.answer.has_value()) return other.answer.has_value();
    return one.answer && one.answer->decided_on > other.answer->decided_on;
  });
}

Result<InquiryList> inquiry_list(Call const&, Reader& reader, record::Nothing const&) {
  InquiryList out;
  for (auto const& inquiry : reader.all<voice::Inquiry>()) out.inquiries.push_back(inquiry_line(reader, inquiry));
  std::reverse(out.inquiries.begin(), out.inquiries.end());
  sort(out.inquiries);
  return out;
}

Result<InquiryList> what_for(Call const&, Reader& reader, AskedAbout const& in) {
  InquiryList out;
  for (auto const& inquiry : reader.where<voice::Inquiry>("about", in.about))
    out.inquiries.push_back(inquiry_line(reader, inquiry));
  std::reverse(out.inquiries.begin(), out.inquiries.end());
  sort(out.inquiries);
  return out;
}

Result<AnswerVersions> answer_versions(Call const&, Reader& reader, AskedInquiry const& in) {
  ARPENT_TRY(inquiry, reader.get<voice::Inquiry>(in.inquiry));
  AnswerVersions out{.question = inquiry.question};
  auto const all = voice::conversation_of(reader, inquiry.id);
  for (auto const& answer : reader.where<voice::AgreedAnswer>("inquiry", inquiry.id))
    out.versions.push_back(answer_shown(*all, answer));
  std::sort(out.versions.begin(), out.versions.end(),
            [](ShownAnswer const& one, ShownAnswer const& other) { return one.version > other.version; });
  return out;
}

}  // namespace

void add_inquiry_list(Register& all) {
  add(all, {.name = "inquiry_list", .target = Target::view}, inquiry_list);
  add(all, {.name = "what_for", .target = Target::view}, what_for);
  add(all, {.name = "answer_versions", .target = Target::view}, answer_versions);
}

}  // namespace arpent::views
