#include "store/catalogue.h"

#include <gtest/gtest.h>

#include "store/trial_records.h"

namespace arpent::store {
namespace {

using trial::Hill;

// What is not absent, as a printer of JSON writes it.
std::string printed(Json const& tidied) {
  Json out = Json::object();
  for (auto const& [name, value] : tidied.items())
    if (!value.is_null()) out[name] = value;
  return out.dump();
}

TEST(LedgerText, IsAsAPrinterOfJsonWritesItAndComesBack) {
  for (std::string const text :
       {"plain ~ text", "", "\"quoted\"", "back\\slash", "two\nlines\t\x01", "\x7f", "été 🌱", "</script>", "a/b"}) {
    auto const hill = tidied(
        Hill::shape(), record::to_json(Hill{
                           .id = "a", .title = text, .tags = {text, "x"}, .height = -3, .slope = 1e21, .owner = text}));
    auto const written = ledger_text(Hill::shape(), hill);
    EXPECT_EQ(written, printed(hill));
    EXPECT_EQ(from_ledger(Hill::shape(), written), hill);
  }
}

TEST(Tidied, HoldsEveryFieldInItsOrderWhateverTheOrderGiven) {
  auto const whole = tidied(Hill::shape(), record::to_json(Hill{.id = "a", .revision = 4, .title = "T", .height = 2}));
  EXPECT_EQ(tidied(Hill::shape(), {{"height", 2}, {"id", "a"}, {"stranger", 1}, {"name", "T"}}).dump(), whole.dump());
  EXPECT_EQ(tidied(Hill::shape(), {{"revision", 1}, {"title", "T"}, {"height", 2}}).dump(), whole.dump());
  EXPECT_EQ(whole.begin().key(), "title");
  EXPECT_EQ(whole.size(), Hill::shape().fields.size());
}

TEST(WithHead, BeginsWithIdAndRevision) {
  EXPECT_EQ(with_head("a", 7, {{"title", "T"}}).dump(), R"({"id":"a","revision":7,"title":"T"})");
}

}  // namespace
}  // namespace arpent::store
