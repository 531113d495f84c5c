#include <gtest/gtest.h>

#include "base/hash.h"
#include "domain/people/rooms.h"
#include "operations/trial_house.h"

namespace arpent::people {
namespace {

struct Thing {
  std::string id;
  std::int64_t revision = 0;
  std::optional<std::string> title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Thing::title>("title")};
    static Shape const shape = kept<Thing>("action", "actions", fields);
    return shape;
  }
};
void add_thing(Register& all) { add_standard<Thing>(all); }

constexpr char const* logins =
    "CREATE TABLE IF NOT EXISTS login_code (email TEXT PRIMARY KEY, code_hash TEXT, expires_at TEXT);"
    "CREATE TABLE IF NOT EXISTS password (person TEXT PRIMARY KEY, hash TEXT, changed_at TEXT);"
    "CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, token_hash TEXT, person TEXT, opened_at TEXT, "
    "expires_at TEXT, device TEXT);";

class People : public testing::Test {
 protected:
  std::string person(std::string const& name) { return trial.id("person.create", {{"name", name}}); }
  std::string role(std::string const& person, std::string const& role) {
    return trial.id("membership.create", {{"person", person}, {"role", role}});
  }
  TrialHouse trial{{add_operations, add_thing}, logins};
};

TEST_F(People, HaveAnAddressOfTheirOwn) {
  ASSERT_TRUE(trial.ask("person.create", {{"name", "Amina"}, {"email", "Amina@Nantes.example"}}));
  EXPECT_EQ(trial.refusal("person.create", {{"name", "Other"}, {"email", "amina@nantes.example"}}),
            "email field.taken");
}

TEST_F(People, HaveEachRoleOnce) {
  auto const yann = person("Yann");
  auto const core = role(yann, "core");
  EXPECT_EQ(trial.refusal("membership.create", {{"person", yann}, {"role", "core"}}), "role membership.exists_already");
  ASSERT_TRUE(trial.ask("membership.change", {{"id", core}, {"until", "2026-03-01"}}));
  EXPECT_EQ(trial.refusal("membership.create", {{"person", yann}, {"role", "core"}}), "") << "it had ended";
}

TEST_F(People, KeepAManager) {
  auto const amina = person("Amina"), yann = person("Yann");
  auto const first = role(amina, "manager");
  EXPECT_EQ(trial.refusal("membership.remove", {{"id", first}}), "membership.last_manager");
  EXPECT_EQ(trial.refusal("membership.change", {{"id", first}, {"role", "core"}}), "membership.last_manager");
  EXPECT_EQ(trial.refusal("membership.change", {{"id", first}, {"until", "2027-01-01"}}), "membership.last_manager");
  EXPECT_EQ(trial.refusal("person.erase", {{"id", amina}}), "membership.last_manager");
  // Nor by taking back what made somebody one.
  auto const second = trial.ask("membership.create", {{"person", yann}, {"role", "manager"}});
  ASSERT_TRUE(trial.ask("membership.remove", {{"id", first}}));
  EXPECT_EQ(trial.refusal("entry.undo", {{"moment", second->moment}}), "membership.last_manager");
}

TEST_F(People, AreForgottenWhenTheyAsk) {
  auto const id = trial.id("person.create", {{"name", "Clotilde Hervé"}, {"email", "clotilde@nantes.example"}});
  ASSERT_TRUE(trial.ask("person.change", {{"id", id}, {"phone", "02 40 00 00 00"}}));
  auto const membership = role(id, "core");
  auto const post = trial.id("post.create", {{"title", "Culture"}, {"holder", id}});
  auto const link = trial.id("share_link.create", {{"opens", "action"},
                                                   {"action", trial.id("action.create", {{"title", "A"}})},
                                                   {"label", "Clotilde’s link"},
                                                   {"person", id}});
  ASSERT_TRUE(trial.store().write({}, [&](Work& work) -> Result<Json> {
    work.run("INSERT INTO session VALUES ('s', 'h', :person, 'now', 'later', 'phone')", {{"person", id}});
    return Json();
  }));
  auto const erased = trial.ask("person.erase", {{"id", id}});
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->body["name"], "");
  EXPECT_EQ(erased->body["erased"], true);
  EXPECT_EQ(trial.done("person.history", {{"id", id}}).dump().find("Clotilde"), std::string::npos);
  EXPECT_EQ(trial.done("share_link.history", {{"id", link}}).dump().find("Clotilde"), std::string::npos);
  EXPECT_NE(trial.get("share_link", link)["revoked_at"], nullptr);
  EXPECT_EQ(trial.get("post", post)["holder"], nullptr);
  EXPECT_EQ(trial.get("membership", membership), nullptr);
  EXPECT_EQ(trial.done("person.export", {{"id", id}})["sessions"].size(), 0U);
  EXPECT_EQ(trial.refusal("entry.undo", {{"moment", erased->moment}}), "undo.final");
  EXPECT_EQ(trial.refusal("person.change", {{"id", id}, {"name", "x"}}), "person.is_erased");
  EXPECT_EQ(trial.refusal("membership.create", {{"person", id}, {"role", "core"}}), "person person.is_erased");
  EXPECT_EQ(trial.refusal("post.change", {{"id", post}, {"holder", id}}), "holder person.is_erased");
  EXPECT_EQ(trial.refusal("person.erase", {{"id", id}}), "") << "twice is once";
}

TEST_F(People, SeeAllThatIsKeptOnThem) {
  auto const id = person("Yann");
  role(id, "core");
  trial.as = id;
  ASSERT_TRUE(trial.ask("post.create", {{"title", "Link keeper"}, {"holder", id}}, "since March"));
  auto const all = trial.done("person.export", {{"id", id}});
  EXPECT_EQ(all["person"]["name"], "Yann");
  ASSERT_EQ(all["named_in"].size(), 2U);
  EXPECT_EQ(all["named_in"][0]["kind"], "membership");
  EXPECT_EQ(all["named_in"][1]["record"]["title"], "Link keeper");
  ASSERT_EQ(all["entries"].size(), 1U);
  EXPECT_EQ(all["entries"][0]["why"], "since March");
}

TEST_F(People, AnswerWhatTheyWereAsked) {
  auto const partner = trial.id("stakeholder.create", {{"name", "Cap Parole"}});
  auto const action = trial.id("action.create", {{"title", "A"}});
  Json const input{{"stakeholder", partner}, {"action", action}, {"role", "does_with"}};
  auto const asked = trial.done("involvement.create", input);
  EXPECT_EQ(asked["asked_on"], "2026-03-12");
  EXPECT_EQ(trial.refusal("involvement.create", input), "role involvement.exists_already");
  auto const answered =
      trial.done("involvement.answer", {{"id", asked["id"]}, {"promise_state", "promised"}, {"promise", "two rooms"}});
  EXPECT_EQ(answered["promise_state"], "promised");
  EXPECT_EQ(answered["promise"], "two rooms");
  EXPECT_EQ(trial.done("involvement.answer", {{"id", asked["id"]}, {"promise_state", "done"}})["promise"], "two rooms");
}

TEST_F(People, GetALinkOnce) {
  auto const action = trial.id("action.create", {{"title", "A"}});
  Json const input{
      {"id", "0192aaaa-0000-7000-8000-0000000000ff"}, {"opens", "action"}, {"action", action}, {"label", "For A"}};
  auto const made = trial.done("share_link.create", input);
  auto const token = made.value("token", "");
  EXPECT_EQ(made["url"], "https://plan.example/l/" + token);
  auto const kept = trial.store().read(
      store::At::present(), [&](Reader& reader) { return reader.find("share_link", made["id"].get<std::string>()); });
  EXPECT_EQ((*kept)["token_hash"], sha256_hex(token));
  EXPECT_EQ(kept->dump().find(token), std::string::npos);
  EXPECT_NE(trial.done("share_link.create", input)["token"], token) << "asked again, as the answer got lost";
  EXPECT_NE(trial.done("share_link.revoke", {{"id", made["id"]}})["revoked_at"], nullptr);
  EXPECT_EQ(trial.refusal("share_link.create", input), "share_link.is_revoked");
  EXPECT_EQ(trial.refusal("share_link.create", {{"opens", "measurement"}, {"expires_on", "2026-03-01"}}),
            "indicator field.required, expires_on share_link.over_already");
}

TEST_F(People, GetTheCalendarOfTheWholeCity) {
  auto const made = trial.done("share_link.create", {{"opens", "calendar"}});
  EXPECT_EQ(made["url"], "https://plan.example/api/calendar/" + made.value("token", "") + ".ics");
  auto const action = trial.id("action.create", {{"title", "A"}});
  EXPECT_EQ(trial.refusal("share_link.create", {{"opens", "calendar"}, {"action", action}}),
            "action share_link.calendar_of_all");
}

}  // namespace
}  // namespace arpent::people
