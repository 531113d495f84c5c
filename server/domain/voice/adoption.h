// When an answer is everybody's: nobody is outvoted in silence. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace arpent::voice {

// What one person says of a version of the answer.
struct Voice {
  std::string stance;      // agree, can_live, disagree, no_view
  std::string there_as{};  // "": not said
  int group = -1;          // of the opinion map; -1: of none, or none are shown
};

struct Stances {
  std::int64_t agree = 0, can_live = 0, disagree = 0, no_view = 0;

  std::int64_t people() const { return agree + can_live + disagree + no_view; }
  // Among those who have a view.
  bool object_too_many() const { return disagree * 10 > agree + can_live + disagree; }
};

// A part of the people, where too many object or too few answered.
struct Part {
  std::string sort;  // "all", "group" (of the map, by its number from 1), "there_as"
  std::string name{};
  std::int64_t people = 0, wanted = 0;
};

struct Verdict {
  Stances counts{};
  std::vector<Part> objecting{};  // where more than one in ten objects
  std::vector<Part> too_few{};    // whose quorum is not met
  bool is_adopted() const { return objecting.empty() && too_few.empty(); }
};

// Adopted where objections exceed a tenth neither of all, nor of a group of the map, nor of a declared category of ten
// people or more (below that one person would be more than a tenth), and each category that was asked has its quorum.
// Source: consent as in sociocracy, with the bound of a tenth for large groups.
Verdict verdict_of(std::vector<Voice> const& voices, std::vector<std::string> const& asked, std::int64_t quorum);

}  // namespace arpent::voice
