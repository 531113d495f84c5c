// By what somebody is reached: a person, whoever fills a post, or the contact of a partner.
#pragma once
#include "domain/meeting/meeting.h"
#include "operations/operation.h"

namespace arpent::meeting {

constexpr std::int64_t usual_minutes = 90;  // of a meeting that does not say how long it takes

struct Reached {
  std::string person{}, name{}, email{}, language{};  // email "": by hand
};

// `id` of a person, post or stakeholder; "" reaches nobody.
Reached reached(Reader& reader, std::string const& id);

// Whether `person` is whom `id` reaches; nobody is nobody.
bool reaches(Reader& reader, std::string const& id, std::string const& person);

// The meeting as an entry for a calendar (RFC 5545): one event with its hour and its place. "" without a day.
std::string calendar_entry(Call const& call, Meeting const& meeting);

// As a mail says it in "en" or "fr": "Thursday 12 March 2026, 18:00", "jeudi 12 mars 2026 à 18:00", by the city's clocks;
// "" without a day.
std::string day_and_hour(Reader& reader, Meeting const& meeting, std::string_view language);

}  // namespace arpent::meeting
