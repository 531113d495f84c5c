#include "doors/cli/cli.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "doors/said.h"
#include "words/words.h"

namespace arpent::cli {
namespace {

using record::Kind;

std::string kind_of(Register const& all, std::string const& word) {
  auto const plural = all.plurals.find(word);
  return plural == all.plurals.end() ? word : std::string(plural->second->name);
}

std::string option_name(std::string_view field) {
  std::string out = "--";
  for (char const c : field) out += c == '_' ? '-' : c;
  return out;
}

std::string help_of(Terminal const& terminal, record::Shape const& shape, record::Field const& field) {
  auto const key = std::string(shape.name) + "." + std::string(field.name);
  std::string out;
  for (auto const* prefix : {"label.", "help."})
    if (knows(prefix + key)) out += (out.empty() ? "" : ". ") + say(terminal.language, prefix + key);
  std::string choices;
  for (auto const& choice : field.choices) choices += (choices.empty() ? "" : "|") + choice;
  if (!choices.empty()) out += (out.empty() ? "" : " ") + ("[" + choices + "]");
  if (!field.rule.unit.empty()) out += " (" + std::string(field.rule.unit) + ")";
  return out;
}

bool is_list(Kind kind) { return kind == Kind::texts || kind == Kind::choices || kind == Kind::references; }

// What was typed, as the JSON that the field wants; what does not fit stays text and is refused by the check.
Json value_of(record::Field const& field, std::vector<std::string> const& typed) {
  if (is_list(field.kind)) return typed;
  auto const& text = typed.back();
  switch (field.kind) {
    case Kind::integer:
    case Kind::money:
    case Kind::number:
    case Kind::geometry:
    case Kind::file:
    case Kind::object:
    case Kind::rows:
    case Kind::json: {
      auto const parsed = parse_json(text);
      return parsed ? *parsed : Json(text);
    }
    case Kind::flag:
      return text == "true" || text == "yes" || text == "1" || text == "oui";
    default:
      return text;
  }
}

class Command {
 public:
  Command(Terminal const& terminal, Operation const& operation) : terminal_(terminal), operation_(operation) {}

  void offer(CLI::App& to) {
    auto const key = "operation." + operation_.name;
    app_ = to.add_subcommand(operation_.kind.empty() ? operation_.name : operation_.verb,
                             knows(key) ? say(terminal_.language, key) : "");
    offer_options();
  }

  bool chosen() const { return app_ && app_->parsed(); }

  Result<Order> order() const {
    Order order{.operation = operation_.name};
    order.asker = {.language = terminal_.language, .door = "cli", .operator_ = true};
    if (!json_.empty()) {
      ARPENT_TRY(whole, read_whole());
      order.input = std::move(whole);
    }
    for (auto const& [field, typed] : typed_)
      if (!typed->empty()) order.input[std::string(field->name)] = value_of(*field, *typed);
    if (!id_.empty()) order.input["id"] = id_;
    if (!after_.empty()) order.input["after"] = after_;
    order.why = why_;
    if (!on_.empty()) order.on = on_;
    if (moment_ > 0) order.moment = moment_;
    return order;
  }

 private:
  void offer_options() {
    auto const* shape = operation_.input ? operation_.input : operation_.kept;
    bool const about_one =
        operation_.target == Target::item || (operation_.target == Target::standard && operation_.kept &&
                                              operation_.verb != "list" && operation_.verb != "create");
    if (about_one) app_->add_option("id", id_, "id")->required();
    bool const takes_fields =
        operation_.writes ? operation_.verb != "remove" : operation_.verb == "list" || operation_.input;
    if (shape && takes_fields)
      for (auto const& field : shape->fields) {
        if (field.name == "id" && about_one) continue;
        if (operation_.writes && shape->is_kept() && field.rule.by_operation) continue;
        typed_.emplace_back(&field, std::make_unique<std::vector<std::string>>());
        auto* option =
            app_->add_option(option_name(field.name), *typed_.back().second, help_of(terminal_, *shape, field));
        option->expected(is_list(field.kind) ? CLI::detail::expected_max_vector_size : 1);
        option->allow_extra_args(false);
      }
    if (operation_.writes) {
      app_->add_option("--why", why_, say(terminal_.language, "cli.why"));
      app_->add_option("--json", json_, say(terminal_.language, "cli.json"));
      return;
    }
    app_->add_option("--on", on_, say(terminal_.language, "cli.on"));
    app_->add_option("--moment", moment_, say(terminal_.language, "cli.moment"));
    if (operation_.verb == "list" && operation_.kept)
      app_->add_option("--after", after_, say(terminal_.language, "cli.after"));
  }

  Result<Json> read_whole() const {
    std::string text;
    if (json_ == "-") {
      text.assign(std::istreambuf_iterator<char>(terminal_.in), {});
    } else {
      std::ifstream file(json_);
      if (!file) return Problem{404, "cli.no_file", {{"file", json_}}};
      text.assign(std::istreambuf_iterator<char>(file), {});
    }
    ARPENT_TRY(whole, parse_json(text));
    if (!whole.is_object()) return Problem{422, "invalid", {}, {{"", "field.wrong_type", {{"wanted", "object"}}}}};
    return whole;
  }

  Terminal const& terminal_;
  Operation const& operation_;
  CLI::App* app_ = nullptr;
  std::vector<std::pair<record::Field const*, std::unique_ptr<std::vector<std::string>>>> typed_{};
  std::string id_{}, why_{}, json_{}, on_{}, after_{};
  std::int64_t moment_ = 0;
};

int perform_and_say(Terminal const& terminal, Result<Order> order,
                    std::function<Result<std::shared_ptr<store::Store>>()> const& store) {
  auto answer = [&]() -> Result<Answer> {
    ARPENT_TRY(wanted, std::move(order));
    ARPENT_TRY(open, store());
    return perform(terminal.house, *open, std::move(wanted));
  }();
  if (!answer) return say_problem(terminal, answer.problem()), 1;
  say_all(answer->body, terminal.language);
  terminal.out << answer->body.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
  return 0;
}

}  // namespace

bool has_words(Register const& all, std::string const& word) {
  auto const kind = kind_of(all, word);
  for (auto const& [name, operation] : all.operations)
    if (!operation.in_session_only && (name == word || operation.kind == kind)) return true;
  return false;
}

void say_problem(Terminal const& terminal, Problem const& problem) {
  terminal.err << say(terminal.language, problem.code, problem.params) << "\n";
  for (auto const& field : problem.fields)
    terminal.err << "  " << (field.field.empty() ? "" : field.field + ": ")
                 << say(terminal.language, field.code, field.params) << "\n";
}

int run(Terminal const& terminal, std::vector<std::string> const& words,
        std::function<Result<std::shared_ptr<store::Store>>()> const& store) {
  auto const kind = words.empty() ? "" : kind_of(terminal.house.all, words.front());
  CLI::App app{"", "arpent"};
  app.set_help_flag("-h,--help", say(terminal.language, "cli.help"));
  auto* noun = &app;
  std::vector<Command> commands;
  commands.reserve(terminal.house.all.operations.size());
  bool const is_view = terminal.house.all.find(kind) != nullptr;
  if (!is_view) {
    auto const label = "label." + kind;
    noun = app.add_subcommand(words.front(), arpent::knows(label) ? say(terminal.language, label) : "");
    noun->require_subcommand(1);
  }
  for (auto const& [name, operation] : terminal.house.all.operations)
    if (!operation.in_session_only && (is_view ? name == kind : operation.kind == kind))
      commands.emplace_back(terminal, operation).offer(*noun);
  try {
    std::vector<std::string> reversed(words.rbegin(), words.rend());
    app.parse(reversed);
  } catch (CLI::ParseError const& error) {
    return app.exit(error, terminal.out, terminal.err) == 0 ? 0 : 2;
  }
  for (auto const& command : commands)
    if (command.chosen()) return perform_and_say(terminal, command.order(), store);
  return 2;
}

}  // namespace arpent::cli
