// A city as it stands, or as it stood: one consistent picture that no later write changes. Given to the function that
// reads (Store::read) and to the one that writes (Work), for as long as that runs; one thread.
#pragma once
#include <set>

#include "base/zone.h"
#include "store/catalogue.h"
#include "store/entry.h"
#include "store/memory.h"

namespace arpent::store {

// Fields and their wanted values; all must hold. An array: any of its values. null: absent. For a field that is a list:
// the list holds the value. "id" may stand for the record itself.
using Filter = std::vector<std::pair<std::string, Json>>;

struct Page {
  std::vector<Json> items;
  std::string next;  // to be given as `after`; "": this was the last page
};

// A record that holds the words somebody looks for.
struct Hit {
  std::string kind, id;
  std::string title;    // "" when the kind has none, or the asker may not see it
  std::string snippet;  // where the words stand, cut at words; without marks
};

// Bytes kept once, whoever points to them.
struct Blob {
  std::string sha256, type;
  std::string bytes;
};

struct BlobHead {
  std::string sha256, type;
  std::int64_t size = 0;
};

// Takes text as it comes, piece by piece.
using Sink = std::function<void(std::string_view piece)>;
// What is told of a record as it stood after an entry; nothing: the record is left out.
using Shown = std::function<std::optional<Json>(std::string_view kind, std::string_view id, Json after)>;

// A small thing in great number (a vote, a dot, a note): kept once, never changed, its own history.
struct Fact {
  std::string kind;
  std::string id;      // made by the client: the same again is kept once
  std::string stream;  // what it belongs to, and is read back by: "meeting/<id>"
  std::string body;    // JSON
};
struct KeptFact {
  Fact fact;
  Moment moment;  // with n: its place in the city's order, and the id of its event
  std::int64_t n;
};

// Something to be done after a commit: a mail, an export.
struct Job {
  std::int64_t id = 0;
  Moment moment = 0;  // of the work that ordered it
  std::string name;
  Json input;
  std::string not_before;     // an instant
  std::int64_t attempts = 0;  // that failed
  std::string fault;          // of the last attempt
};

// A field of {kind, id} that points here.
struct Reference {
  std::string kind, id, field;
};

// What a reader looks at and through what.
struct Outlook {
  Connection& connection;
  Catalogue const& catalogue;
  Moment moment;  // of the last entry that is seen
  bool present;   // nothing happened after it
  Day today;      // the day looked at, in the city's zone
  Zone zone;
  Memory* memory = nullptr;  // none inside a work, which sees what is not written yet
};

class Reader {
 public:
  explicit Reader(Outlook const& outlook) : outlook_(outlook) {}

  Moment moment() const { return outlook_.moment; }
  bool present() const { return outlook_.present; }
  Day today() const { return outlook_.today; }
  Zone const& zone() const { return outlook_.zone; }

  // What `make` works out from this very picture, or what somebody else did just before: `what` names the type. Two who
  // ask at once may both work it out.
  template <class Thing, class Make>
  std::shared_ptr<Thing const> remembered(std::string_view what, Make make) const {
    auto* const memory = outlook_.memory;
    if (!memory) return std::make_shared<Thing const>(make());
    Memory::Key key{std::string(what), moment(), today()};
    if (auto known = memory->find(key)) return std::static_pointer_cast<Thing const>(known);
    auto const generation = memory->generation();
    auto made = std::make_shared<Thing const>(make());
    memory->keep(std::move(key), made, generation);
    return made;
  }

  // The same city as it was known at the end of a day; of a day after the one looked at, this one. For two days side by
  // side.
  Reader at_end_of(Day day) const;

  // Records as JSON: {"id", "revision", every field in its order}. Lists are in the order of ids, which is that of age.
  std::optional<Json> find(std::string_view kind, std::string_view id) const;
  // 404 "record.not_found" {kind, id}
  Result<Json> get(std::string_view kind, std::string_view id) const;
  std::vector<Json> all(std::string_view kind) const;
  std::vector<Json> where(std::string_view kind, std::string_view field, Json const& value) const;
  std::vector<Json> where(std::string_view kind, Filter const& filter) const;
  // At most `limit` (1 to 200). Values may come as text, as in a query string. 422 "invalid" with field.unknown,
  // field.wrong_type {wanted}.
  Result<Page> page(std::string_view kind, Filter const& filter, std::string_view after = {},
                    std::int64_t limit = 200) const;
  std::int64_t count(std::string_view kind, Filter const& filter = {}) const;

  // The same, typed.
  template <record::Kept R>
  std::optional<R> find(std::string_view id) const {
    std::optional<R> out;
    each<R>({{"id", Json(id)}}, [&](R r) { out = std::move(r); });
    return out;
  }
  template <record::Kept R>
  Result<R> get(std::string_view id) const {
    if (auto found = find<R>(id)) return *std::move(found);
    return not_found(R::shape().name, id);
  }
  template <record::Kept R>
  std::vector<R> where(Filter const& filter) const {
    std::vector<R> out;
    each<R>(filter, [&](R r) { out.push_back(std::move(r)); });
    return out;
  }
  template <record::Kept R>
  std::vector<R> where(std::string_view field, Json const& value) const {
    return where<R>(Filter{{std::string(field), value}});
  }
  template <record::Kept R>
  std::vector<R> all() const {
    return where<R>(Filter{});
  }

  // Hand-written SQL for screens: from SQL text to struct, with no JSON per row. A kind in braces is its table, or in
  // the past its rows as they were: SELECT a.title FROM {action} a JOIN {contribution} c ON c.action = a.id. Columns
  // are the fields (lists, geometries and files as JSON text), id and revision.
  void select(std::string_view sql, Values const& values, EachRow const& each) const;

  // What points to this record. Of the present only: a Bug in the past.
  std::vector<Reference> referring(std::string_view kind, std::string_view id) const;

  // Every revision up to the moment looked at, oldest first; empty when it never was.
  std::vector<Revision> history(std::string_view kind, std::string_view id) const;
  // The record as it was just before this moment; nothing when it was not there.
  std::optional<Json> before(std::string_view kind, std::string_view id, Moment moment) const;

  std::vector<Entry> entries(EntryFilter const& filter) const;
  // 404 "entry.not_found" {moment}
  Result<Entry> entry(Moment moment) const;
  // The entry that took this one back, unless that was itself taken back.
  std::optional<Moment> undone_by(Moment moment) const;
  std::vector<Revision> revisions_of(Moment moment, std::int64_t at_most = -1) const;
  std::int64_t count_revisions(Moment moment) const;

  // Words in any order, without regard to case and accents; the last one may be unfinished. Any text may be asked for.
  // Found by today's words, shown as of the moment looked at; only in fields of these audiences. Best first.
  std::vector<Hit> search(std::string_view typed, std::set<record::Audience> const& sees,
                          std::int64_t limit = 20) const;

  std::optional<Blob> blob(std::string_view sha256) const;
  std::vector<BlobHead> blobs() const;  // of the present, in the order of their SHA-256

  // All that happened up to the moment looked at, oldest first, one line of JSON for each entry:
  //   {"moment", "at", "actor", "door", "operation", "why", "request_id"?, "batch"?, "undoes"?,
  //    "records": [{"kind", "id", "revision", "after"}]}
  // Records in the order of kinds and ids; "after" without what is absent anyway, null where it was removed. The same
  // city gives the same bytes, and retell.h makes it anew from them (told whole, without `shown`).
  void tell(Sink const& sink, Shown const& shown = {}) const;
  // The same of facts, one line for each batch: {"moment", "at"?, "facts": [{"n", "kind", "id", "stream", "body"}]};
  // without "at" where they came with the entry of that moment.
  void tell_facts(Sink const& sink) const;

  // Facts of a stream behind a place, in their order, as far as the moment looked at.
  std::vector<KeptFact> facts(std::string_view stream, Moment after_moment = 0, std::int64_t after_n = -1,
                              std::int64_t limit = 1000) const;

  // Jobs that were given up: a person has to look.
  std::vector<Job> failed_jobs() const;

  static Problem not_found(std::string_view kind, std::string_view id);

 protected:
  Connection& connection() const { return outlook_.connection; }
  Catalogue const& catalogue() const { return outlook_.catalogue; }

 private:
  // The values of one row in the order of the fields, to be moved from.
  using EachRecord = std::function<void(std::string id, std::int64_t revision, std::span<Json> fields)>;
  void each_record(Table const& table, Filter const& filter, EachRecord const& each) const;
  void select_records(Table const& table, std::string const& condition, Values values, EachRecord const& each) const;

  template <record::Kept R, class F>
  void each(Filter const& filter, F take) const {
    auto const& fields = R::shape().fields;
    each_record(catalogue().at(R::shape().name), filter,
                [&](std::string id, std::int64_t revision, std::span<Json> values) {
                  R r{};
                  r.id = std::move(id);
                  r.revision = revision;
                  for (std::size_t i = 0; i < values.size(); ++i) fields[i].set(&r, values[i]);
                  take(std::move(r));
                });
  }

  Outlook outlook_;
};

}  // namespace arpent::store
