// What Excel's number formats say about a number: is it a day, is it a percentage?
#pragma once
#include <string>
#include <string_view>

namespace arpent::reading {

enum class Shown { number, percent, date };

// Built-in formats by id: 9, 10 percent; 14-22, 27-36, 45-47, 50-58 dates and times; all others numbers.
Shown shown_builtin(int id);

// Custom formats by their code: a date where d, m, y, h or s stand outside quotes, escapes and brackets of the first
// section
// ("dd/mm/yyyy", "[$-40C]d mmmm yyyy"; [h], [m], [s] count too), a percentage where % does.
Shown shown_custom(std::string_view code);

// Days since 1899-12-30 as "2026-03-12", with " 14:30" (":05") where it holds a time, "14:30" below one day. The day
// that Excel believes in, 29 February 1900, is 28 February; earlier days are one off in Excel and right here. Numbers
// that are no day of the years 1900 to 9999 come as plain numbers.
std::string print_serial(double days);

}  // namespace arpent::reading
