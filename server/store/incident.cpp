#include "store/incident.h"

#include <spdlog/spdlog.h>

#include "base/random.h"
#include "store/database.h"

namespace arpent::store {
namespace {

Problem logged(std::string_view doing, std::string_view what) {
  SystemRandom random;
  auto const number = random_crockford(random, 8);
  spdlog::error("incident {}: {}: {}", number, doing, what);
  return {500, "incident", {{"incident", number}}};
}

}  // namespace

Problem incident(std::string_view doing, std::exception_ptr const& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (Failure const& failure) {
    auto const told = logged(doing, failure.what());
    if (failure.cause == Failure::Cause::disk) return {503, "store.disk", told.params};
    if (failure.cause == Failure::Cause::busy) return {503, "store.busy", told.params};
    return told;
  } catch (Bug const& bug) {
    return logged(doing, std::string("a broken promise of ours: ") + bug.what());
  } catch (std::exception const& error) {
    return logged(doing, error.what());
  } catch (...) {
    return logged(doing, "something that is no exception was thrown");
  }
}

}  // namespace arpent::store
