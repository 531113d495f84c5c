// Every operation × everybody who may ask: who_may.txt holds the expected answers, one line per operation. An operation
// without a line fails, and so does a line without its operation. `ARPENT_SAY=1 who_may_test` prints the table as it
// is; what changed in it is read before it is kept.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cast.h"

namespace arpent::conformance {
namespace {

class WhoMay : public testing::Test {
 protected:
  static void SetUpTestSuite() { cast = new Cast; }
  static void TearDownTestSuite() { delete cast; }
  inline static Cast* cast = nullptr;

  // operation → those who may, in the order of the cast.
  static std::map<std::string, std::string> expected() {
    std::map<std::string, std::string> out;
    std::string last;
    std::ifstream file(ARPENT_WHO_MAY);
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      auto const colon = line.find(": ");
      if (line.starts_with(' ')) out[last] += line.substr(1);  // goes on
      else out[last = line.substr(0, colon)] = line.substr(colon + 2);
    }
    for (auto& [operation, who] : out)
      if (who.starts_with('@')) who = out.at(who);
    std::erase_if(out, [](auto const& entry) { return entry.first.starts_with('@'); });
    return out;
  }
  static std::string those_who_may(std::string const& operation) {
    std::string out;
    for (auto const& name : cast->names())
      if (cast->right(name, operation) == 200) out += (out.empty() ? "" : " ") + name;
    return out;
  }
};

TEST_F(WhoMay, IsAsExpectedForEveryOperationAndEverybody) {
  auto const wanted = expected();
  bool const say = std::getenv("ARPENT_SAY") != nullptr;
  for (auto const& [operation, described] : cast->house().all.operations) {
    auto const may = those_who_may(operation);
    if (say) std::cout << operation << ": " << may << "\n";
    auto const found = wanted.find(operation);
    if (found == wanted.end()) ADD_FAILURE() << operation << " has no expected answer in who_may.txt";
    else EXPECT_EQ(may, found->second) << operation;
  }
  for (auto const& [operation, may] : wanted)
    EXPECT_TRUE(cast->house().all.find(operation)) << operation << " stands in who_may.txt and is no operation";
}

// What holds whatever the table says.
TEST_F(WhoMay, LetsNobodyInWhoHasNoReason) {
  for (auto const& [operation, described] : cast->house().all.operations) {
    auto const open = cast->right("stranger", operation);
    for (auto const* name : {"neighbour", "link_revoked", "link_over", "link_calendar"})
      EXPECT_EQ(cast->right(name, operation), open) << name << " is somebody in this city: " << operation;
    if (open == 200) continue;
    EXPECT_EQ(open, 401) << operation;
    EXPECT_EQ(cast->right("ended", operation), cast->right("no_role", operation))
        << "a role that has ended still opens " << operation;
    for (auto const* name : {"lead_elsewhere", "reporter_elsewhere", "partner_elsewhere", "facilitator_elsewhere",
                             "asked_elsewhere"})
      EXPECT_EQ(cast->right(name, operation), cast->right("no_role", operation)) << name << ": " << operation;
    // A member who decides nothing anywhere: an elected lead may say yes or no to a change.
    EXPECT_EQ(cast->right("officer_elsewhere", operation), cast->right("evaluator", operation)) << operation;
    for (auto const* name : {"link_elsewhere", "link_other", "link_other_action", "link_other_pilot",
                             "link_other_needs", "link_other_invitation", "link_other_decision", "link_other_inquiry",
                             "link_sheet", "guest_elsewhere", "guest_of_another"})
      EXPECT_NE(cast->right(name, operation), 200) << name << " opens " << operation;
  }
}

// Naming one's own thing beside another's opens nothing.
TEST_F(WhoMay, LooksAtWhatIsOpenedAndNotAtWhatIsNamedBesideIt) {
  Json const link{{"opens", "measurement"}, {"indicator", cast->other_indicator()}, {"action", cast->own("action")}};
  EXPECT_EQ(cast->right("lead", "share_link.create", link), 403);
  EXPECT_EQ(cast->right("lead_elsewhere", "share_link.create", link), 200);
  // A link to answer a decision is given by asking for it, and one to a district's needs by who looks after it.
  Json const answer{{"opens", "decision"},
                    {"decision", cast->own("decision")},
                    {"action", cast->own("action")},
                    {"territory", cast->own("territory")}};
  Json const relay{{"opens", "needs"}, {"territory", cast->own("territory")}, {"action", cast->own("action")}};
  for (auto const* name : {"lead", "officer"}) EXPECT_EQ(cast->right(name, "share_link.create", answer), 403) << name;
  EXPECT_EQ(cast->right("officer", "share_link.create", relay), 200);
  EXPECT_EQ(cast->right("officer_elsewhere", "share_link.create", relay), 403);
  EXPECT_EQ(cast->right("lead", "share_link.create", relay), 403);
  Json const number{{"indicator", cast->other_indicator()}, {"territory", cast->own("territory")}};
  for (auto const* name : {"lead", "reporter", "stand_in"})
    EXPECT_EQ(cast->right(name, "measurement.submit", number), 403) << name;
  EXPECT_EQ(cast->right("officer", "measurement.submit", number), 200) << "of their district, whatever is counted";
  EXPECT_EQ(cast->right("link_number", "measurement.submit", number), 403);
  Json const mine{{"territory", cast->own("territory")}}, other{{"territory", nullptr}};
  Json const many{{"indicator", cast->own("indicator")}, {"rows", {mine, other}}};
  EXPECT_EQ(cast->right("officer", "measurement.put_many", many), 403) << "one row is of the whole city";
  EXPECT_EQ(cast->right("officer", "attachment.create", {{"about", cast->own("territory")}}), 200);
  EXPECT_EQ(cast->right("officer_elsewhere", "attachment.create", {{"about", cast->own("territory")}}), 403);
  Json const elsewhere{{"indicator", cast->own("indicator")}, {"territory", nullptr}};
  for (auto const* name : {"reporter", "officer", "link_number"})
    EXPECT_EQ(cast->right(name, "measurement.submit", elsewhere), 403) << name;
  EXPECT_EQ(cast->right("lead", "attachment.create", {{"about", cast->own("measurement")}}), 200);
  EXPECT_EQ(cast->right("lead_elsewhere", "attachment.create", {{"about", cast->own("measurement")}}), 403);
}

// An address of one's own calendar says what one may read anyhow; another's, or another kind of link, stays the team's.
TEST_F(WhoMay, GivesEverybodyTheAddressOfTheirOwnCalendar) {
  Json const mine{{"opens", "calendar"}, {"person", cast->own("person")}};
  EXPECT_EQ(cast->right("self", "share_link.create", mine), 200);
  EXPECT_EQ(cast->right("contributor", "share_link.create", mine), 403) << "of somebody else";
  EXPECT_EQ(cast->right("self", "share_link.create", {{"opens", "calendar"}}), 403) << "without a person it is for all";
  Json other = mine;
  other["opens"] = "sheet";
  EXPECT_EQ(cast->right("self", "share_link.create", other), 403);
}

TEST_F(WhoMay, LetsTheManagerDoWhatAnybodyMay) {
  for (auto const& [operation, described] : cast->house().all.operations)
    for (auto const& name : cast->names())
      if (cast->right(name, operation) == 200) {
        EXPECT_EQ(cast->right("manager", operation), 200) << operation << " is for " << name << " alone";
      }
}

}  // namespace
}  // namespace arpent::conformance
