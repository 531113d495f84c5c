// From a city to an archive and back, and archives that are not as they were written.
#include <gmock/gmock.h>

#include <fstream>

#include "doors/archive/pack.h"
#include "doors/archive/unpack.h"
#include "doors/archive/zip_file.h"
#include "store/trial_city.h"
#include "store/trial_records.h"

namespace arpent::archive {
namespace {

using store::trial::Hill;

std::string read_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(std::string const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

struct ArchiveTest : testing::Test {
  store::TrialCity city{store::trial::shapes(), {.projections = {store::trial::heights()}}};
  store::TrialFolder folder;
  FixedClock clock{*parse_instant("2026-05-01T09:00:00Z")};
  std::string const file = folder.file("a.arpent"), other = folder.file("b.arpent"), made = folder.file("made.db");

  void SetUp() override {
    for (auto const* id : {"a", "b", "c"})
      ASSERT_TRUE(city->write({.actor = "p", .why = "new"}, [&](store::Work& work) -> Result<Json> {
        work.put_blob(std::string("bytes of ") + id, "text/plain");
        return record::to_json(work.put(Hill{.id = id, .title = std::string("Hill ") + id, .height = 3}));
      }));
    ASSERT_TRUE(pack(city.store(), file));
  }
  static Result<Done> pack(store::Store& store, std::string const& path, int schema = 0) {
    return store.read(store::At::present(), [&](store::Reader& reader) {
      return pack_to(reader, {.city = "Collines", .schema = schema}, path);
    });
  }
  store::Options options() const {
    return {.path = made,
            .shapes = store::trial::shapes(),
            .projections = {store::trial::heights()},
            .clock = clock,
            .durability = store::Durability::none};
  }
  // The archive with one of its entries as `change` makes it.
  void rewrite(std::string const& name, std::function<std::optional<std::string>(std::string)> const& change) {
    auto const zip = ZipReader::open(file);
    ASSERT_TRUE(zip);
    std::string manifest;
    ASSERT_TRUE(zip->read(manifest_name, [&](std::string_view piece) { return manifest += piece, true; }));
    std::vector<std::string> names{manifest_name, ledger_name, facts_name};
    auto const read = read_manifest(manifest, 99);
    ASSERT_TRUE(read);
    auto const& files = (*read).files;
    for (auto const& one : files) names.push_back(file_name(one.sha256));
    auto out = ZipWriter::to_file(other);
    for (auto const& one : names) {
      std::string bytes;
      ASSERT_TRUE(zip->read(one, [&](std::string_view piece) { return bytes += piece, true; }));
      auto const now = one == name ? change(bytes) : bytes;
      if (now) out->add(one, std::ssize(*now), [now] { return *now; });
    }
    ASSERT_TRUE(out->close());
  }
  void refused(std::string const& code, std::string const& part = {}) {
    auto const answer = unpack(other, options());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.problem().code, code);
    if (!part.empty()) {
      EXPECT_EQ(answer.problem().params.at(0).second, part);
    }
    for (auto const& left : std::filesystem::directory_iterator(std::filesystem::path(made).parent_path()))
      EXPECT_EQ(left.path().extension(), ".arpent") << left.path();
  }
};

TEST_F(ArchiveTest, ComesBackAndIsTheSameBytesAgain) {
  auto const back = unpack(file, options());
  ASSERT_TRUE(back) << back.problem().code;
  EXPECT_EQ(back->city, "Collines");
  EXPECT_EQ(back->moment, 3);
  EXPECT_EQ(back->ledger.lines, 3);
  auto const store = store::Store::open(options());
  ASSERT_TRUE(store);
  EXPECT_TRUE((*store)->verify());
  ASSERT_TRUE(pack(**store, other));
  EXPECT_TRUE(read_file(other) == read_file(file));
  EXPECT_EQ((*store)->read(store::At::present(), [](store::Reader& reader) { return reader.all<Hill>().size(); }), 3U);
}

TEST_F(ArchiveTest, InMemoryItIsTheSameBytesUpToALimit) {
  auto const in_memory = [&](std::int64_t most) {
    return city->read(store::At::present(),
                      [&](store::Reader& reader) { return packed(reader, {.city = "Collines"}, most); });
  };
  ASSERT_TRUE(in_memory(1 << 20));
  EXPECT_TRUE(*in_memory(1 << 20) == read_file(file));
  EXPECT_EQ(in_memory(50).problem().code, "archive.too_large");
  EXPECT_EQ(in_memory(10).problem().code, "archive.too_large");
}

TEST_F(ArchiveTest, ACutFileIsRefused) {
  auto const bytes = read_file(file);
  for (std::size_t const length : {std::size_t{0}, std::size_t{3}, bytes.size() / 2, bytes.size() - 1}) {
    write_file(other, bytes.substr(0, length));
    refused(length < 2 ? "archive.none" : "archive.changed");
  }
  write_file(other, "SQLite format 3");
  refused("archive.none");
}

TEST_F(ArchiveTest, AnyChangedByteIsRefusedOrChangesNothing) {
  auto const bytes = read_file(file);
  for (std::size_t at = 0; at < bytes.size(); at += 7) {
    auto spoilt = bytes;
    spoilt[at] = static_cast<char>(spoilt[at] ^ 0x20);
    write_file(other, spoilt);
    auto const answer = unpack(other, options());
    if (!answer) continue;  // else it was in what no reader looks at, as a time
    ASSERT_TRUE(pack(**store::Store::open(options()), other));
    EXPECT_TRUE(read_file(other) == bytes) << at;
    for (auto const* beside : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(made + beside);
  }
}

TEST_F(ArchiveTest, WhatIsNotAsTheSumsSayIsRefused) {
  rewrite(ledger_name, [](std::string text) { return text.replace(text.find("Hill b"), 6, "Hill x"); });
  refused("archive.changed", ledger_name);
  rewrite(ledger_name, [](std::string text) { return text + text; });
  refused("archive.changed", ledger_name);
  rewrite(facts_name, [](std::string const&) { return std::nullopt; });
  refused("archive.changed", facts_name);
  rewrite(file_name(sha256_hex("bytes of b")), [](std::string const&) { return "bytes of x"; });
  refused("archive.changed", file_name(sha256_hex("bytes of b")));
  rewrite(manifest_name, [](std::string const&) { return "{}"; });
  refused("archive.none");
  rewrite(manifest_name, [](std::string const&) { return std::nullopt; });
  refused("archive.none");
  rewrite(manifest_name, [](std::string text) { return text.replace(text.find("\"parts\""), 7, "\"other\""); });
  refused("archive.changed", manifest_name);
}

TEST_F(ArchiveTest, ALaterFormatOrLaterTablesAreRefused) {
  rewrite(manifest_name,
          [](std::string text) { return text.replace(text.find("\"version\": 1"), 12, "\"version\": 2"); });
  refused("archive.newer", "2");
  ASSERT_TRUE(pack(city.store(), other, 7));
  refused("archive.newer", "1.7");
}

TEST_F(ArchiveTest, ACityThatIsThereStays) {
  ASSERT_TRUE(unpack(file, options()));
  EXPECT_EQ(unpack(file, options()).problem().code, "backup.there");
  EXPECT_EQ(unpack(folder.file("none.arpent"), options()).problem().code, "backup.no_file");
}

TEST_F(ArchiveTest, WhereNothingCanBeWrittenNothingIsLeft) {
  auto const nowhere = folder.file("no/such/folder.arpent");
  EXPECT_EQ(pack(city.store(), nowhere).problem().code, "archive.no_room");
}

}  // namespace
}  // namespace arpent::archive
