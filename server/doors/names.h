// What people call records, and which record somebody means: by its title, its code, both ("1.4 Grandir…"), or its id.
// Compared as readers do, without case and accents. For sheets that go out and come back.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "operations/operation.h"

namespace arpent {

class Names {
 public:
  Names(Reader& reader, Register const& all) : reader_(reader), all_(all) {}

  struct Called {
    std::string kind, id;
    friend auto operator<=>(Called const&, Called const&) = default;
  };
  // Who is meant; several where it could be any of them.
  std::vector<Called> meant(std::vector<std::string> const& kinds, std::string const& name);
  // A name that means this record and no other, else its id.
  std::string written(std::vector<std::string> const& kinds, std::string const& id);

  // The record as it is now; nullptr where it is not.
  Json const* present(std::string const& kind, std::string const& id);
  std::vector<Json> const& all(std::string const& kind);
  // Makes another record known by its name: one that is only drafted.
  void add(std::string const& kind, std::string const& id, Json const& fields);

  // What an asker calls a record: its title, or its code where it has none.
  static std::string title_of(record::Shape const& shape, Json const& record);

 private:
  struct Kind {
    record::Shape const* shape = nullptr;
    std::vector<Json> records{};
    std::map<std::string, std::size_t, std::less<>> by_id{};
    std::set<std::pair<std::string, std::string>> by_name{};  // folded, id
  };
  Kind& kind(std::string const& name);
  static void index(Kind& kind, std::string const& id, Json const& fields);

  Reader& reader_;
  Register const& all_;
  std::map<std::string, Kind, std::less<>> kinds_{};
};

}  // namespace arpent
