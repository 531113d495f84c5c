#include "doors/tools/tools.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "doors/export/csv.h"
#include "doors/tools/command.h"
#include "doors/tools/conversation.h"
#include "estimation/fault.h"
#include "opinion/fault.h"
#include "trial/fault.h"
#include "words/words.h"

namespace arpent::tools {
namespace {

std::vector<Command> commands_of(std::string const& tool) {
  return tool == "trial"      ? trial_commands()
         : tool == "estimate" ? estimate_commands()
         : tool == "opinion"  ? opinion_commands()
                              : std::vector<Command>();
}

// What every command may be told.
std::vector<Option> options_of(Command const& command) {
  auto out = command.options;
  for (auto const* name : {"json", "csv", "report", "help"}) out.push_back({.name = name, .kind = Option::Kind::flag});
  out.push_back({.name = "lang", .kind = Option::Kind::choice, .choices = {"en", "fr"}});
  out.push_back({.name = "out"});
  return out;
}

std::string code_of(Command const& command) {
  std::string out = "tools.command." + command.tool + "." + command.verb;
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

// What an option means in one command goes before what it means in all.
std::string help_of(Command const& command, Option const& option, std::string const& language) {
  std::string own = "tools.option." + command.verb + "." + option.name, shared = "tools.option." + option.name;
  for (auto* code : {&own, &shared}) std::replace(code->begin(), code->end(), '-', '_');
  std::string out = say(language, knows(own) ? own : shared);
  std::string choices;
  for (auto const& one : option.choices) choices += (choices.empty() ? "" : "|") + one;
  if (!choices.empty()) out += " [" + choices + "]";
  if (!option.fallback.empty()) out += " (" + option.fallback + ")";
  return out;
}

void say_example(Command const& command, std::ostream& out) {
  out << "  arpent " << command.tool << " " << command.verb;
  if (!command.example.words.empty()) out << " " << command.example.words;
  if (command.reads) out << " <<'END'\n" << command.example.rows << "END";
  out << "\n";
}

void help(Desk const& desk, Command const& command, std::string const& language) {
  auto const code = code_of(command);
  Page more(language);
  more.line(say(language, code + "_more"));
  desk.out << "arpent " << command.tool << " " << command.verb << (command.reads ? " [FILE|-]" : "")
           << " [--option …]\n\n"
           << say(language, code) << "\n\n"
           << more.text() << "\n";
  for (auto const& option : options_of(command)) {
    std::string name = "  --" + option.name;
    name.resize(std::max<std::size_t>(name.size() + 2, 18), ' ');
    desk.out << name << help_of(command, option, language) << "\n";
  }
  desk.out << "\n" << say(language, "tools.example") << "\n\n";
  say_example(command, desk.out);
}

void help(Desk const& desk, std::string const& tool, std::vector<Command> const& commands) {
  auto const family = "tools.tool." + tool;
  desk.out << say(desk.language, family) << "\n\n";
  for (auto const& command : commands) {
    std::string name = "  arpent " + tool + " " + command.verb;
    name.resize(std::max<std::size_t>(name.size() + 2, 30), ' ');
    desk.out << name << say(desk.language, code_of(command)) << "\n";
  }
  desk.out << "\n" << say(desk.language, "tools.more_help", {{"tool", tool}, {"verb", commands.front().verb}}) << "\n";
}

bool write_file(std::string const& path, std::string const& content, Faults& faults) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  file.close();
  if (!file) faults.add({}, "tools.cannot_write", {{"file", path}});
  return !faults.any();
}

std::string printed(Answer const& answer, Given const& given) {
  if (given.flag("report")) return answer.page.text();
  if (given.flag("csv")) return writing::write_csv(answer.table, {.mark = false});
  return answer.json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

template <class Fault>
void add_refused(Fault const& fault, Faults& faults) {
  auto phrase = phrase_of(fault.sentence, Params(fault.params.begin(), fault.params.end()), fault.what());
  faults.add({}, std::move(phrase.code), std::move(phrase.params));
}

void answer_from(Command const& command, Given const& given, std::istream& in, Answer& answer, Faults& faults) {
  try {
    command.run(given, in, answer, faults);
  } catch (trial::Fault const& fault) {
    add_refused(fault, faults);
  } catch (opinion::Fault const& fault) {
    add_refused(fault, faults);
  } catch (estimation::Fault const& fault) {
    add_refused(fault, faults);
  }
}

int perform(Desk const& desk, Command const& command, std::vector<std::string> const& words) {
  Faults faults;
  auto const given = read_options(options_of(command), words, faults);
  auto const language = given.text("lang").empty() || faults.any() ? desk.language : given.text("lang");
  if (given.flag("help")) return help(desk, command, language), 0;
  if (given.flag("csv") + given.flag("json") + given.flag("report") > 1) faults.add({}, "tools.one_shape");
  if (faults.any()) return faults.say(language, desk.err), 2;

  std::ifstream file;
  bool const from_file = command.reads && given.file != "-";
  if (from_file) {
    file.open(given.file, std::ios::binary);
    std::error_code unknown;
    if (std::filesystem::is_directory(given.file, unknown)) faults.add({}, "tools.folder", {{"file", given.file}});
    else if (!file) faults.add({}, "tools.no_file", {{"file", given.file}});
  } else if (!command.reads && given.file != "-") {
    faults.add({}, "tools.no_rows_wanted", {{"seen", given.file}});
  }
  if (faults.any()) return faults.say(language, desk.err), 2;

  Answer answer{.page = Page(language)};
  answer_from(command, given, from_file ? file : desk.in, answer, faults);
  if (faults.any()) {
    faults.say(language, desk.err);
    desk.err << say(language, "tools.n_faults", {{"n", std::to_string(faults.count())}}) << "\n";
    return 1;
  }
  for (auto const& [path, content] : answer.files)
    if (!write_file(path, content, faults)) break;
  if (auto const path = given.text("out"); !path.empty()) write_file(path, printed(answer, given), faults);
  else if (!(desk.out << printed(answer, given) << std::flush)) faults.add({}, "tools.cannot_write", {{"file", "-"}});
  if (faults.any()) return faults.say(language, desk.err), 1;
  return 0;
}

}  // namespace

writing::Column text_column(std::string name) { return {.heading = std::move(name)}; }
writing::Column number_column(std::string name) {
  return {.heading = std::move(name), .kind = writing::Column::Kind::number};
}

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(); }

bool is_tool(std::string const& word) { return !commands_of(word).empty(); }

int run(Desk const& desk, std::vector<std::string> const& words) {
  auto const& tool = words.front();
  auto const commands = commands_of(tool);
  bool const asks = words.size() > 1 && (words[1] == "--help" || words[1] == "-h" || words[1] == "help");
  if (words.size() == 1 || asks) return help(desk, tool, commands), 0;
  std::vector<std::string> rest(words.begin() + 2, words.end());
  for (auto const& command : commands)
    if (command.verb == words[1]) return perform(desk, command, rest);
  // Without a verb, the first command: arpent estimate survey.csv --value wait.
  std::error_code unknown;
  if (!words[1].starts_with("-") && !std::filesystem::exists(words[1], unknown)) {
    std::vector<std::string> verbs;
    for (auto const& command : commands) verbs.push_back(command.verb);
    desk.err << say(desk.language, "tools.no_verb",
                    {{"seen", words[1]}, {"tool", tool}, {"nearest", nearest(verbs, words[1])}})
             << "\n";
    return 2;
  }
  rest.insert(rest.begin(), words[1]);
  return perform(desk, commands.front(), rest);
}

}  // namespace arpent::tools
