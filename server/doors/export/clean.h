// Text that any reader takes: UTF-8 without what XML and CSV cannot carry.
#pragma once
#include <string>
#include <string_view>

namespace arpent::writing {

// Broken bytes, zero bytes and the non-characters U+FFFE and U+FFFF become U+FFFD.
std::string clean(std::string_view text);

// The same without control characters other than line breaks and tabs: for names and notes, where nothing escapes them.
std::string printable(std::string_view text);

}  // namespace arpent::writing
