#include "main/carry_commands.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "doors/archive/unpack.h"
#include "doors/cli/preview_text.h"
#include "doors/import/import.h"
#include "doors/said.h"
#include "main/archive_file.h"
#include "main/open_formats.h"
#include "words/words.h"

namespace arpent {
namespace {

Asker operator_of(cli::Terminal const& terminal) {
  Asker out;
  out.language = terminal.language;
  out.door = "cli";
  out.operator_ = true;
  return out;
}

Result<std::string> bytes_of(cli::Terminal const& terminal, std::string const& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(terminal.in), {});
  std::ifstream in(file, std::ios::binary);
  if (!in) return Problem{404, "cli.no_file", {{"file", file}}};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string base_name(std::string const& path) { return path.substr(path.find_last_of('/') + 1); }

// "D=title", "2:D=title": column D of the first, of the second sheet; "D=" leaves it out.
Result<Json> mapping_of(std::string const& typed) {
  auto const equals = typed.find('='), colon = typed.find(':');
  bool const has_sheet = colon != typed.npos && colon < equals;
  auto const column = typed.substr(has_sheet ? colon + 1 : 0, equals - (has_sheet ? colon + 1 : 0));
  auto const number = has_sheet ? typed.substr(0, colon) : "1";
  bool const is_number = number.size() < 4 && number.find_first_not_of("0123456789") == number.npos;
  if (equals == typed.npos || column.empty() || !is_number || number.empty() || number == "0")
    return Problem{422, "cli.import.column_unreadable", {{"text", typed}}};
  return Json{{"sheet", std::stoi(number) - 1}, {"column", column}, {"field", typed.substr(equals + 1)}};
}

bool says_yes(cli::Terminal const& terminal) {
  terminal.out << say(terminal.language, "cli.import.keep") << " " << std::flush;
  std::string answer;
  std::getline(terminal.in, answer);
  return answer == "y" || answer == "yes" || answer == "o" || answer == "oui" || answer == "Y" || answer == "O";
}

int refused(cli::Terminal const& terminal, Problem const& problem) {
  cli::say_problem(terminal, problem);
  return 1;
}

int write_out(cli::Terminal const& terminal, ExportedFile const& file, std::string const& path) {
  if (path == "-") {
    terminal.out << file.bytes << std::flush;
    return 0;
  }
  std::ofstream out(path, std::ios::binary);
  out << file.bytes;
  if (!out.flush()) return refused(terminal, {503, "cli.export.no_room", {{"file", path}}});
  terminal.out << say(terminal.language, "cli.export.written",
                      {{"file", path}, {"size", std::to_string((file.bytes.size() + 1023) / 1024)}})
               << "\n";
  return 0;
}

}  // namespace

ImportCommand::ImportCommand(CLI::App& app, std::string const& language, std::string const& of_data) : data(of_data) {
  command_ = app.add_subcommand("import", say(language, "cli.import"));
  command_->footer(say(language, "cli.import.teaches"));
  command_->add_option("file", file_, say(language, "cli.import.file"))->required();
  command_->add_option("--what", what_, say(language, "cli.import.what"));
  command_->add_option("--column", columns_, say(language, "cli.import.column"))->allow_extra_args(false);
  command_->add_option("--choose", choose_, say(language, "cli.import.choose_help"))->allow_extra_args(false);
  command_->add_flag("--leave-out", leave_out_, say(language, "cli.import.leave_out"));
  command_->add_flag("--over-conflicts", over_conflicts_, say(language, "cli.import.over_conflicts"));
  command_->add_option("--show", records_, say(language, "cli.import.show"))->capture_default_str();
  command_->add_flag("-y,--yes", yes_, say(language, "cli.import.yes"));
  command_->add_option("--city", city, say(language, "cli.city"));
  command_->add_option("--data", data, say(language, "cli.data"))->capture_default_str();
}

Result<Json> ImportCommand::wishes(std::string const& import) const {
  Json out{{"import", import}, {"leave_out", leave_out_}, {"over_conflicts", over_conflicts_}};
  out["mapping"] = Json::array();
  for (auto const& typed : columns_) {
    ARPENT_TRY(one, mapping_of(typed));
    out["mapping"].push_back(std::move(one));
  }
  out["chosen"] = Json::array();
  for (auto const& typed : choose_) {
    auto const equals = typed.find('=');
    if (equals == typed.npos) return Problem{422, "cli.import.choose_unreadable", {{"text", typed}}};
    out["chosen"].push_back({{"kind", typed.substr(0, equals)}, {"id", typed.substr(equals + 1)}});
  }
  return out;
}

int ImportCommand::run(cli::Terminal const& terminal, store::Store& store) const {
  auto const asker = operator_of(terminal);
  auto bytes = bytes_of(terminal, file_);
  if (!bytes) return refused(terminal, bytes.problem());
  if (file_ != "-" && archive::is_archive(file_))
    return refused(terminal, {422, "cli.import.is_archive", {{"file", file_}}});
  auto preview = reading::bring(terminal.house, store, asker, {*std::move(bytes), what_, base_name(file_), ""});
  if (!preview) return refused(terminal, preview.problem());
  auto const import = (*preview)["import"].get<std::string>();
  auto const forget = [&] {
    (void)perform(terminal.house, store,
                  {.operation = "import.discard", .input = {{"import", import}}, .asker = asker});
  };
  auto wishes = this->wishes(import);
  if (!wishes) return forget(), refused(terminal, wishes.problem());
  if (!columns_.empty() || !choose_.empty() || over_conflicts_ || leave_out_) {
    auto again = perform(terminal.house, store, {.operation = "import.preview", .input = *wishes, .asker = asker});
    if (!again) return forget(), refused(terminal, again.problem());
    preview = std::move(again->body);
  }
  say_all(*preview, terminal.language);
  terminal.out << cli::preview_text(*preview, terminal.language, records_);

  auto const& counts = (*preview)["counts"];
  if (counts.value("faults", 0) > 0 && !leave_out_) {
    terminal.out << say(terminal.language, "cli.import.mend_first") << "\n";
    return forget(), 1;
  }
  if (!(*preview)["questions"].empty()) return forget(), 1;
  if (counts.value("created", 0) + counts.value("changed", 0) == 0) {
    terminal.out << say(terminal.language, counts.value("faults", 0) > 0 ? "import.all_faulty" : "import.nothing_new")
                 << "\n";
    return forget(), counts.value("faults", 0) > 0 ? 1 : 0;
  }
  bool const can_ask = &terminal.in != &std::cin || isatty(STDIN_FILENO);
  if (!yes_ && !(can_ask && file_ != "-" && says_yes(terminal))) {
    terminal.out << say(terminal.language, "cli.import.not_kept") << "\n";
    return forget(), 2;
  }
  auto const kept = perform(terminal.house, store, {.operation = "import.apply", .input = *wishes, .asker = asker});
  if (!kept) return forget(), refused(terminal, kept.problem());
  terminal.out << say(terminal.language, "cli.import.kept", {{"moment", std::to_string(kept->moment)}}) << "\n";
  return 0;
}

ExportCommand::ExportCommand(CLI::App& app, std::string const& language, std::string const& of_data) : data(of_data) {
  command_ = app.add_subcommand("export", say(language, "cli.export"));
  command_->footer(say(language, "cli.export.teaches"));
  command_->add_option("--kind", kind_, say(language, "cli.export.kind"));
  command_->add_option("--format", format_, say(language, "cli.export.format"));
  command_->add_option("--template", template_, say(language, "cli.export.template"));
  command_->add_option("--on", on_, say(language, "cli.on"));
  command_->add_option("-o,--output", output_, say(language, "cli.export.output"));
  for (auto const& name : open_formats())
    command_->add_option("--" + name, formats_[name], say(language, "cli.export.as." + name));
  command_->add_option("--archive", archive_, say(language, "cli.export.archive"));
  command_->add_option("--ledger", ledger_, say(language, "cli.export.ledger"));
  command_->add_option("--readers", readers_, say(language, "cli.export.readers"));
  command_->add_option("--city", city, say(language, "cli.city"));
  command_->add_option("--data", data, say(language, "cli.data"))->capture_default_str();
}

int ExportCommand::run(cli::Terminal const& terminal, store::Store& store) const {
  for (auto const& [format, output] : formats_)
    if (!output.empty()) return run_format(terminal, store, format, output);
  if (!archive_.empty()) return run_archive(terminal, store);
  if (!ledger_.empty()) {
    auto const file = export_ledger(terminal.house, store, operator_of(terminal));
    return file ? write_out(terminal, *file, ledger_) : refused(terminal, file.problem());
  }
  ExportWish wish{kind_, format_, template_, on_};
  auto const plural = terminal.house.all.plurals.find(kind_);
  if (plural != terminal.house.all.plurals.end()) wish.kind = plural->second->name;
  if (wish.format.empty() && output_.ends_with(".csv")) wish.format = "csv";
  auto const file = export_file(terminal.house, store, operator_of(terminal), wish);
  if (!file && file.problem().code == "http.no_such_path")
    return refused(terminal, {404, "cli.export.unknown", {{"kind", template_.empty() ? kind_ : template_}}});
  if (!file) return refused(terminal, file.problem());
  return write_out(terminal, *file, output_.empty() ? file->name : output_);
}

int ExportCommand::run_archive(cli::Terminal const& terminal, store::Store& store) const {
  auto const done = export_archive_to(store, archive_);
  if (!done) return refused(terminal, done.problem());
  auto const bytes = std::filesystem::file_size(archive_);
  terminal.out << say(terminal.language, "cli.export.written",
                      {{"file", archive_}, {"size", std::to_string((bytes + 1023) / 1024)}})
               << "\n";
  return 0;
}

int ExportCommand::run_format(cli::Terminal const& terminal, store::Store& store, std::string const& format,
                              std::string const& output) const {
  auto const file = export_open(terminal.house, store, operator_of(terminal), {format, on_, readers_});
  if (!file) return refused(terminal, file.problem());
  return write_out(terminal, *file, output);
}

}  // namespace arpent
