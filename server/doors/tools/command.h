// A command of the engines: what it may be told, what it reads, what it answers.
#pragma once
#include <functional>

#include "base/json.h"
#include "doors/export/table.h"
#include "doors/tools/options.h"
#include "doors/tools/page.h"
#include "doors/tools/table.h"

namespace arpent::tools {

// Three ways to say the same: all of it for programs, its main table for spreadsheets, and a text for people.
struct Answer {
  Json json = Json::object();
  writing::Table table{};
  Page page;
  std::vector<std::pair<std::string, std::string>> files{};  // besides, where asked for: path, content
};

// What is shown in the help and tried in the tests: rows for standard input, and the words after them.
struct Example {
  std::string rows{};
  std::string words{};
};

struct Command {
  std::string tool, verb;  // "trial", "two-arms"; help: tools.command.trial.two_arms and …_more
  std::vector<Option> options{};
  bool reads = true;  // rows of a file
  Example example{};
  // Answers on a page of the language. What is wrong goes to the faults; an answer with faults is not shown.
  std::function<void(Given const& given, std::istream& in, Answer& answer, Faults& faults)> run{};
};

std::vector<Command> trial_commands();
std::vector<Command> estimate_commands();

// One column of an answer's table, by the name that programs know it by: the heading is the name.
writing::Column text_column(std::string name);
writing::Column number_column(std::string name);

// JSON has no NaN and no infinity: null.
Json number_or_null(double value);

}  // namespace arpent::tools
