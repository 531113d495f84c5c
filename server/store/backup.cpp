#include "store/backup.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>

#include "store/incident.h"
#include "store/unfinished.h"
#include "store/upkeep.h"

namespace arpent::store {
namespace {

void copy_moment(std::string const& from, std::string const& to) {
  auto const connection = connect(from, Access::read, Durability::full);
  // Held for the whole copy: without a snapshot each write of another program would begin it anew.
  connection->begin_read();
  connection->copy_to(to);
  connection->rollback();
  begin_epoch(*connect(to, Access::write, Durability::full));
}

// What cannot be read although nothing is wrong with the disk is damaged, whatever the statement that stumbled on it.
bool is_of_the_file(Failure::Cause cause) {
  return cause == Failure::Cause::not_a_database || cause == Failure::Cause::constraint ||
         cause == Failure::Cause::other;
}

Result<Done> verified(Options options, std::string const& from) {
  Problem const damaged{422, "store.corrupt", {{"path", from}}};
  auto store = Store::open(std::move(options));
  if (!store) return store.problem().status == 500 ? damaged : store.problem();
  auto const whole = (*store)->verify();
  if (!whole) return whole.problem().status == 500 ? damaged : whole.problem();
  return Done{};
}

}  // namespace

Result<Done> copy_verified(std::string const& from, std::string const& to,
                           std::function<Options(std::string path)> const& options) {
  if (!std::filesystem::is_regular_file(from)) return Problem{404, "backup.no_file", {{"path", from}}};
  if (std::filesystem::exists(to)) return Problem{409, "backup.there", {{"path", to}}};
  Unfinished const part{to + ".part"};
  try {
    std::filesystem::remove(part.path);
    copy_moment(from, part.path);
    ARPENT_CHECK(verified(options(part.path), from));
    std::filesystem::rename(part.path, to);
    return Done{};
  } catch (Failure const& failure) {
    if (is_of_the_file(failure.cause)) return Problem{422, "store.corrupt", {{"path", from}}};
    return incident("copy " + from, std::current_exception());
  } catch (std::filesystem::filesystem_error const&) {
    return incident("copy " + from, std::current_exception());
  }
}

std::vector<std::size_t> beyond(std::vector<Instant> const& taken, Retention const& keep) {
  std::vector<std::size_t> newest_first(taken.size());
  std::iota(newest_first.begin(), newest_first.end(), std::size_t{0});
  std::stable_sort(newest_first.begin(), newest_first.end(),
                   [&](std::size_t a, std::size_t b) { return taken[a] > taken[b]; });
  std::set<std::int64_t> days, weeks, months;
  auto const first_of = [](std::set<std::int64_t>& seen, std::int64_t key, int most) {
    return static_cast<int>(seen.size()) < most && seen.insert(key).second;
  };
  std::vector<std::size_t> out;
  for (auto const index : newest_first) {
    auto const day = std::chrono::floor<std::chrono::days>(taken[index]);
    std::int64_t const number = day.time_since_epoch().count();
    std::chrono::year_month_day const date{day};
    // 1970-01-01 was a Thursday: weeks begin on Mondays.
    bool const of_day = first_of(days, number, keep.days);
    bool const of_week = first_of(weeks, (number + 3) / 7, keep.weeks);
    bool const of_month =
        first_of(months, int(date.year()) * 12 + static_cast<int>(unsigned(date.month())), keep.months);
    if (!of_day && !of_week && !of_month && index != newest_first.front()) out.push_back(index);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace arpent::store
