// From the first voice at the school gate to an answer that those who spoke can read.
#include "domain/needs/challenge.h"

#include <gmock/gmock.h>

#include "domain/needs/rooms.h"
#include "domain/needs/voice.h"
#include "operations/trial_house.h"

namespace arpent::needs {
namespace {

struct Place {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Place::title>("title", {.required = true})};
    static Shape const shape = kept<Place>("territory", "territories", fields);
    return shape;
  }
};
struct Action {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Action::title>("title", {.required = true})};
    static Shape const shape = kept<Action>("action", "actions", fields);
    return shape;
  }
};
void add_things(Register& all) {
  add_standard<Place>(all);
  add_standard<Action>(all);
}

class Needs : public testing::Test {
 protected:
  std::string phone() { return uuid4(random); }
  std::string raise(std::string const& text) {
    return house.id("challenge.raise", {{"territory", place}, {"text", text}, {"voice", phone()}});
  }
  void show(std::string const& id, std::string const& words) {
    house.done("challenge.change", {{"id", id}, {"public_title", words}});
  }
  Heard all() {
    return house.store().read(store::At::present(), [&](Reader& reader) { return heard(reader, place); });
  }
  int voices(std::string const& id) {
    int out = 0;
    for (auto const& voice : all().voices)
      if (voice.challenge == id) out += voice.people;
    return out;
  }
  std::string state(std::string const& id) { return house.get("challenge", id).value("state", ""); }

  SystemRandom random;
  TrialHouse house{{add_operations, add_things}};
  std::string place = house.id("territory.create", {{"title", "Bellevue"}});
  std::string action = house.id("action.create", {{"title", "Aide aux devoirs"}});
};

TEST_F(Needs, CountsAPhoneOnceAndKeepsNobody) {
  auto const mine = phone();
  Json const said{{"territory", place}, {"text", "Pas d’endroit calme après 16 h"}, {"voice", mine}};
  auto const id = house.id("challenge.raise", said);
  EXPECT_EQ(house.done("challenge.raise", said), (Json{{"id", id}, {"counted", false}})) << "the same, sent again";
  EXPECT_EQ(voices(id), 1);
  auto const fact = house.store().read(store::At::present(),
                                       [&](Reader& reader) { return reader.facts("needs/" + place).front().fact; });
  EXPECT_EQ(Json::parse(fact.body),
            (Json{{"challenge", id}, {"on", "2026-03-12"}, {"channel", "public"}, {"people", 1}}));
}

TEST_F(Needs, LetsOthersSaySoTooOnceEverybodyMayReadIt) {
  auto const id = raise("Madame X crie sur les enfants à la cantine");
  EXPECT_EQ(house.refusal("challenge.voice", {{"id", id}, {"voice", phone()}}), "challenge.is_closed");
  show(id, "La cantine est trop bruyante");
  auto const other = phone();
  EXPECT_EQ(house.done("challenge.voice", {{"id", id}, {"voice", other}})["counted"], true);
  EXPECT_EQ(house.done("challenge.voice", {{"id", id}, {"voice", other}})["counted"], false);
  EXPECT_EQ(voices(id), 2);
  EXPECT_EQ(house.refusal("challenge.voice", {{"id", id}, {"voice", "my phone"}}), "voice field.id");
}

TEST_F(Needs, TakesTenVoicesFromARelayAllOrNone) {
  auto const known = raise("Le soir, la rue n’est pas éclairée");
  Json rows = {{{"voice", phone()}, {"challenge", known}, {"people", 6}},
               {{"voice", phone()}, {"text", "Le centre ferme trop tôt"}, {"people", 3}},
               {{"voice", phone()}, {"text", "Pas de place pour les poussettes"}}};
  auto wrong = rows;
  wrong[1]["text"] = " ";
  EXPECT_EQ(house.refusal("challenge.relay", {{"territory", place}, {"rows", wrong}}), "rows.1.text field.required");
  EXPECT_EQ(voices(known), 1) << "none of it was kept";
  EXPECT_EQ(house.done("challenge.relay", {{"territory", place}, {"rows", rows}}),
            (Json{{"people", 10}, {"needs", 2}}));
  EXPECT_EQ(house.done("challenge.relay", {{"territory", place}, {"rows", rows}}), (Json{{"people", 0}, {"needs", 0}}))
      << "the phone did not hear the answer and sent it again";
  EXPECT_EQ(voices(known), 7);
  auto const elsewhere = house.id("territory.create", {{"title", "Centre"}});
  EXPECT_EQ(house.refusal("challenge.relay", {{"territory", elsewhere}, {"rows", Json::array({rows[0]})}}),
            "rows.0.challenge challenge.of_another_place");
}

TEST_F(Needs, PutsTogetherWhatIsOne) {
  auto const one = raise("Pas d’endroit calme"), other = raise("Trop de bruit pour les devoirs"), third = raise("Bruit");
  auto const head = house.id("challenge.group", {{"territory", place}, {"ids", {one, other}}, {"title", "Un lieu calme"}});
  EXPECT_EQ(state(one), "grouped");
  EXPECT_EQ(house.refusal("challenge.adopt", {{"id", one}, {"adopted_by", action}}), "challenge.is_grouped");
  house.done("challenge.group", {{"territory", place}, {"ids", {head}}, {"into", third}});
  EXPECT_EQ(house.get("challenge", one)["grouped_into"], third) << "what was together stays together";
  EXPECT_EQ(house.get("challenge", head)["grouped_into"], third);
  EXPECT_EQ(house.refusal("challenge.group", {{"territory", place}, {"ids", {one}}}), "title field.required");
  house.done("challenge.reopen", {{"id", one}});
  EXPECT_EQ(state(one), "heard");
}

TEST_F(Needs, AnswersInTheOpen) {
  auto const id = raise("Pas d’endroit calme après 16 h");
  house.done("challenge.adopt", {{"id", id}, {"adopted_by", action}});
  EXPECT_EQ(state(id), "adopted");
  EXPECT_EQ(house.refusal("challenge.take_to_meeting", {{"id", id}, {"talk_on", "2026-03-11"}}),
            "talk_on challenge.day_is_over");
  house.done("challenge.take_to_meeting", {{"id", id}, {"talk_on", "2026-05-14"}, {"talk_where", "École"}});
  EXPECT_EQ(house.refusal("challenge.answer", {{"id", id}, {"cannot", "Le vendredi"}}),
            "why_not challenge.say_why_not, public_title challenge.say_it_to_all");
  Json const answer{{"id", id},          {"changes", "Une salle à Port-Boyer"}, {"changes_from", "2026-05-06"},
                    {"cannot", "Le vendredi"}, {"why_not", "Personne pour ouvrir"},
                    {"public_title", "Pas d’endroit calme après 16 h"}};
  EXPECT_EQ(house.done("challenge.answer", answer)["state"], "answered");
  EXPECT_EQ(house.refusal("challenge.set_aside", {{"id", id}, {"reason", "Non"}}), "challenge.is_settled");
  EXPECT_EQ(house.refusal("challenge.voice", {{"id", id}, {"voice", phone()}}), "challenge.is_closed");
  auto const mine = phone();
  EXPECT_EQ(house.done("challenge.helps", {{"id", id}, {"voice", mine}, {"helps", true}})["counted"], true);
  EXPECT_EQ(house.done("challenge.helps", {{"id", id}, {"voice", mine}, {"helps", false}})["counted"], false);
  EXPECT_EQ(all().helps.size(), 1U);
  EXPECT_EQ(house.done("challenge.reopen", {{"id", id}})["state"], "adopted");
  EXPECT_EQ(house.refusal("challenge.helps", {{"id", id}, {"voice", phone()}, {"helps", true}}),
            "challenge.not_answered");
}

TEST_F(Needs, SetsAsideWithAReason) {
  auto const id = raise("Un stade");
  EXPECT_EQ(house.refusal("challenge.set_aside", {{"id", id}, {"reason", " "}}), "reason field.required");
  EXPECT_EQ(house.done("challenge.set_aside", {{"id", id}, {"reason", "Ce n’est pas du ressort du plan"}})["state"],
            "set_aside");
}

TEST_F(Needs, ForgetsWordsThatNameSomebodyInThePastToo) {
  auto const id = raise("Madame Durand crie");
  EXPECT_EQ(house.done("challenge.blank", {{"id", id}})["title"], "");
  auto const history = house.done("challenge.history", {{"id", id}});
  EXPECT_EQ(history.dump().find("Durand"), std::string::npos);
  EXPECT_EQ(voices(id), 1);
}

TEST_F(Needs, StopsAScriptThatRunsAway) {
  int kept = 0;
  std::string last;
  for (int i = 0; i < 301 && last.empty(); ++i) {
    last = house.refusal("challenge.raise", {{"territory", place}, {"text", "Encore"}, {"voice", phone()}});
    kept += last.empty();
  }
  EXPECT_EQ(kept, 300);
  EXPECT_EQ(last, "challenge.enough_for_today");
  house.pass_days(1);
  EXPECT_NE(raise("Demain"), "");
}

}  // namespace
}  // namespace arpent::needs
