#include "main/backup_commands.h"

#include <filesystem>
#include <iostream>

#include "doors/archive/unpack.h"
#include "main/assemble.h"
#include "store/cities.h"
#include "words/words.h"

namespace arpent {
namespace {

namespace fs = std::filesystem;

int refused(cli::Terminal const& terminal, Problem const& problem) {
  cli::say_problem(terminal, problem);
  return 1;
}

std::function<store::Options(std::string)> opening(House const& house) {
  return [&house](std::string path) { return store_options(house, std::move(path)); };
}

// The file of that name, or the only one of the folder.
Result<fs::path> city_file(fs::path const& data, std::string const& city) {
  std::vector<fs::path> found;
  if (fs::is_directory(data))
    for (auto const& file : fs::directory_iterator(data))
      if (file.path().extension() == ".db" && (city.empty() || file.path().stem() == city))
        found.push_back(file.path());
  if (found.size() == 1) return found.front();
  return Problem{404, "city.unknown", {{"host", city}}};
}

// "2026-03-12T14:05:09.123Z" as part of a file's name on any system.
std::string stamp(Instant now) {
  auto out = print_instant(now);
  std::erase(out, ':');
  return out;
}

std::optional<Instant> stamped(fs::path const& file, std::string const& city) {
  auto text = file.stem().string();
  if (file.extension() != ".db" || !text.starts_with(city + "-") || text.size() != city.size() + 23) return {};
  text = text.substr(city.size() + 1);
  return parse_instant(text.substr(0, 13) + ":" + text.substr(13, 2) + ":" + text.substr(15));
}

std::size_t prune(fs::path const& folder, std::string const& city, store::Retention const& keep) {
  std::vector<fs::path> files;
  std::vector<Instant> taken;
  for (auto const& file : fs::directory_iterator(folder)) {
    auto const when = stamped(file.path(), city);
    if (!when) continue;
    files.push_back(file.path());
    taken.push_back(*when);
  }
  auto const gone = store::beyond(taken, keep);
  for (auto const index : gone) fs::remove(files[index]);
  return gone.size();
}

Result<Done> made_from_archive(House const& house, std::string const& from, std::string const& to) {
  ARPENT_CHECK(archive::unpack(from, store_options(house, to)));
  return Done{};
}

// A damaged city may be replaced, one that somebody serves may not.
Result<Done> set_aside(House const& house, fs::path const& file) {
  auto opened = store::Store::open(store_options(house, file.string()));
  if (!opened && opened.problem().code == "store.in_use") return opened.problem();
  if (opened) (*opened).reset();
  auto const aside = file.string() + ".before-" + stamp(house.clock.now());
  fs::rename(file, aside);
  for (auto const* beside : {"-wal", "-shm"})
    if (fs::exists(file.string() + beside)) fs::rename(file.string() + beside, aside + beside);
  return Done{};
}

}  // namespace

BackupCommand::BackupCommand(CLI::App& app, std::string const& language, std::string const& data) : data_(data) {
  command_ = app.add_subcommand("backup", say(language, "cli.backup"));
  command_->add_option("to", to_, say(language, "cli.backup.to"))->required();
  command_->add_flag("--prune", prune_, say(language, "cli.backup.prune"));
  command_->add_option("--days", keep_.days, say(language, "cli.backup.days"))->capture_default_str();
  command_->add_option("--weeks", keep_.weeks, say(language, "cli.backup.weeks"))->capture_default_str();
  command_->add_option("--months", keep_.months, say(language, "cli.backup.months"))->capture_default_str();
  command_->add_option("--city", city_, say(language, "cli.city"));
  command_->add_option("--data", data_, say(language, "cli.data"))->capture_default_str();
}

int BackupCommand::run(cli::Terminal const& terminal) const {
  auto const from = city_file(data_, city_);
  if (!from) return refused(terminal, from.problem());
  bool const into_folder = fs::is_directory(to_);
  auto const city = from->stem().string();
  auto const to =
      into_folder ? fs::path(to_) / (city + "-" + stamp(terminal.house.clock.now()) + ".db") : fs::path(to_);
  auto const done = store::copy_verified(from->string(), to.string(), opening(terminal.house));
  if (!done) return refused(terminal, done.problem());
  terminal.out << say(terminal.language, "cli.backup.written", {{"file", to.string()}}) << "\n";
  if (prune_ && into_folder)
    terminal.out << say(terminal.language, "cli.backup.pruned", {{"n", std::to_string(prune(to_, city, keep_))}})
                 << "\n";
  return 0;
}

RestoreCommand::RestoreCommand(CLI::App& app, std::string const& language, std::string const& data) : data_(data) {
  command_ = app.add_subcommand("restore", say(language, "cli.restore"));
  command_->add_option("from", from_, say(language, "cli.restore.from"))->required();
  command_->add_flag("--over", over_, say(language, "cli.restore.over"));
  command_->add_option("--city", city_, say(language, "cli.city"))->capture_default_str();
  command_->add_option("--data", data_, say(language, "cli.data"))->capture_default_str();
}

int RestoreCommand::run(cli::Terminal const& terminal) const {
  if (city_.empty() || store::city_name(city_) != city_) return refused(terminal, {422, "city.name", {{"host", city_}}});
  fs::create_directories(data_);
  auto const file = fs::path(data_) / (city_ + ".db");
  if (fs::exists(file) && !over_) return refused(terminal, {409, "backup.there", {{"path", file.string()}}});
  // Whole and verified before anything that is there is touched.
  auto const ready = file.string() + ".restored";
  fs::remove(ready);
  auto const done = archive::is_zip(from_) ? made_from_archive(terminal.house, from_, ready)
                                           : store::copy_verified(from_, ready, opening(terminal.house));
  if (!done) return refused(terminal, done.problem());
  if (fs::exists(file)) {
    auto const aside = set_aside(terminal.house, file);
    if (!aside) return fs::remove(ready), refused(terminal, aside.problem());
  }
  fs::rename(ready, file);
  terminal.out << say(terminal.language, "cli.restore.done", {{"file", file.string()}}) << "\n";
  return 0;
}

}  // namespace arpent
