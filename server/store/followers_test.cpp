// What stands beside the records: search, files, jobs, projections, and erasure in all of them.
#include <gmock/gmock.h>

#include <fstream>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using record::Audience;
using testing::ElementsAre;
using testing::IsEmpty;
using trial::heights;
using trial::Hill;
using trial::Path;

struct File {
  std::string id;
  std::int64_t revision = 0;
  std::string title;
  std::optional<record::File> scan;
  static record::Shape const& shape() {
    using namespace record;
    static Field const fields[] = {text<&File::title>("title"), file<&File::scan>("scan", {.personal = true})};
    static Shape const shape = kept<File>("file", "files", fields);
    return shape;
  }
};

struct FollowersTest : testing::Test {
  TrialCity city{{&Hill::shape(), &Path::shape(), &File::shape()}, {.projections = {heights()}}};

  template <class R>
  void put(R const& record) {
    EXPECT_TRUE(city->write({.operation = "put"},
                            [&](Work& work) -> Result<Json> { return record::to_json(work.put(record)); }));
  }
  void blank(std::string_view kind, std::string_view id) {
    EXPECT_TRUE(city->write({.operation = "person.erase"}, [&](Work& work) -> Result<Json> {
      work.blank(kind, id);
      return Json();
    }));
  }
  std::vector<std::string> found(std::string_view typed,
                                 std::set<Audience> const& sees = {Audience::open, Audience::members}) {
    return city->read(At::present(), [&](Reader& reader) {
      std::vector<std::string> out;
      for (auto const& hit : reader.search(typed, sees)) out.push_back(hit.id);
      return out;
    });
  }
};

TEST_F(FollowersTest, SearchIgnoresAccentsAndCaseAndTakesAnyText) {
  put(Hill{.id = "a", .title = "L’école maternelle", .story = "Près de la forêt"});
  put(Hill{.id = "b", .title = "La forêt", .story = "Une école y mène"});
  EXPECT_THAT(found("ecole"), ElementsAre("a", "b"));  // a title says more than a story
  EXPECT_THAT(found("FORET"), ElementsAre("b", "a"));
  EXPECT_THAT(found("mater éco"), IsEmpty());
  EXPECT_THAT(found("éco MATER"), IsEmpty());
  EXPECT_THAT(found("école mater"), ElementsAre("a"));
  EXPECT_THAT(found("mater "), IsEmpty());
  EXPECT_THAT(found("l’eco"), ElementsAre("a"));
  for (auto const* typed : {"", " ", "\"", "a\"b", "'", "NEAR(", "title:x", "*", "^a", "-a", "a AND", "(", "’", "« »",
                            "%", "\\", "AND OR NOT"})
    EXPECT_NO_THROW(found(typed)) << typed;
  EXPECT_NO_THROW(found(std::string_view("a\0b", 3)));
  city->read(At::present(), [](Reader& reader) {
    auto const hits = reader.search("mene", {Audience::members});
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].kind, "hill");
    EXPECT_EQ(hits[0].title, "La forêt");
    EXPECT_EQ(hits[0].snippet, "Une école y mène");
  });
  put(Hill{.id = "a", .title = "Autre"});
  EXPECT_THAT(found("école"), ElementsAre("b"));
}

TEST_F(FollowersTest, NobodyFindsARecordByWordsTheyMayNotRead) {
  put(Hill{.id = "a", .title = "Hill", .mail = "secret@x.fr"});
  EXPECT_THAT(found("secret"), IsEmpty());
  EXPECT_THAT(found("secret", {Audience::members, Audience::team}), ElementsAre("a"));
  EXPECT_THAT(found("hill", {Audience::open}), IsEmpty());
}

TEST_F(FollowersTest, FilesAreKeptOnce) {
  std::string const bytes("\0\xff\x01zip", 6);
  std::string sha;
  for (int i = 0; i < 2; ++i)
    EXPECT_TRUE(city->write({}, [&](Work& work) -> Result<Json> {
      sha = work.put_blob(bytes, "application/zip");
      return Json();
    }));
  EXPECT_EQ(sha, sha256_hex(bytes));
  city->read(At::present(), [&](Reader& reader) {
    auto const blob = reader.blob(sha);
    ASSERT_TRUE(blob);
    EXPECT_EQ(blob->bytes, bytes);
    EXPECT_EQ(blob->type, "application/zip");
    EXPECT_FALSE(reader.blob("none"));
    EXPECT_EQ(reader.moment(), 0);  // no record: no entry
  });
}

TEST_F(FollowersTest, JobsWaitAreTriedAgainAndGivenUp) {
  auto const order = [&](std::optional<Instant> not_before) {
    EXPECT_TRUE(city->write({}, [&](Work& work) -> Result<Json> {
      return Json(work.job("mail", {{"to", "x"}}, not_before));
    }));
  };
  order({});
  order(city.clock().now() + std::chrono::hours(1));
  auto jobs = city->due_jobs();
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].name, "mail");
  EXPECT_EQ(jobs[0].input["to"], "x");
  EXPECT_TRUE(city->fail_job(jobs[0].id, "no answer", city.clock().now() + std::chrono::minutes(5)));
  EXPECT_THAT(city->due_jobs(), IsEmpty());
  city.clock().advance(std::chrono::minutes(5));
  jobs = city->due_jobs();
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].attempts, 1);
  EXPECT_EQ(jobs[0].fault, "no answer");
  EXPECT_TRUE(city->fail_job(jobs[0].id, "no such person", {}));
  city.clock().advance(std::chrono::hours(1));
  jobs = city->due_jobs();
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_TRUE(city->finish_job(jobs[0].id));
  EXPECT_THAT(city->due_jobs(), IsEmpty());
  auto const failed = city->read(At::present(), [](Reader& reader) { return reader.failed_jobs(); });
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].fault, "no such person");
  EXPECT_TRUE(city->write({}, [&](Work& work) -> Result<Json> {
    work.retry_job(failed[0].id);
    return Json();
  }));
  EXPECT_EQ(city->due_jobs().size(), 1U);
}

TEST_F(FollowersTest, AJobOfARefusedWorkIsNeverDone) {
  EXPECT_FALSE(city->write({}, [&](Work& work) -> Result<Json> {
    work.job("mail", {});
    return Problem{409, "no"};
  }));
  EXPECT_THAT(city->due_jobs(), IsEmpty());
}

TEST_F(FollowersTest, ProjectionsKeepStepAndAreMadeAnewTheSame) {
  put(Hill{.id = "a", .title = "A", .height = 1});
  put(Hill{.id = "a", .title = "B", .height = 1});
  put(Hill{.id = "a", .title = "B", .height = 2});
  put(Hill{.id = "a", .title = "B"});
  auto const rows = [&] {
    return city->read(At::present(), [](Reader& reader) {
      std::vector<std::string> out;
      reader.select("SELECT height, moment, until FROM height ORDER BY moment", {},
                    [&](Row const& row) { out.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2)); });
      return out;
    });
  };
  EXPECT_THAT(rows(), ElementsAre("1 1 3", "2 3 4"));
  EXPECT_TRUE(city->verify());
  EXPECT_TRUE(city->write({}, [](Work& work) -> Result<Json> {
    work.run("UPDATE height SET height = 7 WHERE moment = 1");
    work.run("UPDATE hill SET title = 'C'");
    return Json();
  }));
  auto const wrong = city->verify();
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.problem().params.at(0).second, "height: 2; hill: 2");
  EXPECT_TRUE(city->rebuild());
  EXPECT_THAT(rows(), ElementsAre("1 1 3", "2 3 4"));
  EXPECT_TRUE(city->verify());
}

TEST_F(FollowersTest, ErasureReachesEveryRevisionTheSearchAndTheFile) {
  std::string const name = "Zacharie", mail = "zacharie@example.fr";
  put(Hill{.id = "a", .title = "Hill", .owner = name, .mail = mail});
  put(Hill{.id = "a", .title = "Hill changed", .owner = name + " Twice"});
  put(Hill{.id = "b", .title = "Removed", .owner = name});
  ASSERT_TRUE(city->write({}, [](Work& work) -> Result<Json> {
    ARPENT_CHECK(work.remove("hill", "b"));
    work.remember("0190a000-0000-7000-8000-000000000001", "f", {{"owner", "Zacharie"}});
    return Json();
  }));
  EXPECT_THAT(found(name), ElementsAre("a"));
  blank("hill", "a");
  blank("hill", "b");
  ASSERT_TRUE(city->scrub());
  EXPECT_THAT(found(name), IsEmpty());
  EXPECT_THAT(found("changed"), ElementsAre("a"));
  city->read(At::present(), [](Reader& reader) {
    auto const history = reader.history("hill", "a");
    ASSERT_EQ(history.size(), 3U);
    for (auto const& revision : history) EXPECT_EQ(revision.after["owner"], Json(nullptr));
    EXPECT_EQ(history[2].entry.operation, "person.erase");
    EXPECT_EQ(reader.history("hill", "b").size(), 2U);
    EXPECT_EQ(reader.entries({.limit = 1}).at(0).operation, "person.erase");
  });
  EXPECT_EQ(city->read(At::moment(1), [](Reader& reader) { return reader.find<Hill>("a")->mail; }), std::nullopt);
  EXPECT_TRUE(city->verify());
  city.close();
  for (auto const& ending : {"", "-wal", "-shm"}) {
    std::ifstream file(city.path() + ending, std::ios::binary);
    std::string const bytes((std::istreambuf_iterator<char>(file)), {});
    for (auto const* trace : {"Zacharie", "zacharie"})
      EXPECT_EQ(bytes.find(trace), std::string::npos) << trace << " in " << ending;
  }
}

TEST_F(FollowersTest, AnErasedFileLosesItsBytesUnlessAnotherRecordHoldsThem) {
  auto const upload = [&](std::string const& id, std::string const& bytes) {
    std::string sha;
    EXPECT_TRUE(city->write({}, [&](Work& work) -> Result<Json> {
      sha = work.put_blob(bytes, "text/plain");
      work.put(File{.id = id, .title = id, .scan = record::File{sha, "f.txt", "text/plain", 1}});
      return Json();
    }));
    return sha;
  };
  auto const shared = upload("a", "shared");
  upload("b", "shared");
  auto const own = upload("c", "own");
  blank("file", "a");
  blank("file", "c");
  city->read(At::present(), [&](Reader& reader) {
    EXPECT_TRUE(reader.blob(shared));
    EXPECT_FALSE(reader.blob(own));
  });
}

}  // namespace
}  // namespace arpent::store
