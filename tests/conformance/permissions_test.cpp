// Who may what, in the whole house: every operation has its line, every line its operation, and telling cases written
// by hand are asked of the real example city by the people in it.
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "domain/city/identity.h"
#include "main/assemble.h"
#include "main/example.h"
#include "main/permission_table.h"
#include "store/trial_city.h"

namespace arpent {
namespace {

class Rights : public testing::Test {
 protected:
  static void SetUpTestSuite() { town = new Town; }
  static void TearDownTestSuite() { delete town; }

  struct Town {
    Town() {
      ensure(static_cast<bool>(make_example(sources, folder.file("cities"), *Zone::find("Europe/Paris"))),
             "the example is made");
      auto opened = store::Store::open(store_options(*house, folder.file("cities") + "/example.db"));
      ensure(static_cast<bool>(opened), "the example opens");
      store = *std::move(opened);
    }
    store::TrialFolder folder;
    FixedClock clock{*parse_instant("2026-11-25T10:00:00Z")};
    SystemRandom random;
    IdSource ids{clock, random};
    Sources sources{.clock = clock, .random = random, .ids = ids};
    std::unique_ptr<House> house = assemble(sources, "", {.start_code = "x", .demo = true});
    std::unique_ptr<store::Store> store;
  };
  inline static Town* town = nullptr;

  // The person of this name as a request of theirs would bring them; "" is a stranger.
  static Asker asker(std::string const& name) {
    if (name.empty()) return {};
    auto const person = town->store->read(store::At::present(), [&](Reader& reader) {
      auto const found = reader.where("person", "name", name);
      return found.empty() ? "" : found.front()["id"].get<std::string>();
    });
    std::string token;
    Asker const nobody;
    Call const call{nobody, town->clock, town->ids, town->random, town->house->name_of_actor, town->house->base_url};
    auto const opened = town->store->write({}, [&](Work& work) -> Result<Json> {
      ARPENT_TRY(made, city::open_session(call, work, person));
      token = made;
      return Json();
    });
    ensure(static_cast<bool>(opened), "the person can log in");
    return town->store->read(store::At::present(), [&](Reader& reader) {
      return city::who(reader, {token, "", "en"}, town->clock.now());
    });
  }
  static std::string id(std::string const& kind, std::string const& field, Json const& value) {
    return town->store->read(store::At::present(), [&](Reader& reader) {
      auto const found = reader.where(kind, field, value);
      return found.empty() ? "" : found.front()["id"].get<std::string>();
    });
  }
  // 200, 401 or 403, of the right alone: nothing is done.
  static int right(std::string const& name, std::string const& operation, Json const& input) {
    auto const who = asker(name);
    auto const& kind = town->house->all.find(operation)->kind;
    return town->store->read(store::At::present(), [&](Reader& reader) {
      auto const answer = town->house->permissions.check({reader, who, operation, kind, input});
      return answer ? 200 : answer.problem().status;
    });
  }
};

TEST_F(Rights, AreStatedForEveryOperation) {
  for (auto const& [name, operation] : town->house->all.operations)
    EXPECT_FALSE(town->house->permissions.granted(name).empty()) << name << " has no line in the permission table";
}

TEST_F(Rights, AreStatedForOperationsThatAreThere) {
  for (auto const& grant : permission_table()) {
    std::istringstream names{std::string(grant.operations)};
    for (std::string name; names >> name;) {
      auto const is_kind = name.ends_with(".*") && town->house->all.kinds.contains(name.substr(0, name.size() - 2));
      auto const beside = beside_operations();
      bool const is_beside = std::find(beside.begin(), beside.end(), name) != beside.end();
      EXPECT_TRUE(is_kind || is_beside || town->house->all.find(name))
          << name << " stands in the table and is no operation";
    }
  }
}

TEST_F(Rights, OfStrangersAreTheseAndNoOther) {
  std::set<std::string> open;
  for (auto const& [name, operation] : town->house->all.operations)
    if (right("", name, Json::object()) == 200) open.insert(name);
  for (auto const* name : {"session.request_code", "session.open", "session.me", "city.start", "demo.login"})
    EXPECT_TRUE(open.contains(name)) << name;
  // At the school gate one speaks and reads without an account.
  // The room of a "what for?" knows by itself who came in.
  std::set<std::string> const meant{"city.start", "link_page", "challenge.raise", "challenge.voice", "challenge.helps",
                                    "need_wall",  "need_page", "inquiry.join",    "inquiry_room",
                                    "meeting.join", "minutes_page"};
  for (auto const& name : open)
    EXPECT_TRUE(name.starts_with("session.") || name.starts_with("demo.") || meant.contains(name))
        << name << " is open to strangers: is that meant?";
}

TEST_F(Rights, AreAsPeopleExpect) {
  auto const club = id("post", "title", "Coordination du temps de l’enfant");
  auto const own = id("action", "lead", club), other = id("action", "title", "Lire dès la crèche");
  auto const link = id("contribution", "action", own);
  auto const yann = id("person", "name", "Yann Le Goff"), amina = id("person", "name", "Amina Diallo");
  struct Case {
    char const* who;
    char const* operation;
    Json input;
    int status;
  };
  Case const cases[] = {
      {"Amina Diallo", "action.remove", {{"id", own}}, 200},
      {"Yann Le Goff", "action.remove", {{"id", own}}, 403},
      {"Yann Le Goff", "contribution.confirm", {{"id", link}}, 200},
      {"Mathilde Rousseau", "contribution.confirm", {{"id", link}}, 403},
      {"Mathilde Rousseau", "contribution.create", {{"action", own}}, 200},
      {"Mathilde Rousseau", "action.focus", {{"id", own}}, 200},
      {"Mathilde Rousseau", "action.agree_focus", Json::object(), 403},
      {"Mathilde Rousseau", "action.change", {{"id", own}}, 403},
      {"Soizic Guéguen", "action.weather", {{"id", own}}, 200},
      {"Soizic Guéguen", "action.weather", {{"id", other}}, 403},
      {"Soizic Guéguen", "action.change", {{"id", own}}, 200},
      {"Soizic Guéguen", "action.change", {{"id", other}}, 403},
      {"Soizic Guéguen", "share_link.create", {{"opens", "action"}, {"action", own}}, 200},
      {"Soizic Guéguen", "share_link.create", {{"opens", "action"}, {"action", other}}, 403},
      {"Soizic Guéguen", "share_link.list", Json::object(), 403},
      {"Soizic Guéguen", "involvement.create", {{"action", own}}, 200},
      {"Soizic Guéguen", "involvement.create", {{"action", other}}, 403},
      {"Soizic Guéguen", "stakeholder.create", Json::object(), 403},
      {"Hélène Vasseur", "action.get", {{"id", own}}, 200},
      {"Hélène Vasseur", "action.weather", {{"id", own}}, 403},
      {"Hélène Vasseur", "comment.create", {{"about", own}}, 200},
      {"Inês Ferreira", "measurement.list", Json::object(), 200},
      {"Inês Ferreira", "goal.create", Json::object(), 403},
      {"Yann Le Goff", "person.change", {{"id", yann}}, 200},
      {"Yann Le Goff", "person.change", {{"id", amina}}, 403},
      {"Yann Le Goff", "person.export", {{"id", yann}}, 200},
      {"Yann Le Goff", "person.export", {{"id", amina}}, 403},
      {"Yann Le Goff", "person.erase", {{"id", yann}}, 403},
      {"Yann Le Goff", "membership.create", Json::object(), 403},
      {"Amina Diallo", "membership.create", Json::object(), 200},
      {"Yann Le Goff", "period_close.create", Json::object(), 403},
      {"Bastien Olivier", "action.get", {{"id", own}}, 403},  // his role has ended
      {"", "action.get", {{"id", own}}, 401},
      {"", "measurement.submit", Json::object(), 401},
      {"", "entry.undo", Json::object(), 401},
  };
  ASSERT_NE(own, "");
  ASSERT_NE(other, "");
  ASSERT_NE(own, other);
  for (auto const& each : cases)
    EXPECT_EQ(right(each.who, each.operation, each.input), each.status) << each.who << " " << each.operation;
}

}  // namespace
}  // namespace arpent
