#include "store/retell.h"

#include <gmock/gmock.h>

#include <future>

#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::store {
namespace {

using trial::Hill;

struct Told {
  std::vector<std::string> entries, facts;
  std::vector<Blob> blobs;
  bool operator==(Told const& other) const { return entries == other.entries && facts == other.facts; }
};

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0, end; at < text.size(); at = end + 1)
    out.push_back(text.substr(at, (end = text.find('\n', at)) - at));
  return out;
}

Told told_by(Store& store) {
  return store.read(At::present(), [](Reader& reader) {
    std::string entries, facts;
    reader.tell([&](std::string_view piece) { entries += piece; });
    reader.tell_facts([&](std::string_view piece) { facts += piece; });
    Told out{lines_of(entries), lines_of(facts), {}};
    for (auto const& head : reader.blobs()) out.blobs.push_back(*reader.blob(head.sha256));
    return out;
  });
}

struct RetellTest : testing::Test {
  TrialCity city{trial::shapes(), {.projections = {trial::heights()}}};
  TrialFolder folder;
  FixedClock clock{*parse_instant("2026-05-01T09:00:00Z")};

  Moment write(Act act, Author author = {}) {
    auto const written = city->write_at(std::move(author), std::move(act));
    EXPECT_TRUE(written) << (written ? "" : written.problem().code);
    return written ? written->moment : 0;
  }
  Moment put(Hill const& hill, Author author = {}) {
    return write([hill](Work& work) -> Result<Json> { return record::to_json(work.put(hill)); }, std::move(author));
  }
  void append(std::vector<Fact> facts) {
    std::promise<bool> done;
    city->append(std::move(facts), [&](Result<Done> const& kept) { done.set_value(static_cast<bool>(kept)); });
    EXPECT_TRUE(done.get_future().get());
  }
  // A bit of everything that the store can do.
  void live() {
    put({.id = "a", .title = "Old", .height = 7, .owner = "Ann"}, {.actor = "p", .door = "http", .why = "new"});
    append({{"vote", "v1", "s", "{\"v\":1}"}, {"vote", "v2", "s", "{}"}});
    append({{"vote", "v1", "s", "{\"v\":1}"}});  // nothing new, and yet a moment
    city.clock().advance(std::chrono::hours(30));
    put({.id = "b", .title = "Éric’s “hill”\n", .parent = "a", .height = 1, .slope = 0.1},
        {.request_id = "0190a000-0000-7000-8000-000000000001", .batch = "x"});
    auto const lower = put({.id = "a", .title = "New", .height = 5, .owner = "Ann"});
    write([](Work& work) -> Result<Json> { return Json(work.put_blob("bytes", "text/plain")); });
    put({.id = "c", .title = "Short"}, {.undoes = lower});
    write([](Work& work) -> Result<Json> {
      ARPENT_CHECK(work.remove("hill", "c"));
      work.append_fact({"vote", "v3", "s", "{}"});
      return Json();
    });
    write([](Work& work) -> Result<Json> {
      work.blank("hill", "a");
      return Json();
    });
    write([](Work& work) -> Result<Json> {
      work.leave_entry();
      return Json();
    });
  }
  Options options() const {
    return {.path = folder.file(),
            .shapes = trial::shapes(),
            .projections = {trial::heights()},
            .clock = clock,
            .durability = Durability::none};
  }
  Result<Done> again(Told const& told) const {
    return retell(options(), [&](Retelling& retelling) -> Result<Done> {
      for (auto const& blob : told.blobs) retelling.blob(blob);
      for (auto const& line : told.entries) ARPENT_CHECK(retelling.entry(line));
      for (auto const& line : told.facts) ARPENT_CHECK(retelling.facts(line));
      return Done{};
    });
  }
  bool folder_is_empty() const { return std::filesystem::is_empty(std::filesystem::path(folder.file()).parent_path()); }
};

TEST_F(RetellTest, ACityMadeAnewTellsTheSameAndIsAsToldWithAllOfItsPast) {
  live();
  auto const told = told_by(city.store());
  ASSERT_TRUE(again(told));
  auto const made = Store::open(options());
  ASSERT_TRUE(made);
  EXPECT_EQ(told_by(**made), told);
  EXPECT_EQ(told_by(**made).blobs.at(0).bytes, "bytes");
  EXPECT_TRUE((*made)->verify());
  EXPECT_NE((*made)->epoch(), city->epoch());
  auto const seen = [](Store& store, At const& at) {
    return store.read(at, [](Reader& reader) { return Json(reader.all("hill")).dump(); });
  };
  for (Moment moment = 0; moment <= 9; ++moment)
    EXPECT_EQ(seen(**made, At::moment(moment)), seen(city.store(), At::moment(moment))) << moment;
  EXPECT_EQ(seen(**made, At::end_of(make_day(2026, 3, 12))), seen(city.store(), At::end_of(make_day(2026, 3, 12))));
  EXPECT_EQ(
      (*made)->read(At::present(), [](Reader& r) { return r.search("eric", {record::Audience::members}); }).size(), 1U);
  // And it goes on from there.
  EXPECT_EQ((*made)->write_at({}, [](Work& work) -> Result<Json> { return work.leave_entry(), Json(); })->moment, 10);
}

TEST_F(RetellTest, WhatWasErasedIsNotTold) {
  live();
  for (auto const& line : told_by(city.store()).entries) EXPECT_EQ(line.find("Ann"), std::string::npos) << line;
}

TEST_F(RetellTest, TellsOnlyWhatIsShown) {
  live();
  std::string text;
  city->read(At::present(), [&](Reader& reader) {
    reader.tell([&](std::string_view piece) { text += piece; },
                [](std::string_view, std::string_view id, Json after) -> std::optional<Json> {
                  if (id == "b") return {};
                  if (after.is_object()) after.erase("height");
                  return after;
                });
  });
  EXPECT_EQ(text.find("height"), std::string::npos);
  EXPECT_EQ(text.find("Éric"), std::string::npos);
  EXPECT_NE(text.find("\"records\":[]"), std::string::npos) << "the entry itself is told";
}

TEST_F(RetellTest, WhatIsNotInItsPlaceLeavesNothing) {
  live();
  auto const good = told_by(city.store());
  auto const refused = [&](std::string const& line, auto&& spoil) {
    auto told = good;
    spoil(told);
    auto const done = again(told);
    ASSERT_FALSE(done) << line;
    EXPECT_EQ(done.problem().code, "retell.unreadable") << line;
    EXPECT_EQ(done.problem().params[1].second, line);
    EXPECT_TRUE(folder_is_empty());
  };
  refused("2", [](Told& told) { std::swap(told.entries[0], told.entries[1]); });
  refused("3", [](Told& told) { told.entries[2] = told.entries[1]; });
  refused("1", [](Told& told) { told.entries[0].pop_back(); });
  refused("1", [](Told& told) { told.entries[0] = "{}"; });
  refused("1", [](Told& told) { told.facts[0] = "[]"; });
  refused("", [](Told& told) {  // a height that is no number
    auto& line = told.entries[0];
    line.replace(line.find("\"height\":7"), 10, "\"height\":[]");
  });
  ASSERT_TRUE(again(good));
  EXPECT_EQ(again(good).problem().code, "backup.there");
}

TEST_F(RetellTest, WhoTellsMayStop) {
  EXPECT_EQ(retell(options(), [](Retelling&) -> Result<Done> { return Problem{422, "halt"}; }).problem().code, "halt");
  EXPECT_TRUE(folder_is_empty());
}

}  // namespace
}  // namespace arpent::store
