#include "doors/cli/preview_text.h"

#include "base/text.h"
#include "words/words.h"

namespace arpent::cli {
namespace {

std::string text_of(Json const& from, char const* member) {
  auto const found = from.find(member);
  return found != from.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string number_of(Json const& from, char const* member) {
  return std::to_string(from.value(member, std::int64_t{0}));
}

class Lines {
 public:
  Lines(Json const& preview, std::string const& language) : preview_(preview), language_(language) {}

  std::string write(std::size_t records_max) {
    for (auto const& sheet : preview_["sheets"]) head(sheet);
    counts();
    records(records_max);
    questions();
    faults();
    return std::move(out_);
  }

 private:
  std::string said(std::string const& key, Params const& params = {}) const { return say(language_, key, params); }
  void line(std::string const& text) { out_ += text + "\n"; }

  void head(Json const& sheet) {
    auto const name = text_of(sheet, "name").empty() ? text_of(preview_, "name") : text_of(sheet, "name");
    auto const what = text_of(sheet, "what_label");
    if (what.empty()) line(said("cli.import.sheet_unknown", {{"sheet", name}}));
    else line(said("cli.import.sheet", {{"sheet", name}, {"what", what}, {"rows", number_of(sheet, "rows")}}));
    for (auto const& column : sheet["columns"])
      if (!what.empty() && text_of(column, "field").empty()) unread(sheet, column);
  }

  // A column that nobody recognised, with what it could be.
  void unread(Json const& sheet, Json const& column) {
    line("  " + said("cli.import.column_unread",
                     {{"column", text_of(column, "column")}, {"heading", text_of(column, "heading")}}));
    std::string names;
    for (auto const& option : sheet["options"])
      for (auto const& candidate : column["candidates"])
        if (option["value"] == candidate)
          names += (names.empty() ? "" : ", ") + candidate.get<std::string>() + " (" + text_of(option, "label") + ")";
    if (!names.empty()) line("    " + said("cli.import.column_could_be", {{"names", names}}));
  }

  void counts() {
    auto const& counts = preview_["counts"];
    std::string kinds;
    for (auto const& kind : preview_["kinds"])
      if (kind.value("created", 0) + kind.value("changed", 0) > 0)
        kinds += (kinds.empty() ? "" : ", ") + text_of(kind, "label") + " " +
                 std::to_string(kind.value("created", 0) + kind.value("changed", 0));
    line(said("cli.import.counts", {{"created", number_of(counts, "created")},
                                    {"changed", number_of(counts, "changed")},
                                    {"untouched", number_of(counts, "untouched")}}) +
         (kinds.empty() ? "" : " (" + kinds + ")"));
    if (counts.value("cleared", 0) > 0) line(said("cli.import.cleared", {{"n", number_of(counts, "cleared")}}));
    if (counts.value("conflicts", 0) > 0) line(said("cli.import.conflicts", {{"n", number_of(counts, "conflicts")}}));
  }

  void records(std::size_t records_max) {
    auto const& records = preview_["records"];
    for (std::size_t at = 0; at < std::min(records_max, records.size()); ++at) record(records[at]);
    auto const total =
        preview_["counts"].value("created", std::size_t{0}) + preview_["counts"].value("changed", std::size_t{0});
    if (auto const shown = std::min(records_max, records.size()); total > shown)
      line("  " + said("cli.import.more", {{"n", std::to_string(total - shown)}}));
  }

  void record(Json const& record) {
    bool const is_new = record["what"] == "created";
    line(std::string(is_new ? "  + " : "  ~ ") + text_of(record, "kind_label") + ": " + text_of(record, "title") +
         "  [" + place_of(record) + "]");
    if (is_new) return;
    for (auto const& field : record["fields"]) {
      auto const after = text_of(field, "after");
      line("      " + text_of(field, "label") + ": " + text_of(field, "before") + " → " +
           (after.empty() ? said("cli.import.nothing_there") : after) +
           (field.value("conflict", false) ? "  " + said("cli.import.conflict") : ""));
    }
  }

  static std::string place_of(Json const& one) {
    auto const sheet = text_of(one, "sheet");
    return (sheet.empty() ? "" : sheet + ", ") + text_of(one, "place");
  }

  void questions() {
    for (auto const& question : preview_["questions"]) {
      line(said("cli.import.choose", {{"kind", text_of(question, "kind")}, {"label", text_of(question, "label")}}));
      for (auto const& option : question["options"])
        line("    " + text_of(option, "value") + "  " + text_of(option, "label"));
    }
  }

  void faults() {
    auto const& faults = preview_["faults"];
    if (faults.empty()) return;
    auto const& counts = preview_["counts"];
    line(said("cli.import.to_mend", {{"n", number_of(counts, "faults")}, {"rows", number_of(counts, "faulty_rows")}}));
    for (auto const& fault : faults) line("  ! " + place_of(fault) + ": " + text_of(fault, "message"));
  }

  Json const& preview_;
  std::string const& language_;
  std::string out_{};
};

}  // namespace

std::string preview_text(Json const& preview, std::string const& language, std::size_t records_max) {
  return Lines(preview, language).write(records_max);
}

}  // namespace arpent::cli
