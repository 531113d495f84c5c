// What the store asks of a database. Each database implements this in a folder of its own (store/sqlite); no other
// file of the house knows which one is there.
#pragma once
#include <memory>
#include <stdexcept>

#include "store/value.h"

namespace arpent::store {

// The database did not do what it was told. `cause` tells what a person can do about it.
struct Failure : std::runtime_error {
  enum class Cause { disk, not_a_database, in_use, busy, constraint, other };
  Failure(Cause why, std::string const& text) : std::runtime_error(text), cause(why) {}
  Cause cause;
};

enum class ColumnType { text, integer, real, bytes };

// The words in which databases differ. Statements elsewhere are plain SQL that both understand, with :named parameters.
class Dialect {
 public:
  virtual ~Dialect() = default;
  virtual std::string type(ColumnType type) const = 0;
  // The type of a key that counts by itself.
  virtual std::string counted_key() const = 0;
  // A member of a JSON text as a value of this type (lists and objects as JSON text); null when absent or null.
  virtual std::string member(std::string const& json, std::string_view name, ColumnType type) const = 0;
  // Is the member there at all, even as null?
  virtual std::string has_member(std::string const& json, std::string_view name) const = 0;
  // Does a JSON text that is a list hold the value of this parameter?
  virtual std::string list_holds(std::string const& list, std::string const& parameter) const = 0;

  // Full-text search over the table `searched` (store/search.h), by its key `place`.
  virtual std::string search_schema() const = 0;
  virtual std::string search_add() const = 0;     // :place, :title, :body
  virtual std::string search_remove() const = 0;  // the same: the text that was added
  virtual std::string search_clear() const = 0;
  // Columns kind, id, snippet, of rows of `searched` for which `condition` holds; parameters :words, :limit. Best
  // first.
  virtual std::string search_find(std::string const& condition) const = 0;
  // Whatever a person typed as a query that cannot fail; "" when no word is in it. The last word may be unfinished.
  virtual std::string search_words(std::string_view typed) const = 0;
};

// "name": always quoted, in both databases.
inline std::string doubled(std::string_view text, char mark) {
  std::string out(1, mark);
  for (char c : text) {
    out += c;
    if (c == mark) out += c;
  }
  return out += mark;
}
inline std::string identifier(std::string_view name) { return doubled(name, '"'); }
// 'text'
inline std::string literal(std::string_view text) { return doubled(text, '\''); }

struct Column {
  std::string name, type, initial;  // initial: the DEFAULT as SQL, "" without one
  bool operator==(Column const&) const = default;
};

// One thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Dialect const& dialect() const = 0;

  // Several statements without parameters.
  virtual void script(std::string const& statements) = 0;
  // One statement, prepared once per text. Returns the number of rows changed.
  virtual std::int64_t run(std::string_view sql, Values const& values = {}) = 0;
  // A callback may select on the same connection.
  virtual void select(std::string_view sql, Values const& values, EachRow const& each) = 0;

  virtual void begin_write() = 0;  // waits its turn
  virtual void begin_read() = 0;   // a snapshot: nothing committed later is seen
  virtual void commit() = 0;
  virtual void rollback() = 0;  // does nothing outside a transaction
  virtual bool in_transaction() const = 0;

  // Of the tables that somebody made, in alphabetical order.
  virtual std::vector<std::string> tables() = 0;
  // In the order of the table; empty when there is no such table.
  virtual std::vector<Column> columns(std::string_view table) = 0;
  // Columns of every index of a table that the store made, in alphabetical order of the index: {"name", "kind, id"}.
  virtual std::vector<std::pair<std::string, std::string>> indices(std::string_view table) = 0;

  // An empty database of the same sort that goes with the connection.
  virtual std::unique_ptr<Connection> scratch() = 0;

  // A consistent copy while others read and write.
  virtual void copy_to(std::string const& path) = 0;
  // Gives space back and leaves no trace of what was deleted or replaced, neither in the file nor beside it.
  virtual void compact() = 0;
  // What is broken inside, one line each; empty when all is well. Reads everything.
  virtual std::vector<std::string> faults() = 0;
};

enum class Access { write, read };
// full: an acknowledged commit survives a loss of power. none: for tests and trials.
enum class Durability { full, none };

// Throws Failure. A file that is not there is made by Access::write, with its folder. One program at a time writes to a
// city: for a second one, Failure::Cause::in_use.
std::unique_ptr<Connection> connect(std::string const& path, Access access, Durability durability);

}  // namespace arpent::store
