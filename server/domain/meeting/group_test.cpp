// Whom one button asks to a meeting.
#include "domain/meeting/group.h"

#include <gmock/gmock.h>

#include "domain/meeting/trial_evening.h"

namespace arpent::meeting {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Group : public testing::Test {
 protected:
  // "Yann core", in the order in which they are asked.
  std::vector<std::string> called(std::string const& meeting) {
    return trial.store().read(store::At::present(), [&](Reader& reader) {
      std::vector<std::string> out;
      for (auto const& one : called_to(reader, *reader.find<Meeting>(meeting)))
        out.push_back((*reader.find("person", one.person))["name"].get<std::string>() + " " + one.there_as);
      return out;
    });
  }
  std::string core(std::string const& name, Json const& also = Json::object()) {
    auto const person = trial.person(name);
    trial.made("membership", {{"person", person}, {"role", "core"}}, also);
    return person;
  }
  std::string territory(std::string const& name, Json const& parent = nullptr) {
    return trial.made("territory", {{"name", name}, {"parent", parent}});
  }
  std::string asked(std::string const& meeting, std::string const& person, std::string const& there_as) {
    return trial.made("invitation", {{"meeting", meeting}, {"person", person}, {"there_as", there_as}});
  }
  std::string series(Json const& also = Json::object()) {
    return trial.made("series", {{"title", "Groupe local"}, {"kind", "local_group"}}, also);
  }
  std::string partner(std::string const& name, std::string const& ring) {
    return trial.made("stakeholder", {{"name", name}, {"ring", ring}, {"contact", trial.person(name)}});
  }
  TrialEvening trial;
};

TEST_F(Group, IsOfThePlaceAtFirst) {
  auto const city = territory("Nantes"), north = territory("Nord", city), south = territory("Sud", city);
  core("Everywhere");
  core("North", {{"territory", north}});
  core("South", {{"territory", south}});
  core("Gone", {{"until", "2020-01-01"}});
  trial.made("membership", {{"person", trial.person("Reads")}, {"role", "contributor"}});
  EXPECT_THAT(called(trial.meeting()), UnorderedElementsAre("Everywhere core"));
  EXPECT_THAT(called(trial.meeting({{"territory", north}})), UnorderedElementsAre("Everywhere core", "North core"));
  auto const in_south = series({{"territory", south}});
  EXPECT_THAT(called(trial.meeting({{"series", in_south}})), UnorderedElementsAre("Everywhere core", "South core"));
  auto const action = trial.action({{"territories", {north}}});
  EXPECT_THAT(called(trial.meeting({{"action", action}})), UnorderedElementsAre("Everywhere core", "North core"));
  core("All of it", {{"territory", city}});
  EXPECT_THAT(called(trial.meeting({{"territory", south}})),
              UnorderedElementsAre("Everywhere core", "South core", "All of it core"));
}

TEST_F(Group, IsThatOfTheSeriesOnceItHasMet) {
  auto const of = series();
  auto const first = trial.meeting({{"series", of}}), second = trial.meeting({{"series", of}});
  auto const comes = core("Comes"), left = core("Left");
  core("Of another group");
  asked(first, comes, "core");
  asked(first, left, "core");
  asked(first, trial.person("By hand"), "core");
  asked(first, trial.person("Once"), "extra");
  trial.done("membership.change", {{"id", trial.done("membership.list", {{"person", left}})["memberships"][0]["id"]},
                                   {"until", "2020-01-01"}});
  EXPECT_THAT(called(second), UnorderedElementsAre("Comes core", "By hand core"));
}

TEST_F(Group, GrowsByThoseWhoCarryTheAction) {
  auto const lead = trial.made("post", {{"title", "Lead"}, {"holder", trial.person("Soizic")}});
  auto const action = trial.action({{"lead", lead}});
  auto const part = [&](std::string const& stakeholder, char const* role) {
    trial.made("involvement", {{"stakeholder", stakeholder}, {"action", action}, {"role", role}});
  };
  part(partner("Inner", "core"), "does_with");
  part(partner("Told", "core"), "is_told");
  part(partner("Outer", "extended"), "leads");
  partner("Elsewhere", "core");
  EXPECT_THAT(called(trial.meeting({{"action", action}})), ElementsAre("Soizic extra", "Inner extra"));
  EXPECT_THAT(called(trial.meeting()), IsEmpty());
}

TEST_F(Group, IsAskedOnceHoweverOften) {
  core("Mathilde");
  auto const meeting = trial.meeting();
  EXPECT_EQ(trial.done("meeting.call_core", {{"id", meeting}})["invited"], 1);
  EXPECT_EQ(trial.done("meeting.call_core", {{"id", meeting}})["invited"], 0);
}

}  // namespace
}  // namespace arpent::meeting
