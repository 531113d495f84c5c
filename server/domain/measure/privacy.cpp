#include "domain/measure/privacy.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"

namespace arpent::measure {
namespace {

using How = Shown::How;

Shown exact(int people) { return {How::exact, people}; }
Shown fewer_than(int floor) { return {How::fewer_than, floor}; }

Shown for_everyone(Count const& count) {
  int const floor = std::max(count.floor, public_floor), people = count.people;
  Shown const rounded{How::rounded, round_to_five(people, count.key)};
  switch (count.subject) {
    case Subject::attribute:
      return people < floor ? Shown{} : rounded;
    case Subject::participation:
      if (people < members_floor) return fewer_than(members_floor);
      return people < floor ? rounded : exact(people);
    case Subject::service:
      return people < floor ? fewer_than(floor) : exact(people);
    case Subject::institution:
      return exact(people);
  }
  return {};
}

Shown for_members(Count const& count) {
  bool const is_few = count.people < members_floor;
  if (is_few && count.subject == Subject::attribute) return {};
  if (is_few && count.subject == Subject::participation) return fewer_than(members_floor);
  return exact(count.people);
}

}  // namespace

Shown shown(Count const& count, Reader reader) {
  switch (reader) {
    case Reader::everyone:
      return for_everyone(count);
    case Reader::members:
      return for_members(count);
    case Reader::team:
      return exact(count.people);
  }
  return {};
}

Phrase phrase_of(Shown const& shown, int of) {
  Params params{{"n", std::to_string(shown.number)}, {"of", std::to_string(of)}};
  switch (shown.how) {
    case How::exact:
      return {"privacy.exactly_of", std::move(params)};
    case How::rounded:
      return {"privacy.about_of", std::move(params)};
    case How::fewer_than:
      return {"privacy.fewer_than_of", std::move(params)};
    case How::hidden:
      break;
  }
  return {"privacy.hidden"};
}

std::uint64_t record_key(std::string_view secret, std::string_view id) {
  auto const digest = hmac_sha256(secret, id);
  std::uint64_t key = 0;
  for (std::size_t at = 0; at < 8; ++at) key = key << 8 | static_cast<unsigned char>(digest[at]);
  return key;
}

std::uint64_t cell_key(std::span<std::uint64_t const> record_keys) {
  // Unsigned overflow is the dropping of the whole part.
  return std::accumulate(record_keys.begin(), record_keys.end(), std::uint64_t{0});
}

int round_to_five(int count, std::uint64_t key) {
  int const rest = count % rounding_base, below = count - rest;
  constexpr std::uint64_t fifth = UINT64_MAX / rounding_base;
  return key < fifth * static_cast<std::uint64_t>(rest) ? below + rounding_base : below;
}

std::vector<bool> hidden_cells(std::span<int const> counts, int floor) {
  std::vector<std::size_t> by_size(counts.size());
  std::iota(by_size.begin(), by_size.end(), std::size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t a, std::size_t b) { return counts[a] < counts[b]; });
  std::vector<bool> hidden(counts.size());
  int cells = 0, people = 0;
  for (auto const at : by_size) {
    bool const must = counts[at] < floor;
    bool const protects = cells > 0 && (cells < 2 || people < floor);
    if (!must && !protects) break;
    hidden[at] = true;
    ++cells;
    people += counts[at];
  }
  return hidden;
}

ShownPercent shown_percent(double percent) {
  if (percent < 5) return {ShownPercent::How::below, 5};
  if (percent > 95) return {ShownPercent::How::above, 95};
  return {ShownPercent::How::exact, percent};
}

bool may_publish_estimate(int respondents, double coefficient_of_variation, int floor) {
  return respondents >= std::max(floor, public_floor) && coefficient_of_variation >= 0 &&
         coefficient_of_variation <= 0.33;
}

bool may_release(int records_changed, int floor) {
  return records_changed == 0 || records_changed >= std::max(floor, public_floor);
}

}  // namespace arpent::measure
