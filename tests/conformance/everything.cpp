#include "everything.h"

#include <filesystem>
#include <fstream>

#include "domain/city/relations.h"
#include "main/permission_table.h"

namespace arpent::conformance {
namespace {

std::vector<std::string> names_of(Register const& all) {
  std::vector<std::string> out;
  for (auto const& [name, shape] : all.kinds) out.push_back(name);
  return out;
}

}  // namespace

Everything::Everything(Joining with, std::function<void(std::string const& path)> const& file) {
  house_ = assemble({.clock = clock, .random = random_, .ids = ids_}, "https://plan.example", {.start_code = "x"});
  auto const known = names_of(house_->all);
  if (with) with(house_->all);
  for (auto const& kind : names_of(house_->all))
    if (std::find(known.begin(), known.end(), kind) == known.end()) {
      lines_.push_back(kind + ".get " + kind + ".list " + kind + ".history");
      lines_.push_back(kind + ".*");
    }
  auto const table = permission_table();
  grants_.assign(table.begin(), table.end());
  for (std::size_t at = 0; at < lines_.size(); ++at)
    grants_.push_back({lines_[at], at % 2 == 0 ? "member" : "manager"});
  house_->permissions = Permissions(grants_, city::relations());

  if (file) file(folder_.file());
  auto options = store_options(*house_, folder_.file());
  options.durability = store::Durability::none;
  auto opened = store::Store::open(std::move(options));
  ensure(static_cast<bool>(opened), "the city for everything opens");
  store_ = *std::move(opened);
  auto const person = ask({.operation = "person.create",
                           .input = {{"name", "Zoé Premier"}, {"email", "zoe@example.org"}},
                           .asker = operator_()});
  ensure(static_cast<bool>(person), "the manager is made");
  manager = person->body["id"].get<std::string>();
  auto const role = ask(
      {.operation = "membership.create", .input = {{"person", manager}, {"role", "manager"}}, .asker = operator_()});
  ensure(static_cast<bool>(role), "the manager has the role");
}

Asker Everything::team() const { return {.person = manager, .roles = {"manager"}}; }

Asker Everything::operator_() const {
  Asker out;
  out.door = "cli";
  out.operator_ = true;
  return out;
}

Result<Answer> Everything::ask(std::string const& operation, Json input, std::string const& why) {
  return ask({.operation = operation, .input = std::move(input), .asker = team(), .why = why});
}

Result<Answer> Everything::ask(Order order) { return perform(*house_, *store_, std::move(order)); }

Json Everything::must(std::string const& operation, Json input, std::string const& why) {
  auto const shown = input.dump();
  auto answer = ask(operation, std::move(input), why);
  if (answer) return std::move(answer->body);
  ADD_FAILURE() << operation << " " << shown << ": " << said(answer);
  return nullptr;
}

Json Everything::kept(std::string const& kind, std::string const& id) {
  return store_->read(store::At::present(), [&](Reader& reader) { return reader.find(kind, id).value_or(Json()); });
}

store::Moment Everything::moment() {
  return store_->read(store::At::present(), [](Reader& reader) { return reader.moment(); });
}

std::string Everything::bytes() const {
  std::string out;
  for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(folder_.file()).parent_path())) {
    std::ifstream file(entry.path(), std::ios::binary);
    out.append(std::istreambuf_iterator<char>(file), {});
  }
  return out;
}

std::string Everything::said(Result<Answer> const& answer) {
  if (answer) return "done";
  auto const& problem = answer.problem();
  auto out = std::to_string(problem.status) + " " + problem.code;
  for (auto const& [name, value] : problem.params) out += " {" + name + ": " + value + "}";
  for (auto const& field : problem.fields) out += " " + field.field + ": " + field.code;
  return out;
}

std::vector<std::string> all_kinds() {
  FixedClock clock{*parse_instant("2026-03-12T09:00:00.000Z")};
  SystemRandom random;
  IdSource ids(clock, random);
  return names_of(assemble({.clock = clock, .random = random, .ids = ids}, "", {})->all);
}

}  // namespace arpent::conformance
