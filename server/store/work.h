// A unit of work: everything that one operation reads and writes, kept whole or not at all. It lives on the writer's
// thread, inside a transaction, in a savepoint of its own; what it writes it reads at once. When the operation returns
// a value, the store checks what a record alone cannot (references, unique fields), brings the search and the
// projections in step and writes the entry; when it returns a Problem or throws, nothing of it remains, not even its
// moment.
#pragma once
#include <functional>
#include <map>

#include "base/instant.h"
#include "store/reader.h"
#include "store/schema.h"

namespace arpent::store {

class Work : public Reader {
 public:
  // Made by the writer.
  struct Setting {
    Outlook outlook;  // outlook.moment: the one this work will have
    Author author;
    std::string at;
    Furniture const& furniture;
  };
  explicit Work(Setting setting);
  Work(Work const&) = delete;
  Work& operator=(Work const&) = delete;

  Author const& author() const { return setting_.author; }
  std::string const& at() const { return setting_.at; }  // the time of this entry
  // For an operation that finds out who acts: a login, the first person of a city.
  void set_actor(std::string actor) { setting_.author.actor = std::move(actor); }
  void set_undoes(Moment moment) { setting_.author.undoes = moment; }
  // For an operation whose input holds a reason of its own: it follows what the door was told, in a new line.
  void add_why(std::string_view why);

  // Keeps a record that has passed record::checked(), under its id; answers it with its new revision. The same again is
  // no news: no revision. Faults that only the whole can have are found at the end of the work, so records may be put
  // in any order: 422 "invalid" with field.reference_missing {to, id}, field.taken (and kind, id as parameters of the
  // problem).
  Json put(std::string_view kind, Json const& record);
  template <record::Kept R>
  R put(R const& record) {
    return record::typed<R>(put(R::shape().name, record::to_json(record)));
  }

  // 404 "record.not_found"; 409 "record.still_referenced" {kind, id, title, n} with up to 20 fields "kind/id", code
  // "record.points_here" {kind, id, title, field}: and nothing is removed.
  Result<Done> remove(std::string_view kind, std::string_view id);

  // Leaves an entry even when no record changed: that somebody looked and let it stand.
  void leave_entry() { has_entry_ = true; }

  // Keeps a fact under this work's moment. Told again, it is kept once.
  void append_fact(Fact const& fact);

  // Something for the jobs' door to do after the commit, not before an instant. Returns its id.
  std::int64_t job(std::string_view name, Json const& input, std::optional<Instant> not_before = {});
  void retry_job(std::int64_t id);  // one that was given up: now
  void drop_job(std::int64_t id);

  // Keeps bytes and returns their SHA-256; bytes that are there already are kept once.
  std::string put_blob(std::string_view bytes, std::string_view type);

  // Erasure: the personal fields of a record become absent in every revision, now and in the past, and in the search;
  // files they named lose their bytes; answers remembered for repeated requests are forgotten. Leaves an entry, and a
  // new revision where the record still is. Once committed, the store leaves no trace in the file (Store::scrub).
  void blank(std::string_view kind, std::string_view id);

  // One statement on tables outside the ledger (sessions, codes, projections). Returns the number of rows changed.
  std::int64_t run(std::string_view sql, Values const& values = {});

  // The first answer that was given to this request; nothing for a new one; 409 "request.reused" when it asked for
  // something else. `fingerprint` is of everything that was asked.
  Result<std::optional<Json>> earlier_answer(std::string const& request_id, std::string const& fingerprint) const;
  void remember(std::string const& request_id, std::string const& fingerprint, Json const& answer);

  // What would come of it: does it as a work of its own, settles that, and takes all of it back. Answers what `act`
  // answered, or the Problem that would have stopped it.
  Result<Json> rehearse(std::function<Result<Json>(Work&)> const& act);

  // By the writer, at the end: the checks and followers named above. A Problem: roll back.
  Result<Done> settle();
  bool has_entry() const { return has_entry_; }
  bool has_blanked() const { return has_blanked_; }

 protected:
  // A record that this work changed, or tried to.
  struct Touched {
    Table const* table;
    std::string id;
    std::optional<Json> before;  // as it was when the work began; fields only
    std::optional<Json> now;
    std::int64_t revision_before = 0;
    std::optional<Moment> moment_before;
    bool has_row = false;  // in the ledger, under this moment

    std::int64_t revision() const { return revision_before + (has_row ? 1 : 0); }
  };

  Touched& touch(Table const& table, std::string_view id);
  void write_ledger(Touched& touched, Json const* after);
  void forget_row(Touched& touched);
  void write_table(Touched const& touched, Json const& after);
  void follow_pointers(Touched const& touched, std::optional<Json> const& was);
  Problem still_referenced(Touched const& touched, std::vector<Reference> const& references) const;
  void resolve_pointers(Problem& problem);
  void check_unique(Touched const& touched, Problem& problem) const;
  void lead_followers();  // search and projections
  void search_anew(Touched const& touched);
  void write_entry();

  Setting setting_;
  std::map<std::pair<std::string, std::string>, Touched> touched_;  // by kind and id
  std::vector<std::pair<Touched const*, record::Pointer>> unresolved_;
  std::int64_t facts_ = 0;
  bool has_entry_ = false;
  bool has_blanked_ = false;
};

}  // namespace arpent::store
