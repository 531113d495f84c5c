#include "store/store.h"

#include <gmock/gmock.h>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using trial::Hill;
using trial::Path;

struct StoreTest : testing::Test {
  TrialCity city{trial::shapes()};

  template <class R>
  Store::Written put(R const& record, Author author = {}) {
    auto written = city->write_at(std::move(author),
                                  [&](Work& work) -> Result<Json> { return record::to_json(work.put(record)); });
    EXPECT_TRUE(written) << (written ? "" : written.problem().code);
    return written ? *std::move(written) : Store::Written{};
  }
  Result<Store::Written> remove(std::string_view kind, std::string_view id) {
    return city->write_at({}, [&](Work& work) -> Result<Json> {
      ARPENT_CHECK(work.remove(kind, id));
      return Json();
    });
  }
  std::vector<std::string> titles(At const& at) {
    return city->read(at, [](Reader& reader) {
      std::vector<std::string> out;
      for (auto const& hill : reader.all<Hill>()) out.push_back(hill.title);
      return out;
    });
  }
};

TEST_F(StoreTest, KeepsEveryKindOfValueAndTellsAbsentFromEmpty) {
  Hill const bare{.id = "a", .title = "Bare"};
  Hill const full{.id = "b",
                  .title = "Full",
                  .code = "",
                  .story = "A long\nstory’s end",
                  .parent = "a",
                  .tags = {"x", "y"},
                  .near = {"a"},
                  .height = -12,
                  .slope = 0.1,
                  .wooded = false,
                  .state = "closed",
                  .seen_on = "2026-03-12",
                  .owner = "O",
                  .mail = "o@x.fr"};
  put(bare);
  put(full);
  city->read(At::present(), [&](Reader& reader) {
    auto expected = bare;
    expected.revision = 1;
    EXPECT_EQ(reader.find<Hill>("a"), expected);
    expected = full;
    expected.revision = 1;
    EXPECT_EQ(reader.find<Hill>("b"), expected);
    EXPECT_EQ((*reader.find("hill", "a"))["code"], Json(nullptr));
    EXPECT_EQ((*reader.find("hill", "b"))["code"], Json(""));
    EXPECT_EQ(reader.find("hill", "b")->dump(), record::to_json(expected).dump());
  });
}

TEST_F(StoreTest, GivesEachOperationAMomentAndEachChangeARevision) {
  EXPECT_EQ(put(Hill{.id = "a", .title = "One"}, {.actor = "p1", .operation = "hill.create", .why = "because"}).moment,
            1);
  auto const second = put(Hill{.id = "a", .title = "Two"});
  EXPECT_EQ(second.moment, 2);
  EXPECT_EQ(second.answer["revision"], 2);
  city->read(At::present(), [](Reader& reader) {
    auto const history = reader.history("hill", "a");
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].entry.actor, "p1");
    EXPECT_EQ(history[0].entry.operation, "hill.create");
    EXPECT_EQ(history[0].entry.why, "because");
    EXPECT_EQ(history[0].entry.at, "2026-03-12T09:00:00.000Z");
    EXPECT_EQ(history[0].after["title"], "One");
    EXPECT_EQ(history[0].until, 2);
    EXPECT_EQ(history[1].after["title"], "Two");
    EXPECT_EQ(history[1].revision, 2);
    EXPECT_EQ(history[1].until, std::nullopt);
    EXPECT_EQ((*reader.before("hill", "a", 2))["title"], "One");
    EXPECT_EQ(reader.before("hill", "a", 1), std::nullopt);
    EXPECT_EQ(reader.revisions_of(2).size(), 1U);
    EXPECT_EQ(reader.entry(3).problem().code, "entry.not_found");
  });
}

TEST_F(StoreTest, TheSameAgainIsNoNews) {
  put(Hill{.id = "a", .title = "One"});
  auto const again = put(Hill{.id = "a", .title = "One"});
  EXPECT_EQ(again.moment, 1);
  EXPECT_EQ(again.answer["revision"], 1);
}

TEST_F(StoreTest, RevisionsGoOnAfterARemoval) {
  put(Hill{.id = "a", .title = "One"});
  ASSERT_TRUE(remove("hill", "a"));
  EXPECT_EQ(put(Hill{.id = "a", .title = "Back"}).answer["revision"], 3);
  EXPECT_EQ(remove("hill", "z").problem().code, "record.not_found");
}

TEST_F(StoreTest, AWorkThatMakesAndRemovesLeavesNoRevision) {
  put(Hill{.id = "a", .title = "One"});
  ASSERT_TRUE(remove("hill", "a"));
  auto const nothing = city->write({}, [](Work& work) -> Result<Json> {
    work.put(Hill{.id = "a", .title = "Short"});
    ARPENT_CHECK(work.remove("hill", "a"));
    return Json();
  });
  ASSERT_TRUE(nothing);
  city->read(At::present(), [](Reader& reader) {
    auto const history = reader.history("hill", "a");
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[1].until, std::nullopt);
  });
}

TEST_F(StoreTest, ShowsThePastAtAnyMomentAndDay) {
  put(Hill{.id = "a", .title = "One"});
  city.clock().set(*parse_instant("2026-03-31T21:59:59.999Z"));  // the last of March in Paris
  put(Hill{.id = "b", .title = "Two"});
  city.clock().advance(std::chrono::milliseconds(1));
  put(Hill{.id = "a", .title = "Three"});
  ASSERT_TRUE(remove("hill", "b"));
  EXPECT_THAT(titles(At::moment(0)), IsEmpty());
  EXPECT_THAT(titles(At::moment(1)), ElementsAre("One"));
  EXPECT_THAT(titles(At::moment(2)), ElementsAre("One", "Two"));
  EXPECT_THAT(titles(At::moment(3)), ElementsAre("Three", "Two"));
  EXPECT_THAT(titles(At::moment(4)), ElementsAre("Three"));
  EXPECT_THAT(titles(At::moment(99)), ElementsAre("Three"));
  EXPECT_THAT(titles(At::end_of(make_day(2026, 3, 11))), IsEmpty());
  EXPECT_THAT(titles(At::end_of(make_day(2026, 3, 12))), ElementsAre("One"));
  EXPECT_THAT(titles(At::end_of(make_day(2026, 3, 31))), ElementsAre("One", "Two"));
  EXPECT_THAT(titles(At::end_of(make_day(2026, 4, 1))), ElementsAre("Three"));
  city->read(At::end_of(make_day(2026, 3, 31)), [](Reader& reader) {
    EXPECT_FALSE(reader.present());
    EXPECT_EQ(reader.moment(), 2);
    EXPECT_EQ(reader.today(), make_day(2026, 3, 31));
    EXPECT_EQ(reader.history("hill", "a").size(), 1U);
    EXPECT_EQ(reader.entries({}).front().moment, 2);
  });
  EXPECT_EQ(city->read(At::moment(3), [](Reader& reader) { return reader.today(); }), make_day(2026, 4, 1));
}

TEST_F(StoreTest, ThePastReadsAsTheTablesDid) {
  Hill const full{.id = "b",
                  .title = "Full",
                  .code = "",
                  .story = "S",
                  .tags = {"x"},
                  .height = -12,
                  .slope = 3,
                  .wooded = false,
                  .state = "closed"};
  put(Hill{.id = "a", .title = "Bare"});
  put(full);
  auto const seen = city->read(At::present(), [](Reader& reader) { return Json(reader.all("hill")).dump(); });
  put(Hill{.id = "c", .title = "Later"});
  EXPECT_EQ(city->read(At::moment(2), [](Reader& reader) { return Json(reader.all("hill")).dump(); }), seen);
}

TEST_F(StoreTest, ARefusalLeavesNoTraceNotEvenAMoment) {
  put(Hill{.id = "a", .title = "One"});
  auto const refused = city->write_at({}, [](Work& work) -> Result<Json> {
    work.put(Hill{.id = "b", .title = "No"});
    return Problem{409, "on_second_thoughts"};
  });
  EXPECT_EQ(refused.problem().code, "on_second_thoughts");
  auto const thrown = city->write_at({}, [](Work& work) -> Result<Json> {
    work.put(Hill{.id = "b", .title = "No"});
    throw std::runtime_error("a planted fault");
  });
  EXPECT_EQ(thrown.problem().status, 500);
  EXPECT_THAT(titles(At::present()), ElementsAre("One"));
  EXPECT_EQ(put(Hill{.id = "b", .title = "Yes"}).moment, 2);
}

TEST_F(StoreTest, ReferencesAreCheckedBothWaysInAnyOrder) {
  put(Hill{.id = "a", .title = "A"});
  auto const dangling = city->write({}, [](Work& work) -> Result<Json> {
    work.put(Hill{.id = "b", .title = "B", .parent = "nobody", .near = {"a", "nothing"}});
    return Json();
  });
  ASSERT_FALSE(dangling);
  EXPECT_EQ(dangling.problem().status, 422);
  ASSERT_EQ(dangling.problem().fields.size(), 2U);
  EXPECT_EQ(dangling.problem().fields[1].field, "parent");
  EXPECT_EQ(dangling.problem().fields[1].code, "field.reference_missing");

  auto const later = city->write({}, [](Work& work) -> Result<Json> {
    work.put(Path{.id = "p", .from = "a", .to = "b"});
    return work.put("hill", record::to_json(Hill{.id = "b", .title = "B", .parent = "b", .near = {"p"}}));
  });
  ASSERT_TRUE(later);
  auto const kept = remove("hill", "b");
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.problem().code, "record.still_referenced");
  ASSERT_EQ(kept.problem().fields.size(), 1U);  // it may point to itself
  EXPECT_EQ(kept.problem().fields[0].field, "path/p");
  city->read(At::present(), [](Reader& reader) {
    auto const references = reader.referring("path", "p");
    ASSERT_EQ(references.size(), 1U);
    EXPECT_EQ(references[0].kind, "hill");
    EXPECT_EQ(references[0].field, "near");
  });
  put(Hill{.id = "b", .title = "B"});
  ASSERT_TRUE(remove("path", "p"));
  ASSERT_TRUE(remove("hill", "b"));
}

TEST_F(StoreTest, UniqueFieldsAreComparedWhenTheWorkIsDone) {
  put(Hill{.id = "a", .title = "A", .code = "1"});
  put(Hill{.id = "b", .title = "B", .code = "2"});
  auto const taken = city->write({}, [](Work& work) -> Result<Json> {
    return record::to_json(work.put(Hill{.id = "b", .title = "B", .code = "1"}));
  });
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.problem().fields.at(0).code, "field.taken");
  auto const swapped = city->write({}, [](Work& work) -> Result<Json> {
    work.put(Hill{.id = "a", .title = "A", .code = "2"});
    work.put(Hill{.id = "b", .title = "B", .code = "1"});
    return Json();
  });
  EXPECT_TRUE(swapped);
}

TEST_F(StoreTest, PagesAndFilters) {
  for (int i = 0; i < 7; ++i)
    put(Hill{
        .id = "h" + std::to_string(i), .title = "T", .tags = {i % 2 ? "odd" : "even"}, .height = i, .wooded = i > 4});
  put(Hill{.id = "i", .title = "U"});
  for (auto const& at : {At::present(), At::moment(7)}) {
    city->read(at, [](Reader& reader) {
      auto page = reader.page("hill", {{"title", "T"}}, "", 3);
      ASSERT_TRUE(page);
      EXPECT_EQ(page->items.size(), 3U);
      EXPECT_EQ(page->items[0]["id"], "h0");
      page = reader.page("hill", {{"title", "T"}}, page->next, 200);
      EXPECT_EQ(page->items.size(), 4U);
      EXPECT_EQ(page->next, "");
      auto const ids = [&](Filter const& filter) {
        std::string out;
        for (auto const& item : reader.where("hill", filter)) out += item["id"].get<std::string>() + " ";
        return out;
      };
      EXPECT_EQ(ids({{"tags", "odd"}}), "h1 h3 h5 ");
      EXPECT_EQ(ids({{"height", "3"}}), "h3 ");
      EXPECT_EQ(ids({{"height", Json::array({1, 2})}, {"tags", "even"}}), "h2 ");
      EXPECT_EQ(ids({{"wooded", "true"}, {"title", "T"}}), "h5 h6 ");
      EXPECT_EQ(ids({{"slope", nullptr}, {"height", 4}}), "h4 ");
      EXPECT_EQ(ids({{"id", Json::array()}}), "");
      EXPECT_EQ(reader.count("hill", {{"title", "T"}}), 7);
      auto const wrong = reader.page("hill", {{"colour", "red"}, {"height", "high"}});
      ASSERT_EQ(wrong.problem().fields.size(), 2U);
      EXPECT_EQ(wrong.problem().fields[1].code, "field.wrong_type");
    });
  }
}

TEST_F(StoreTest, OneStatementReadsThePresentAndThePast) {
  put(Hill{.id = "a", .title = "A", .height = 10});
  put(Hill{.id = "a", .title = "A", .height = 20});
  auto const height = [](Reader& reader) {
    std::int64_t out = 0;
    reader.select("SELECT sum(h.height) FROM {hill} h WHERE h.title = :title AND h.wooded = 1", {{"title", "A"}},
                  [&](Row const& row) { out = row.integer(0); });
    return out;
  };
  EXPECT_EQ(city->read(At::present(), height), 20);
  EXPECT_EQ(city->read(At::moment(1), height), 10);
  EXPECT_EQ(city->read(At::moment(0), height), 0);
  EXPECT_THROW(city->read(At::present(), [](Reader& reader) { reader.select("SELECT :a", {}, [](Row const&) {}); }),
               Bug);
  EXPECT_THROW(city->read(At::present(),
                          [](Reader& reader) {
                            reader.select("SELECT 1", {{"a", 1}}, [](Row const&) {});
                          }),
               Bug);
}

TEST_F(StoreTest, ReadersKeepTheirPicture) {
  put(Hill{.id = "a", .title = "Before"});
  city->read(At::present(), [&](Reader& reader) {
    put(Hill{.id = "a", .title = "After"});
    EXPECT_EQ(reader.find<Hill>("a")->title, "Before");
  });
  EXPECT_THAT(titles(At::present()), ElementsAre("After"));
}

TEST_F(StoreTest, TimeNeverRunsBackwards) {
  put(Hill{.id = "a", .title = "A"});
  city.clock().set(*parse_instant("2020-01-01T00:00:00Z"));
  put(Hill{.id = "a", .title = "B"});
  EXPECT_EQ(city->read(At::present(), [](Reader& reader) { return reader.entry(2)->at; }), "2026-03-12T09:00:00.000Z");
  EXPECT_EQ(city->write({.at = "2026-04-01T00:00:00Z"}, [](Work&) -> Result<Json> { return Json(); }).problem().code,
            "store.no_replay");
}

TEST_F(StoreTest, UndoingIsRememberedAndUndoneAgain) {
  put(Hill{.id = "a", .title = "A"});
  put(Hill{.id = "a", .title = "B"}, {.undoes = 1});
  EXPECT_EQ(city->read(At::present(), [](Reader& reader) { return reader.undone_by(1); }), 2);
  put(Hill{.id = "a", .title = "C"}, {.undoes = 2});
  EXPECT_EQ(city->read(At::present(), [](Reader& reader) { return reader.undone_by(1); }), std::nullopt);
  EXPECT_EQ(city->read(At::present(), [](Reader& reader) { return reader.undone_by(2); }), 3);
}

TEST_F(StoreTest, FindsEntriesByWhatTheyTouched) {
  put(Hill{.id = "a", .title = "A"}, {.actor = "p1", .operation = "hill.create", .batch = "b1"});
  put(Hill{.id = "b", .title = "B"}, {.actor = "p2", .operation = "hill.create", .batch = "b1"});
  put(Hill{.id = "a", .title = "C"}, {.actor = "p2", .operation = "hill.change"});
  auto const moments = [&](EntryFilter const& filter) {
    return city->read(At::present(), [&](Reader& reader) {
      std::vector<Moment> out;
      for (auto const& entry : reader.entries(filter)) out.push_back(entry.moment);
      return out;
    });
  };
  EXPECT_THAT(moments({}), ElementsAre(3, 2, 1));
  EXPECT_THAT(moments({.before = 3, .since = 1}), ElementsAre(2));
  EXPECT_THAT(moments({.limit = 1}), ElementsAre(3));
  EXPECT_THAT(moments({.operation = "hill."}), ElementsAre(3, 2, 1));
  EXPECT_THAT(moments({.operation = "hill.create"}), ElementsAre(2, 1));
  EXPECT_THAT(moments({.actor = "p2"}), ElementsAre(3, 2));
  EXPECT_THAT(moments({.kind = "hill", .id = "a"}), ElementsAre(3, 1));
  EXPECT_THAT(moments({.batch = "b1"}), ElementsAre(2, 1));
}

TEST_F(StoreTest, TheSameRequestGetsTheFirstAnswer) {
  std::string const request = "0190a000-0000-7000-8000-000000000001";
  int done = 0;
  auto const ask = [&](std::string const& fingerprint) {
    return city->write({.request_id = request}, [&](Work& work) -> Result<Json> {
      ARPENT_TRY(earlier, work.earlier_answer(request, fingerprint));
      if (earlier) return *earlier;
      auto const answer = work.put("hill", {{"id", "h" + std::to_string(++done)}, {"title", "T"}});
      work.remember(request, fingerprint, answer);
      return answer;
    });
  };
  auto const first = ask("f");
  ASSERT_TRUE(first);
  EXPECT_EQ(*ask("f"), *first);
  EXPECT_EQ(done, 1);
  EXPECT_EQ(ask("g").problem().code, "request.reused");
}

TEST_F(StoreTest, OpensAgainWhereItWas) {
  put(Hill{.id = "a", .title = "A"});
  city.open();
  EXPECT_EQ(put(Hill{.id = "a", .title = "B"}).moment, 2);
  EXPECT_THAT(titles(At::moment(1)), ElementsAre("A"));
}

}  // namespace
}  // namespace arpent::store
