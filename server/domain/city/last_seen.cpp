#include "domain/city/identity.h"

namespace arpent::city {
namespace {

constexpr auto often_enough = std::chrono::minutes{15};
constexpr std::size_t most = 10000;

}  // namespace

void LastSeen::note(store::Store& store, std::string const& session) {
  if (!is_news(session)) return;
  auto const now = print_instant(clock_.now());
  store.write(
      {.operation = "session.list"},
      [session, now](Work& work) -> Result<Json> {
        work.run("UPDATE session SET seen_at = :now WHERE id = :id", {{"now", now}, {"id", session}});
        return Json();
      },
      [](Result<Json> const&, store::Moment) {});
}

bool LastSeen::is_news(std::string const& session) {
  std::scoped_lock const lock(mutex_);
  auto const now = clock_.now();
  if (noted_.size() >= most) noted_.clear();
  auto const [found, is_new] = noted_.try_emplace(session, now);
  if (!is_new && now - found->second < often_enough) return false;
  found->second = now;
  return true;
}

}  // namespace arpent::city
