// UTF-8 text: is it whole, how long is it, what does it say apart from case, accents and stray spaces.
//
// Everything here is pure and linear in the length of its input. Functions that are not asked to check accept
// any bytes; a byte that is not UTF-8 counts as one character (U+FFFD).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace arpent {

// Shortest form only, no surrogates, nothing past U+10FFFF.
bool is_utf8(std::string_view text);

// The character that starts at `at`, which moves past it (by one byte where the text is broken: U+FFFD).
// `at` must be less than text.size().
char32_t next_character(std::string_view text, std::size_t& at);

// Appends a character; what is no character (surrogates, past U+10FFFF) becomes U+FFFD.
void append_character(std::string& text, char32_t character);

// In characters (code points), not bytes.
std::size_t length(std::string_view text);

// The first `max` characters.
std::string_view first_characters(std::string_view text, std::size_t max);

// Spaces of every kind: ASCII, no-break (U+00A0, U+202F, U+2007), typographic, ideographic, byte-order mark,
// zero-width.
bool is_space(char32_t character);

// Without spaces (is_space) at either end. A view into `text`.
std::string_view trim(std::string_view text);

// Trimmed, and each run of spaces and line breaks made one ordinary space. Zero-width characters inside a word vanish.
std::string squeeze(std::string_view text);

// Control characters other than tab and line breaks (C0, DEL, C1).
bool has_control_characters(std::string_view text);

// For comparing and searching: lower case, Latin accents removed whether composed or not (é → e, œ → oe, ß → ss), curly
// quotes and long dashes made plain, squeezed. Two texts that fold alike are the same name to a reader.
// Other scripts pass through unchanged. fold(fold(x)) = fold(x).
std::string fold(std::string_view text);

// Lines without their ends (\n, \r\n, \r). "a\n" is one line, "" none. Views into `text`.
std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace arpent
