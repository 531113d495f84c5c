// One kind of the test's own, through perform(): everything that follows from a description follows for it too.
#include "operations/perform.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

#include "operations/history.h"
#include "operations/standard.h"

namespace arpent {
namespace {

struct Tree {
  std::string id;
  std::int64_t revision = 0;
  std::string name;
  std::optional<std::string> beside;
  std::optional<std::string> secret;

  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Tree::name>("name", {.required = true}),
                                   reference<&Tree::beside>("beside", "tree"),
                                   text<&Tree::secret>("secret", {.audience = Audience::team})};
    static Shape const shape = kept<Tree>("tree", "trees", fields, {.title = "name"});
    return shape;
  }
};

struct Rename {
  std::string id, name;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&Rename::id>("id", {.required = true}),
                                   text<&Rename::name>("name", {.required = true})};
    static Shape const shape = input<Rename>("rename_tree", fields);
    return shape;
  }
};

Result<Tree> rename(Call const&, Work& work, Rename const& in) {
  ARPENT_TRY(tree, work.get<Tree>(in.id));
  if (in.name == tree.name) return Problem{409, "tree.same_name"};
  tree.name = in.name;
  return work.put(tree);
}

constexpr Grant grants[] = {{"tree.create tree.change tree.remove tree.rename", "manager core"},
                            {"tree.get tree.list tree.history", "member"},
                            {"entry.list entry.undo entry.undo_batch", "member"}};

class Perform : public testing::Test {
 protected:
  Perform() {
    folder_ = std::filesystem::temp_directory_path() / ("arpent-perform-" + random_token(random_));
    std::filesystem::create_directories(folder_);
    add_standard<Tree>(house_.all);
    add(house_.all, {.name = "tree.rename", .target = Target::item}, rename);
    add_history(house_.all);
    house_.permissions = Permissions(grants, {});
    auto store = store::Store::open({.path = folder_ / "city.db", .shapes = {&Tree::shape()}, .clock = clock_});
    ensure(static_cast<bool>(store), "the trial city opens");
    store_ = *std::move(store);
  }
  ~Perform() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  static Asker as(std::string const& role, std::string const& person = "0192aaaa-0000-7000-8000-00000000000a") {
    return {.person = person, .roles = {role}};
  }
  Result<Answer> ask(std::string operation, Json input, Asker asker, std::string why = "") {
    return perform(house_, *store_,
                   {.operation = std::move(operation),
                    .input = std::move(input),
                    .asker = std::move(asker),
                    .why = std::move(why)});
  }
  Json plant(std::string const& name) { return ask("tree.create", {{"name", name}}, as("manager"))->body; }
  static std::string code(Result<Answer> const& answer) { return answer ? "" : answer.problem().code; }

  SystemRandom random_;
  FixedClock clock_{*parse_instant("2026-03-12T09:00:00.000Z")};
  IdSource ids_{clock_, random_};
  House house_{.clock = clock_, .random = random_, .ids = ids_};
  std::filesystem::path folder_;
  std::unique_ptr<store::Store> store_;
};

TEST_F(Perform, KeepsWhoAndWhy) {
  auto const tree = plant("Oak");
  ASSERT_TRUE(ask("tree.rename", {{"id", tree["id"]}, {"name", "Ash"}}, as("core"), "it was an ash"));
  auto const history = ask("tree.history", {{"id", tree["id"]}}, as("evaluator"))->body["revisions"];
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[1]["why"], "it was an ash");
  EXPECT_EQ(history[1]["operation"], "tree.rename");
  EXPECT_EQ(history[1]["changed"],
            Json::parse(R"([{"field": "name", "kind": "text", "before": "Oak", "after": "Ash"}])"));
}

TEST_F(Perform, NamesWhatAReferencePointedTo) {
  auto const oak = plant("Oak"), elm = plant("Elm");
  ASSERT_TRUE(ask("tree.change", {{"id", elm["id"]}, {"beside", oak["id"]}}, as("manager")));
  auto const history = ask("tree.history", {{"id", elm["id"]}}, as("evaluator"))->body["revisions"];
  auto const& changed = history[1]["changed"][0];
  EXPECT_EQ(changed["kind"], "reference");
  EXPECT_EQ(changed["names"], (Json{{oak["id"].get<std::string>(), "Oak"}}));
}

TEST_F(Perform, SaysInTheHistoryWhatCanBeTakenBackAndByWhom) {
  auto const oak = plant("Oak");
  auto const renamed =
      ask("tree.rename", {{"id", oak["id"]}, {"name", "Ash"}}, as("core", "0192aaaa-0000-7000-8000-00000000000b"));
  auto const undoable = [&](Asker asker) {
    Json out = Json::array();
    auto const answer = ask("tree.history", {{"id", oak["id"]}}, std::move(asker));
    for (auto const& line : answer->body["revisions"]) out.push_back(line["undoable"]);
    return out;
  };
  EXPECT_EQ(undoable(as("manager")), Json::parse("[true, true]"));
  EXPECT_EQ(undoable(as("core", "0192aaaa-0000-7000-8000-00000000000b")), Json::parse("[false, true]"));
  EXPECT_EQ(undoable(as("evaluator", "0192aaaa-0000-7000-8000-00000000000c")), Json::parse("[false, false]"));
  ASSERT_TRUE(ask("entry.undo", {{"moment", renamed->moment}}, as("manager")));
  EXPECT_EQ(undoable(as("manager")), Json::parse("[true, false, true]"));
}

TEST_F(Perform, RefusesStrangersAndOtherRoles) {
  EXPECT_EQ(code(ask("tree.create", {{"name", "Oak"}}, {})), "not_logged_in");
  EXPECT_EQ(code(ask("tree.create", {{"title", "Oak"}}, {})), "not_logged_in")
      << "a stranger learns nothing of the fields";
  auto const refused = ask("tree.create", {{"name", "Oak"}}, as("evaluator"));
  EXPECT_EQ(code(refused), "not_allowed");
  EXPECT_EQ(refused.problem().params.at(1), (std::pair<std::string, std::string>{"to", "manager core"}))
      << "who may is no secret, and says whom to ask";
  EXPECT_EQ(code(ask("tree.grow", {}, as("manager"))), "operation.unknown");
}

TEST_F(Perform, LeavesNoTraceOfARefusal) {
  auto const tree = plant("Oak");
  auto const before = ask("entry.list", Json::object(), as("manager"))->body;
  EXPECT_EQ(code(ask("tree.rename", {{"id", tree["id"]}, {"name", "Oak"}}, as("manager"))), "tree.same_name");
  EXPECT_EQ(ask("entry.list", Json::object(), as("manager"))->body, before);
}

TEST_F(Perform, KnowsARetryByItsIdAndByItsRequest) {
  Json const input{{"id", "0192aaaa-0000-7000-8000-0000000000ff"}, {"name", "Oak"}};
  ASSERT_TRUE(ask("tree.create", input, as("manager")));
  EXPECT_TRUE(ask("tree.create", input, as("manager")));
  EXPECT_EQ(code(ask("tree.create", {{"id", input["id"]}, {"name", "Elm"}}, as("manager"))), "record.exists");

  Order order{.operation = "tree.create",
              .input = {{"name", "Elm"}},
              .asker = as("manager"),
              .request_id = "0192aaaa-0000-4000-8000-0000000000aa"};
  auto const first = perform(house_, *store_, order), second = perform(house_, *store_, order);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->body, second->body);
  order.input["name"] = "Fir";
  EXPECT_EQ(code(perform(house_, *store_, order)), "request.reused");
}

TEST_F(Perform, KeepsOneOfSixteenIdenticalSubmissionsAtOnce) {
  Order const order{.operation = "tree.create",
                    .input = {{"name", "Elm"}},
                    .asker = as("manager"),
                    .request_id = "0192aaaa-0000-4000-8000-0000000000ab"};
  std::vector<std::thread> threads;
  std::atomic<int> done = 0;
  for (int n = 0; n < 16; ++n)
    threads.emplace_back([&] { done += static_cast<bool>(perform(house_, *store_, order)); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 16);
  EXPECT_EQ(ask("tree.list", Json::object(), as("core"))->body["trees"].size(), 1U);
}

TEST_F(Perform, RefusesAStaleRevision) {
  auto const tree = plant("Oak");
  Order order{.operation = "tree.change",
              .input = {{"id", tree["id"]}, {"name", "Ash"}},
              .asker = as("manager"),
              .revision = 1};
  ASSERT_TRUE(perform(house_, *store_, order));
  order.input["name"] = "Elm";
  EXPECT_EQ(code(perform(house_, *store_, order)), "record.changed_since");
}

TEST_F(Perform, ReadsThePastAndDoesNotWriteIt) {
  auto const tree = plant("Oak");
  clock_.advance(std::chrono::hours{48});
  ASSERT_TRUE(ask("tree.rename", {{"id", tree["id"]}, {"name", "Ash"}}, as("manager")));
  Order order{.operation = "tree.get", .input = {{"id", tree["id"]}}, .asker = as("core"), .on = "2026-03-13"};
  EXPECT_EQ(perform(house_, *store_, order)->body["name"], "Oak");
  order.on = "2026-03-11";
  EXPECT_EQ(code(perform(house_, *store_, order)), "record.not_found");
  order.operation = "tree.remove";
  EXPECT_EQ(code(perform(house_, *store_, order)), "past.read_only");
}

TEST_F(Perform, HidesWhatIsForTheTeam) {
  auto const id = ask("tree.create", {{"name", "Oak"}, {"secret", "owl"}}, as("manager"))->body["id"];
  EXPECT_TRUE(ask("tree.get", {{"id", id}}, as("link_keeper"))->body.contains("secret"));
  EXPECT_FALSE(ask("tree.get", {{"id", id}}, as("core"))->body.contains("secret"));
  EXPECT_EQ(code(ask("tree.list", {{"secret", "owl"}}, as("core"))), "invalid") << "a filter would tell the value";
  EXPECT_EQ(ask("tree.history", {{"id", id}}, as("core"))->body.dump().find("owl"), std::string::npos);
}

TEST_F(Perform, TakesBackAndTakesBackTheTakingBack) {
  auto const tree = plant("Oak");
  auto const renamed = ask("tree.rename", {{"id", tree["id"]}, {"name", "Ash"}}, as("manager"));
  auto const undone = ask("entry.undo", {{"moment", renamed->moment}}, as("manager"));
  ASSERT_TRUE(undone);
  EXPECT_EQ(ask("tree.get", {{"id", tree["id"]}}, as("core"))->body["name"], "Oak");
  ASSERT_TRUE(ask("entry.undo", {{"moment", undone->moment}}, as("manager")));
  EXPECT_EQ(ask("tree.get", {{"id", tree["id"]}}, as("core"))->body["name"], "Ash");
}

TEST_F(Perform, TakesBackAnEntryOfThousands) {
  constexpr int trees = 2000;
  auto const elm = plant("Elm"), fir = plant("Fir");
  auto const forest = [&] {
    auto const list = [](Reader& reader) { return Json(reader.all("tree")); };
    return store_->read(store::At::present(), list);
  };
  auto const without_revisions = [](Json all) {
    for (auto& tree : all) tree.erase("revision");
    return all;
  };
  auto const bare = forest();
  // Each stands beside the one before; one that was there is changed, one removed.
  auto const planted = store_->write_at({.operation = "tree.plant"}, [&](Work& work) -> Result<Json> {
    std::optional<std::string> last;
    for (int i = 0; i < trees; ++i)
      last = work.put(Tree{.id = ids_.next(), .name = std::to_string(i), .beside = last}).id;
    work.put(Tree{.id = elm["id"], .name = "Ash", .beside = last});
    ARPENT_CHECK(work.remove("tree", fir["id"].get<std::string>()));
    return Json();
  });
  ASSERT_TRUE(planted);
  auto const full = forest();
  ASSERT_EQ(std::ssize(full), trees + 1);

  auto const undone = ask("entry.undo", {{"moment", planted->moment}}, as("manager"));
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->body["count"], trees + 2);
  EXPECT_EQ(undone->body["undone"].size(), 200U) << "the rest is counted";
  EXPECT_EQ(undone->body["left_alone"], Json::array());
  EXPECT_EQ(without_revisions(forest()), without_revisions(bare));
  store_->read(store::At::present(), [&](Reader& reader) {
    auto const told = reader.revisions_of(undone->moment);
    EXPECT_EQ(std::ssize(told), trees + 2) << "the ledger tells of each";
    for (auto const& one : told) EXPECT_EQ(one.revision, one.id == fir["id"] || one.id == elm["id"] ? 3 : 2);
    for (auto const& one : reader.revisions_of(planted->moment)) EXPECT_EQ(one.until, undone->moment);
  });
  EXPECT_TRUE(store_->verify());
  EXPECT_EQ(store_->read(store::At::moment(planted->moment), [](Reader& reader) { return Json(reader.all("tree")); }),
            full)
      << "the past is as it was";

  ASSERT_TRUE(ask("entry.undo", {{"moment", undone->moment}}, as("manager")));
  EXPECT_EQ(without_revisions(forest()), without_revisions(full)) << "taking back what was taken back brings it again";
  EXPECT_TRUE(store_->verify());
}

TEST_F(Perform, TakesABatchBackAndNamesOnceWhatChangedSince) {
  auto const oak = plant("Oak"), elm = plant("Elm");
  auto const rename = [&](Json const& tree, char const* name, char const* batch) {
    Order order{.operation = "tree.rename", .input = {{"id", tree["id"]}, {"name", name}}, .asker = as("manager")};
    order.batch = batch;
    return static_cast<bool>(perform(house_, *store_, order));
  };
  for (auto const* name : {"A", "B"})
    for (auto const& tree : {oak, elm}) ASSERT_TRUE(rename(tree, name, "spring"));
  ASSERT_TRUE(rename(elm, "Fir", ""));
  auto const refused = ask("entry.undo_batch", {{"batch", "spring"}}, as("manager"));
  ASSERT_EQ(code(refused), "undo.changed_since");
  EXPECT_EQ(refused.problem().fields.size(), 1U);
  auto const undone = ask("entry.undo_batch", {{"batch", "spring"}, {"others", true}}, as("manager"));
  ASSERT_TRUE(undone);
  EXPECT_EQ(undone->body["left_alone"].size(), 1U);
  EXPECT_EQ(ask("tree.get", {{"id", oak["id"]}}, as("core"))->body["name"], "Oak");
  EXPECT_EQ(ask("tree.get", {{"id", elm["id"]}}, as("core"))->body["name"], "Fir");
}

TEST_F(Perform, LeavesAloneWhatChangedSince) {
  auto const oak = plant("Oak");
  auto const beside = ask("tree.create", {{"name", "Elm"}, {"beside", oak["id"]}}, as("manager"));
  auto const first = ask("tree.rename", {{"id", oak["id"]}, {"name", "Ash"}}, as("manager"));
  ASSERT_TRUE(ask("tree.rename", {{"id", oak["id"]}, {"name", "Fir"}}, as("manager")));
  EXPECT_EQ(code(ask("entry.undo", {{"moment", first->moment}}, as("manager"))), "undo.changed_since");
  EXPECT_EQ(code(ask("entry.undo", {{"moment", beside->moment}}, as("core", "0192aaaa-0000-7000-8000-00000000000b"))),
            "undo.not_yours");
}

TEST_F(Perform, TakesNothingBackThatMustHold) {
  // There is an oak, once there was one.
  house_.all.invariants.push_back({"tree", [](Reader& reader) -> Result<Done> {
                                     if (reader.count("tree", {{"name", "Oak"}}) > 0) return Done{};
                                     return Problem{409, "tree.last_oak"};
                                   }});
  auto const elm = ask("tree.create", {{"name", "Elm"}}, as("manager"));
  EXPECT_TRUE(ask("entry.undo", {{"moment", elm->moment}}, as("manager"))) << "it did not hold before either";
  auto const first = ask("tree.create", {{"name", "Oak"}}, as("manager"));
  EXPECT_EQ(code(ask("entry.undo", {{"moment", first->moment}}, as("manager"))), "tree.last_oak");
  EXPECT_EQ(ask("tree.get", {{"id", first->body["id"]}}, as("core"))->body["name"], "Oak") << "nothing of it was done";
  plant("Oak");
  EXPECT_TRUE(ask("entry.undo", {{"moment", first->moment}}, as("manager"))) << "another one is there";
}

TEST_F(Perform, TellsASlipOfThePenFromAnEmptyList) {
  auto const oak = plant("Oak");
  EXPECT_EQ(code(ask("tree.list", {{"beside", "the oak"}}, as("manager"))), "invalid");
  EXPECT_TRUE(ask("tree.list", {{"beside", oak["id"]}}, as("manager")));
  EXPECT_TRUE(ask("tree.list", {{"beside", nullptr}}, as("manager")));
  EXPECT_EQ(code(ask("tree.get", {{"id", oak["id"]}, {"colour", "red"}}, as("manager"))), "invalid");
  EXPECT_EQ(code(ask("tree.history", {{"id", oak["id"]}, {"colour", "red"}}, as("manager"))), "invalid");
}

TEST_F(Perform, RefusesToRemoveWhatIsPointedAt) {
  auto const oak = plant("Oak");
  ASSERT_TRUE(ask("tree.create", {{"name", "Elm"}, {"beside", oak["id"]}}, as("manager")));
  EXPECT_EQ(code(ask("tree.remove", {{"id", oak["id"]}}, as("manager"))), "record.still_referenced");
  EXPECT_EQ(
      code(ask("tree.create", {{"name", "Fir"}, {"beside", "0192aaaa-0000-7000-8000-0000000000ee"}}, as("manager"))),
      "invalid");
}

}  // namespace
}  // namespace arpent
