// Written forms that a field may ask for.
#pragma once
#include <string>
#include <string_view>

namespace arpent::record {

bool is_date(std::string_view text);    // "2026-03-12", a day of the calendar between 1800 and 2200
bool is_moment(std::string_view text);  // "2026-03-12T17:04:05.123Z", fraction optional
bool is_email(std::string_view text);   // one @, a dot in the host, no space: whether it lives, only a mail can tell
bool is_id(std::string_view text);      // a UUID in its canonical form, any case

std::string lowered(std::string_view text);  // ASCII letters only

}  // namespace arpent::record
