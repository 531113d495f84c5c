// Tests only: where the reference folder is, with golden numbers that are not part of the project.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

#include "base/json.h"

namespace arpent {

// The folder named by ARPENT_REFERENCE, else "shared" beside the project.
inline std::filesystem::path reference_folder() {
  auto const* const named = std::getenv("ARPENT_REFERENCE");
  return named ? std::filesystem::path{named} : std::filesystem::path{ARPENT_ROOT}.parent_path() / "shared";
}

// A JSON file of it; nothing when it is not there: the test then skips and says so with skipped_without().
inline std::optional<Json> reference_json(std::string const& path) {
  std::ifstream file{reference_folder() / path};
  if (!file) return {};
  std::ostringstream text;
  text << file.rdbuf();
  return Json::parse(text.str());
}

inline std::string skipped_without(std::string const& path) {
  return "SKIPPED: no " + (reference_folder() / path).string() + " (set ARPENT_REFERENCE)";
}

}  // namespace arpent
