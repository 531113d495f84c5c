// The whole house on an empty city of its own, for tests that ask something of every kind of record. Time stands still
// until `clock` is moved. A kind of the test's own joins by add().
//
//   conformance::Everything all;
//   auto goal = all.make("goal");                                  // a whole valid one, all it points to made before
//   auto answer = all.ask("goal.change", {{"id", id}, {"title", "Other"}});
#pragma once
#include <gtest/gtest.h>

#include "main/assemble.h"
#include "operations/standard.h"
#include "store/trial_city.h"

namespace arpent::conformance {

class Everything {
 public:
  // `with`: registers kinds of the test's own; each is a manager's to write and a member's to read.
  using Joining = void (*)(Register&);
  // `file`: puts another file in the place of the city's, before it is opened.
  explicit Everything(Joining with = nullptr, std::function<void(std::string const& path)> const& file = {});

  FixedClock clock{*parse_instant("2026-03-12T09:00:00.000Z")};
  std::string manager;  // id of the person who is manager for good

  House& house() { return *house_; }
  House const& house() const { return *house_; }
  store::Store& store() { return *store_; }
  record::Shape const& shape(std::string const& kind) const { return *house_->all.kinds.at(kind); }

  // As the manager, unless `order` says otherwise.
  Result<Answer> ask(std::string const& operation, Json input, std::string const& why = "");
  Result<Answer> ask(Order order);
  // The same for what must succeed: a refusal fails the test and answers null.
  Json must(std::string const& operation, Json input, std::string const& why = "");

  Asker team() const;       // the manager, as a request of theirs
  Asker operator_() const;  // whoever holds the file

  // The record as it is kept, all fields; null where it is not.
  Json kept(std::string const& kind, std::string const& id);
  store::Moment moment();
  // The bytes of the file of the city and of those beside it.
  std::string bytes() const;
  void a_day_later(int days = 1) { clock.advance(std::chrono::hours{24 * days}); }

  // What a refusal says, in one line.
  static std::string said(Result<Answer> const& answer);

 private:
  SystemRandom random_;
  IdSource ids_{clock, random_};
  store::TrialFolder folder_;
  std::vector<Grant> grants_;
  std::vector<std::string> lines_;
  std::unique_ptr<House> house_;
  std::unique_ptr<store::Store> store_;
};

// Names of all kinds of the assembled program, in alphabetical order.
std::vector<std::string> all_kinds();

}  // namespace arpent::conformance
