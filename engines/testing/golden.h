// Reference results for the tests of the engines: the project's own small files, and the large ones where they are.
#pragma once
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace arpent::golden {

using Json = nlohmann::json;

// "trial/pilot_trace.json" of ARPENT_REFERENCE/golden, which is ../shared beside the project when it is not set;
// nothing where it is not there: the test says that it skips.
inline std::optional<Json> reference(std::string const& name) {
  auto const* named = std::getenv("ARPENT_REFERENCE");
  std::string const folder = named ? named : std::string(ARPENT_ENGINES) + "/../../shared";
  std::ifstream file(folder + "/golden/" + name);
  if (!file) return std::nullopt;
  return Json::parse(file);
}

// Of the engine's own folder: "trial/golden/small.json". It must be there.
inline Json own(std::string const& name) {
  std::ifstream file(std::string(ARPENT_ENGINES) + "/" + name);
  EXPECT_TRUE(file) << name;
  return Json::parse(file);
}

// |seen - wanted| ≤ tolerance · max(1, |wanted|).
inline void expect_near(double seen, double wanted, double tolerance, std::string const& what) {
  EXPECT_LE(std::fabs(seen - wanted), tolerance * std::max(1.0, std::fabs(wanted)))
      << what << ": " << seen << " for " << wanted;
}

}  // namespace arpent::golden

#define ARPENT_REFERENCE_OR_SKIP(name, file)                                                \
  auto const name##_found = arpent::golden::reference(file);                                \
  if (!name##_found) GTEST_SKIP() << "no reference results here (ARPENT_REFERENCE): " file; \
  auto const& name = *name##_found
