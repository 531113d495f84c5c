#include "main/example.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "domain/city/city.h"
#include "domain/text_of.h"
#include "doors/import/story.h"
#include "embedded/example_files.h"
#include "words/words.h"

namespace arpent {
namespace {

namespace fs = std::filesystem;

// Performs the steps of the story one after another, each at its own time by whoever did it.
class Teller {
 public:
  Teller(House& house, FixedClock& clock, store::Store& store) : house_(house), clock_(clock), store_(store) {}

  Result<Done> tell(replay::Step const& step) {
    clock_.set(step.at);
    Order order{.operation = step.operation, .input = named(step.input), .why = step.why};
    order.asker.person = step.actor.empty() ? "" : ids_[step.actor];
    if (!step.seat.empty()) order.asker.seats.push_back({room_of(step, order.input), step.seat});
    order.asker.door = "replay";
    order.asker.operator_ = true;
    order.asker.language = "fr";
    order.at = print_instant(step.at);
    auto const answer = perform(house_, store_, std::move(order));
    if (!answer) return refused(step, answer.problem());
    if (!step.as.empty()) {
      ids_[step.as] = name_of(answer->body);
      moments_[step.as] = answer->moment;
    }
    return Done{};
  }

 private:
  // A door that was opened is called by its code.
  static std::string name_of(Json const& made) { return text_of(made, made.contains("id") ? "id" : "code"); }
  static std::string room_of(replay::Step const& step, Json const& input) {
    return step.room.empty() ? input.value("meeting", input.value("id", "")) : step.room;
  }
  static Problem refused(replay::Step const& step, Problem const& problem) {
    auto why = step.operation + ": " + say("en", problem.code, problem.params);
    for (auto const& field : problem.fields) why += " " + field.field + ": " + say("en", field.code, field.params);
    return {422, "replay.refused", {{"line", step.origin}, {"why", std::move(why)}}};
  }

  Json named(Json const& value) const {
    if (value.is_string()) {
      auto const text = value.get<std::string>();
      if (text.starts_with('@'))
        if (auto const id = ids_.find(text.substr(1)); id != ids_.end()) return id->second;
      if (text.starts_with('#'))
        if (auto const moment = moments_.find(text.substr(1)); moment != moments_.end()) return moment->second;
      return value;
    }
    auto out = value;
    if (value.is_structured())
      for (auto& [key, item] : out.items()) item = named(item);
    return out;
  }

  House& house_;
  FixedClock& clock_;
  store::Store& store_;
  std::map<std::string, std::string> ids_;
  std::map<std::string, store::Moment> moments_;
};

Result<Done> mark_as_example(store::Store& store, Instant at) {
  ARPENT_TRY(marked, store.write({.door = "replay", .operation = "city.mark_example", .at = print_instant(at)},
                                 [](store::Work& work) -> Result<Json> {
                                   ARPENT_TRY(city, work.get("city", city::only_id));
                                   city["example"] = true;
                                   return work.put("city", city);
                                 }));
  (void)marked;
  return Done{};
}

// What the story ordered was sent long ago.
void forget_jobs(store::Store& store) {
  for (auto due = store.due_jobs(200); !due.empty(); due = store.due_jobs(200))
    for (auto const& job : due) (void)store.finish_job(job.id);
}

void remove_file(fs::path const& path) {
  for (auto const* ending : {"", "-wal", "-shm", ".lock"}) {
    std::error_code error;
    fs::remove(path.string() + ending, error);
  }
}

Result<Done> tell_all(House& house, FixedClock& clock, std::vector<replay::Step> const& steps,
                      std::string const& path) {
  auto options = store_options(house, path);
  options.replay = true;
  options.durability = store::Durability::none;  // a half-made example is made again
  ARPENT_TRY(store, store::Store::open(std::move(options)));
  Teller teller(house, clock, *store);
  for (auto const& step : steps) ARPENT_CHECK(teller.tell(step));
  ARPENT_CHECK(mark_as_example(*store, clock.now()));
  clock.advance(std::chrono::hours{24 * 400});
  forget_jobs(*store);
  return Done{};
}

// Which program tells, and as of which day: the same again would make the same city.
std::string telling(Day today) {
  struct stat program {};
  stat("/proc/self/exe", &program);
  return print_day(today) + " " + std::to_string(program.st_size) + " " + std::to_string(program.st_mtim.tv_sec) + "." +
         std::to_string(program.st_mtim.tv_nsec);
}

std::string text_of_file(fs::path const& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

bool example_is_there(Sources sources, std::string const& folder, Zone const& zone) {
  auto const told = text_of_file(fs::path(folder) / "example.told");
  return fs::exists(fs::path(folder) / "example.db") && told == telling(zone.day_of(sources.clock.now()));
}

Result<Done> make_example(Sources sources, std::string const& folder, Zone const& zone) {
  FixedClock clock(sources.clock.now());
  IdSource ids(clock, sources.random);
  auto const house = assemble({.clock = clock, .random = sources.random, .ids = ids}, "", {});
  auto const shape_of = [&](std::string_view plural) -> record::Shape const* {
    auto const found = house->all.plurals.find(plural);
    return found == house->all.plurals.end() ? nullptr : found->second;
  };
  ARPENT_TRY(steps, replay::read_story(example_files(), shape_of, sources.clock.now(), zone));
  std::error_code error;
  fs::create_directories(folder, error);
  fs::remove(fs::path(folder) / "example.told", error);
  auto const path = fs::path(folder) / "example.db";
  auto const unfinished = path.string() + ".new";
  remove_file(unfinished);
  ARPENT_CHECK(tell_all(*house, clock, steps, unfinished));
  remove_file(path);
  fs::rename(unfinished, path, error);
  if (error) return Problem{503, "serve.no_folder", {{"folder", folder}, {"reason", error.message()}}};
  std::ofstream(fs::path(folder) / "example.told") << telling(zone.day_of(sources.clock.now()));
  return Done{};
}

std::vector<std::string> example_logins(store::Store& store, std::string const& url) {
  return store.read(store::At::present(), [&](store::Reader& reader) {
    std::map<std::string, std::string> roles;
    for (auto const& membership : reader.all("membership")) {
      auto& said = roles[membership["person"].get<std::string>()];
      said += (said.empty() ? "" : ", ") + membership["role"].get<std::string>();
    }
    std::vector<std::string> out;
    for (auto const& person : reader.all("person"))
      if (auto const found = roles.find(person["id"].get<std::string>()); found != roles.end())
        out.push_back(person["name"].get<std::string>() + " (" + found->second + ")  " + url + "/demo/" + found->first);
    return out;
  });
}

std::vector<std::string> example_meeting(store::Store& store, std::string const& url) {
  return store.read(store::At::present(), [&](store::Reader& reader) {
    std::vector<std::string> out;
    for (auto const& meeting : reader.where("meeting", "state", "open")) {
      auto const lead = text_of(meeting, "facilitator");
      if (lead.empty()) continue;  // a visitor's, that nobody is named for
      auto const page = url + "/demo/" + lead + "?then=/meetings/" + text_of(meeting, "id");
      out.push_back("A meeting is being held, at the table:  " + page);
      out.push_back("and on the wall, for a projector:  " + page + "/wall");
    }
    return out;
  });
}

}  // namespace arpent
