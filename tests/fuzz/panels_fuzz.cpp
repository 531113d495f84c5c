// Any pool, any quotas, any plan: who is invited, and which panels are drawn.
#include <algorithm>
#include <set>

#include "fuzz.h"
#include "opinion/invite.h"
#include "opinion/lottery.h"

namespace arpent::fuzz {
namespace {

using namespace opinion;

class Bytes {
 public:
  explicit Bytes(std::string_view text) : text_(text) {}
  int below(int n) { return at_ < text_.size() ? static_cast<unsigned char>(text_[at_++]) % n : 0; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct Given {
  Pool pool{};
  PanelPlan panels{};
  InvitePlan plan{};
};

Given read(std::string_view text) {
  Bytes bytes(text);
  Given out;
  int const attributes = 1 + bytes.below(4), people = bytes.below(40);
  out.panels.size = bytes.below(14);
  out.panels.panels = 1 + bytes.below(6);
  out.plan.total = bytes.below(30);
  out.plan.invitations = bytes.below(20);
  int first = 0;
  for (int a = 0; a < attributes; ++a) {
    int const categories = 1 + bytes.below(4);
    for (int c = 0; c < categories; ++c) {
      int const least = bytes.below(6);
      out.panels.quotas.push_back({least, least + bytes.below(6)});
      out.plan.categories.push_back({.target = bytes.below(101) / 100.0,
                                     .have = bytes.below(9) / 2.0,
                                     .weight = bytes.below(4) / 2.0,
                                     .accepted = bytes.below(5),
                                     .declined = bytes.below(5)});
    }
    std::vector<int> column;
    for (int i = 0; i < people; ++i) column.push_back(first - 1 + bytes.below(categories + 1));
    for (int& c : column)
      if (c < first) c = -1;
    out.pool.attribute.push_back(column);
    first += categories;
  }
  for (int p = bytes.below(4); p > 0; --p) out.plan.pairs.push_back({bytes.below(first), bytes.below(first), 0.5});
  out.panels.seed = out.plan.seed = static_cast<std::uint64_t>(bytes.below(256));
  return out;
}

void invite(Given const& given) {
  auto const found = whom_to_invite(given.pool, given.plan);
  promise(static_cast<int>(found.list.size()) <= given.plan.invitations, "no more than asked");
  promise(found.value >= found.value_before && found.value <= found.value_full + found.value_before + 1e-9,
          "F rises, and ends");
  std::set<int> invited;
  double last = 1e9;
  for (auto const& one : found.list) {
    promise(invited.insert(one.person).second && one.person < given.pool.people(), "each is invited once");
    promise(one.gain > 0 && one.gain <= last + 3e-9, "the most useful first");
    promise(!one.reasons.empty(), "for a reason");
    last = one.gain;
  }
}

void draw(Given const& given) {
  auto const found = panel_lottery(given.pool, given.panels);
  auto quotas = given.panels.quotas;
  for (auto const& one : found.relaxed) {
    auto& quota = quotas[static_cast<std::size_t>(one.category)];
    promise(quota == one.asked && one.granted.least <= quota.least && one.granted.most >= quota.most,
            "relaxed is wider");
    promise(quota.most > 0 || one.granted.most == 0, "who is excluded stays so");
    quota = one.granted;
  }
  promise(found.relaxed.empty() || found.relaxation > 0, "what gave way is said");
  for (auto const& panel : found.panels) {
    std::set<int> const members(panel.begin(), panel.end());
    promise(static_cast<int>(members.size()) == given.panels.size, "a panel is full");
    for (std::size_t c = 0; c < quotas.size(); ++c) {
      int count = 0;
      for (auto const& column : given.pool.attribute)
        for (int const i : members) count += column[static_cast<std::size_t>(i)] == static_cast<int>(c);
      promise(count >= quotas[c].least && count <= quotas[c].most, "a panel keeps its quotas");
    }
  }
  promise(found.least_chance <= found.ceiling + 1e-12, "nobody gets more than can be");
}

}  // namespace

std::vector<std::string> seeds() {
  std::string out = "\x02\x1e\x08\x04\x14\x0a", other = "\x01\x26\x0c\x05\x10\x08";
  for (int i = 0; i < 120; ++i) {
    out += static_cast<char>(i * 7 % 5);
    other += static_cast<char>(i * 11 % 13);
  }
  return {out, other, out + other, std::string(40, '\1')};
}

std::vector<std::string> dictionary() { return {std::string(2, '\0'), "\x05\x05", "\x64", "\x03\x01\x04\x01"}; }

}  // namespace arpent::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace arpent;
  auto const given = fuzz::read(fuzz::view(data, size));
  try {
    fuzz::invite(given);
  } catch (opinion::Fault const&) {
  }
  try {
    fuzz::draw(given);
  } catch (opinion::Fault const&) {
  }
  return 0;
}
