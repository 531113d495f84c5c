// From a question to an answer that everybody can live with, or to named disagreements.
#include <gmock/gmock.h>

#include "base/hash.h"
#include "base/id.h"
#include "domain/voice/answer.h"
#include "domain/voice/rooms.h"
#include "domain/voice/voter.h"
#include "operations/guests.h"
#include "operations/trial_house.h"

namespace arpent::voice {
namespace {

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
struct Goal {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Goal::title>("title", {.required = true})};
    static Shape const shape = kept<Goal>("goal", "goals", fields);
    return shape;
  }
};
struct Plan {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Plan::title>("title", {.required = true})};
    static Shape const shape = kept<Plan>("plan", "plans", fields);
    return shape;
  }
};
struct Person {
  std::string id;
  std::int64_t revision = 0;
  std::string title;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Person::title>("title", {.required = true})};
    static Shape const shape = kept<Person>("person", "people", fields);
    return shape;
  }
};
void add_things(Register& all) {
  add_standard<Action>(all);
  add_standard<Goal>(all);
  add_standard<Plan>(all);
  add_standard<Person>(all);
}

class WhatFor : public testing::Test {
 protected:
  // One phone in the room, known by its cookie alone.
  struct Phone {
    std::string cookie;
  };
  Result<Answer> ask(Phone const& phone, std::string const& operation, Json input) {
    Order order{.operation = operation, .input = std::move(input)};
    order.asker.seats =
        house.store().read(store::At::present(), [&](Reader& reader) { return guests::seats_of(reader, phone.cookie); });
    order.asker.guest = sha256_hex(phone.cookie);
    order.asker.operator_ = true;  // the rights are tried elsewhere
    return perform(trial(), house.store(), std::move(order));
  }
  House& trial() { return own; }
  Json by(Phone const& phone, std::string const& operation, Json input) {
    auto const answer = ask(phone, operation, std::move(input));
    EXPECT_TRUE(answer) << operation << " " << (answer ? "" : answer.problem().code);
    return answer ? answer->body : Json();
  }
  std::string refused(Phone const& phone, std::string const& operation, Json input) {
    auto const answer = ask(phone, operation, std::move(input));
    return answer ? "" : answer.problem().code;
  }
  Phone join(std::string const& there_as = "") {
    Json input{{"code", code}};
    if (!there_as.empty()) input["there_as"] = there_as;
    auto const joined = house.done("inquiry.join", input);
    return {joined["$guest"].get<std::string>()};
  }
  std::string say(Phone const& phone, std::string const& text) {
    auto const id = uuid4(random);
    by(phone, "inquiry.say", {{"id", inquiry}, {"statement", id}, {"text", text}});
    return id;
  }
  void step(std::string const& from, std::string const& to) {
    EXPECT_EQ(house.refusal("inquiry.step", {{"id", inquiry}, {"from", from}, {"to", to}}), "");
  }
  void vote(Phone const& phone, std::string const& statement, std::string const& value) {
    by(phone, "inquiry.vote", {{"id", inquiry}, {"statement", statement}, {"value", value}});
  }
  void stance(Phone const& phone, std::string const& said) {
    Json input{{"id", inquiry}, {"stance", said}};
    if (said == "disagree") input["reason"] = "Trop vague";
    by(phone, "inquiry.stance", input);
  }
  std::shared_ptr<Conversation const> heard() {
    return house.store().read(store::At::present(),
                              [&](Reader& reader) { return conversation_of(reader, inquiry); });
  }

  SystemRandom random;
  TrialHouse house{{add_operations, add_things}, std::string(guests::live_tables()) + std::string(live_tables())};
  IdSource ids{house.clock(), random};
  House own{.clock = house.clock(), .random = random, .ids = ids, .base_url = "https://plan.example"};
  std::string action, inquiry, code;

  void SetUp() override {
    add_operations(own.all);
    action = house.id("action.create", {{"title", "Aide aux devoirs"}});
    inquiry = house.id("inquiry.create", {{"question", "L’aide aux devoirs, pour quoi faire ?"}, {"about", action}});
    code = house.done("inquiry.open_door", {{"id", inquiry}, {"open", true}})["code"].get<std::string>();
  }
};

TEST_F(WhatFor, IsWrittenByEachBeforeAnybodyVotes) {
  auto const ana = join("parents");
  EXPECT_EQ(house.refusal("inquiry.step", {{"id", inquiry}, {"from", "writing"}, {"to", "voting"}}),
            "inquiry.nothing_to_vote_on");
  auto const first = say(ana, "Que l’enfant fasse seul");
  EXPECT_EQ(by(ana, "inquiry.say", {{"id", inquiry}, {"statement", first}, {"text", "Que l’enfant fasse seul"}})["kept"],
            false);
  EXPECT_EQ(refused(ana, "inquiry.vote", {{"id", inquiry}, {"statement", first}, {"value", "agree"}}),
            "inquiry.moved_on");
  step("writing", "voting");
  EXPECT_EQ(house.refusal("inquiry.step", {{"id", inquiry}, {"from", "writing"}, {"to", "drafting"}}),
            "inquiry.moved_on");
  EXPECT_EQ(house.refusal("inquiry.step", {{"id", inquiry}, {"from", "writing"}, {"to", "voting"}}), "")
      << "pressed twice";
  auto const next = by(ana, "inquiry.vote", {{"id", inquiry}});
  EXPECT_EQ(next["statement"], first);
  auto const after = by(ana, "inquiry.vote", {{"id", inquiry}, {"statement", first}, {"value", "agree"}});
  EXPECT_EQ(after["statement"], nullptr);
  EXPECT_EQ(after["voted"], 1);
  EXPECT_EQ(after["left"], 0);
}

TEST_F(WhatFor, NamesNobodyInTheLogAndForgetsTheKey) {
  auto const ana = join();
  house.as = action;  // somebody logged in, on the same phone
  auto const one = say(ana, "Que chacun y gagne");
  house.as = "";
  step("writing", "voting");
  vote(ana, one, "agree");
  house.store().read(store::At::present(), [&](Reader& reader) {
    for (auto const& entry : reader.entries({.limit = 2}))
      if (entry.operation == "inquiry.vote") {
        EXPECT_EQ(entry.actor, "");
      }
    for (auto const& kept : reader.facts(stream_of(inquiry))) {
      EXPECT_EQ(uuid_version(kept.fact.id), '4') << kept.fact.kind;
      EXPECT_EQ(kept.fact.body.find(ana.cookie), std::string::npos);
      if (kept.fact.kind == "inquiry_statement") {
        EXPECT_EQ(Json::parse(kept.fact.body).size(), 1u) << "a statement has no author";
      }
    }
    return 0;
  });
  step("voting", "drafting");
  house.done("inquiry.draft", {{"id", inquiry}, {"sentences", {{{"text", "Que chacun y gagne."}, {"cites", {one}}}}}});
  step("drafting", "stance");
  house.done("inquiry.publish", {{"id", inquiry}, {"agreed", {"1"}}, {"disagreements", {"Les horaires"}}});
  house.store().read(store::At::present(), [&](Reader& reader) {
    int rows = 0;
    for (auto const* table : {"inquiry_secret", "inquiry_voter"})
      reader.select("SELECT count(*) FROM " + std::string(table), {},
                    [&](store::Row const& row) { rows += static_cast<int>(row.integer(0)); });
    EXPECT_EQ(rows, 0);
    return 0;
  });
  EXPECT_EQ(refused(ana, "inquiry.vote", {{"id", inquiry}}), "inquiry.is_closed");
  EXPECT_EQ(house.refusal("inquiry.join", {{"code", code}}), "guest.code_unknown");
}

TEST_F(WhatFor, HidesAndPutsTogether) {
  auto const ana = join();
  auto const one = say(ana, "Réussir"), same = say(ana, "Réussir !"), insult = say(ana, "Tous des nuls");
  EXPECT_EQ(house.refusal("inquiry.hide", {{"id", inquiry}, {"statement", insult}, {"hidden", true}}),
            "reason field.required");
  house.done("inquiry.hide", {{"id", inquiry}, {"statement", insult}, {"hidden", true}, {"reason", "Insulte"}});
  house.done("inquiry.merge", {{"id", inquiry}, {"statement", same}, {"into", one}});
  EXPECT_EQ(house.refusal("inquiry.merge", {{"id", inquiry}, {"statement", one}, {"into", insult}}),
            "into inquiry.merge_into_what");
  auto const all = heard();
  EXPECT_EQ(all->shown(), 1u);
  EXPECT_EQ(all->find(insult)->hidden_because, "Insulte");
  EXPECT_EQ(all->find(same)->into, one);
  step("writing", "voting");
  EXPECT_EQ(by(ana, "inquiry.vote", {{"id", inquiry}})["statement"], one);
}

TEST_F(WhatFor, ShowsEveryStatementOnce) {
  std::vector<Phone> phones;
  for (int i = 0; i < 6; ++i) phones.push_back(join(i % 2 ? "parents" : "core"));
  for (int i = 0; i < 12; ++i) say(phones[static_cast<std::size_t>(i) % 6], "Avis " + std::to_string(i));
  step("writing", "voting");
  for (auto const& phone : phones) {
    std::set<std::string> seen;
    auto next = by(phone, "inquiry.vote", {{"id", inquiry}});
    while (!next["statement"].is_null() && seen.size() < 20) {
      EXPECT_TRUE(seen.insert(next["statement"].get<std::string>()).second);
      next = by(phone, "inquiry.vote", {{"id", inquiry}, {"statement", next["statement"]}, {"value", "pass"}});
    }
    EXPECT_EQ(seen.size(), 12u);
  }
  EXPECT_EQ(heard()->votes.size(), 72u);
}

TEST_F(WhatFor, IsAdoptedWhenHardlyAnybodyObjects) {
  house.done("inquiry.change", {{"id", inquiry}, {"asked", {"parents"}}, {"min_answers", 3}});
  std::vector<Phone> phones;
  for (int i = 0; i < 12; ++i) phones.push_back(join(i < 2 ? "parents" : "core"));
  auto const one = say(phones[0], "Faire seul");
  step("writing", "drafting");
  EXPECT_EQ(house.refusal("inquiry.step", {{"id", inquiry}, {"from", "drafting"}, {"to", "critique"}}),
            "inquiry.no_draft");
  Json const sentences = {{{"text", "Que chaque enfant fasse seul."}, {"cites", {one}}}, {{"text", "Et avec plaisir."}}};
  auto const first = house.done("inquiry.draft", {{"id", inquiry}, {"sentences", sentences}});
  EXPECT_EQ(first["version"], 1);
  step("drafting", "critique");
  by(phones[3], "inquiry.object",
     {{"id", inquiry}, {"objection", uuid4(random)}, {"sentence", 2}, {"reason", "Le plaisir ne se décrète pas"}});
  EXPECT_EQ(refused(phones[3], "inquiry.object",
                    {{"id", inquiry}, {"objection", uuid4(random)}, {"sentence", 3}, {"reason", "x"}}),
            "invalid");
  Json const better = {{{"text", "Que chaque enfant fasse seul."}, {"cites", {one}}}};
  EXPECT_EQ(house.done("inquiry.draft", {{"id", inquiry}, {"sentences", better}})["version"], 2);
  EXPECT_EQ(house.get("agreed_answer", first["id"].get<std::string>())["state"], "replaced");
  step("drafting", "stance");
  for (int i = 0; i < 12; ++i) stance(phones[static_cast<std::size_t>(i)], i == 11 ? "disagree" : i < 9 ? "agree" : "can_live");
  EXPECT_EQ(house.refusal("inquiry.adopt", {{"id", inquiry}}), "inquiry.too_few_answers");
  stance(join("parents"), "no_view");
  auto const adopted = house.done("inquiry.adopt", {{"id", inquiry}});
  EXPECT_EQ(adopted["state"], "adopted");
  EXPECT_EQ(adopted["agree"], 9);
  EXPECT_EQ(adopted["can_live"], 2);
  EXPECT_EQ(adopted["disagree"], 1);
  EXPECT_EQ(adopted["no_view"], 1);
  EXPECT_EQ(adopted["about"], action);
}

TEST_F(WhatFor, IsNotPutToAllForEver) {
  auto const ana = join();
  say(ana, "Faire seul");
  step("writing", "drafting");
  house.done("inquiry.draft", {{"id", inquiry}, {"sentences", {{{"text", "Un."}}}}});
  step("drafting", "stance");
  EXPECT_EQ(refused(ana, "inquiry.stance", {{"id", inquiry}, {"stance", "disagree"}}), "invalid");
  stance(ana, "disagree");
  EXPECT_EQ(house.refusal("inquiry.adopt", {{"id", inquiry}}), "inquiry.too_many_objections");
  for (auto const* text : {"Deux.", "Trois."}) {
    house.done("inquiry.draft", {{"id", inquiry}, {"sentences", {{{"text", text}}}}});
    step("drafting", "stance");
  }
  house.done("inquiry.draft", {{"id", inquiry}, {"sentences", {{{"text", "Quatre."}}}}});
  EXPECT_EQ(house.refusal("inquiry.step", {{"id", inquiry}, {"from", "drafting"}, {"to", "stance"}}),
            "inquiry.rounds_used");
}

TEST_F(WhatFor, KeepsWhatAMinorityDoesNotShare) {
  std::vector<Phone> phones;
  for (int i = 0; i < 12; ++i) phones.push_back(join(i < 6 ? "parents" : "core"));
  auto const one = say(phones[0], "Plus d’écrans");
  step("writing", "voting");
  for (int i = 0; i < 12; ++i) vote(phones[static_cast<std::size_t>(i)], one, i < 5 ? "disagree" : "agree");
  AgreedAnswer answer;
  answer.sentences = {"Plus d’écrans à l’école."};
  answer.cites = {"1 " + one};
  EXPECT_THAT(minority_of(*heard(), answer), testing::ElementsAre("1 parents"));
}

TEST(Voter, IsOneOnTwoPhonesByAPersonalLink) {
  EXPECT_EQ(voter_number("key", "seat a", "link"), voter_number("key", "seat b", "link"));
  EXPECT_NE(voter_number("key", "seat a", ""), voter_number("key", "seat b", ""));
  EXPECT_NE(voter_number("key", "a", ""), voter_number("other", "a", "")) << "another question, another number";
  EXPECT_NE(voter_number("key", "a", ""), voter_number("key", "", "a"));
  EXPECT_EQ(voter_number("key", "a", "").size(), 32u);
}

std::vector<Voice> many(int agree, int disagree, std::string const& there_as = "", int group = -1) {
  std::vector<Voice> out(static_cast<std::size_t>(agree), Voice{"agree", there_as, group});
  out.insert(out.end(), static_cast<std::size_t>(disagree), Voice{"disagree", there_as, group});
  return out;
}

TEST(Adoption, NeedsNoMoreThanATenthAgainstItInAnyGroup) {
  EXPECT_TRUE(verdict_of(many(9, 1), {}, 1).is_adopted());
  EXPECT_FALSE(verdict_of(many(8, 1), {}, 1).is_adopted()) << "one in nine";
  auto groups = many(95, 0, "", 0);
  auto const small = many(4, 1, "", 1);
  groups.insert(groups.end(), small.begin(), small.end());
  auto const verdict = verdict_of(groups, {}, 1);
  ASSERT_EQ(verdict.objecting.size(), 1u) << "one in a hundred, but one in five of its group";
  EXPECT_EQ(verdict.objecting[0].sort, "group");
  EXPECT_EQ(verdict.objecting[0].name, "2");
}

TEST(Adoption, DoesNotCountThoseWithoutAViewForIt) {
  auto voices = many(8, 1);
  voices.insert(voices.end(), 50, Voice{"no_view"});
  EXPECT_FALSE(verdict_of(voices, {}, 1).is_adopted());
}

TEST(Adoption, AsksForAQuorumOfEachCategory) {
  auto voices = many(20, 0, "core");
  EXPECT_TRUE(verdict_of(voices, {"core"}, 5).is_adopted());
  auto const missing = verdict_of(voices, {"core", "parents"}, 5);
  ASSERT_EQ(missing.too_few.size(), 1u);
  EXPECT_EQ(missing.too_few[0].name, "parents");
  EXPECT_EQ(missing.too_few[0].wanted, 5);
  EXPECT_FALSE(verdict_of(many(4, 0), {}, 5).is_adopted());
}

}  // namespace
}  // namespace arpent::voice
