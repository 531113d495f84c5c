// The city itself: one record with a fixed id, and its school calendar.
#pragma once
#include "operations/standard.h"

namespace arpent::city {

inline constexpr char const* only_id = "00000000-0000-7000-8000-000000000001";

struct City {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::string language = "fr";
  std::string zone = "Europe/Paris";
  bool example = false;
  std::optional<record::File> logo;
  std::optional<std::string> mail_from;
  std::optional<std::string>
      organisation_id;  // in registers of organisations (org-id.guide): what it publishes bears it

  static record::Shape const& shape();
};

struct SchoolPeriod {
  std::string id;
  std::int64_t revision = 0;
  std::string school_year;  // "2025/26"
  std::string label;
  std::string starts_on, ends_on;

  static record::Shape const& shape();
};

// The kinds of this room with their standard operations. A city is made once and cannot
// be removed: 409 "city.stays". 422 "city.organisation_id" for one with spaces or / & | ?.
void add_operations(Register& all);

}  // namespace arpent::city
