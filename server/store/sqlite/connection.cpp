#include "store/sqlite/connection.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <thread>

#include "base/result.h"
#include "store/sqlite/dialect.h"

namespace arpent::store {

std::unique_ptr<Connection> connect(std::string const& path, Access access, Durability durability) {
  return std::make_unique<sqlite::SqliteConnection>(path, access, durability);
}

namespace sqlite {
namespace {

// Enough for every statement of a city with fifty kinds of records; more means that texts are made up on the fly.
constexpr std::size_t most_prepared = 400;

constexpr char const* in_memory = ":memory:";

Failure::Cause cause_of(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return Failure::Cause::disk;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return Failure::Cause::not_a_database;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::Cause::busy;
    case SQLITE_CONSTRAINT:
      return Failure::Cause::constraint;
    default:
      return Failure::Cause::other;
  }
}

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool absent(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double number(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view view(int column) const override {
    // The length is asked for after the text: the call above may convert.
    auto const* text = sqlite3_column_type(statement_, column) == SQLITE_BLOB
                           ? static_cast<char const*>(sqlite3_column_blob(statement_, column))
                           : reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : "";
  }

 private:
  sqlite3_stmt* statement_;
};

int parameter(sqlite3_stmt* statement, std::string_view name) {
  std::array<char, 64> buffer{':'};
  ensure(name.size() + 2 < buffer.size(), "the name of a parameter is too long");
  name.copy(buffer.data() + 1, name.size());
  buffer[name.size() + 1] = '\0';
  return sqlite3_bind_parameter_index(statement, buffer.data());
}

bool is_called(sqlite3_stmt* statement, int index, std::string_view name) {
  auto const* const there = sqlite3_bind_parameter_name(statement, index);
  return there && name == there + 1;
}

int bind(sqlite3_stmt* statement, int index, Value const& value) {
  // The values outlive the statement's use: nothing is copied.
  struct Bind {
    sqlite3_stmt* statement;
    int index;
    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
    int operator()(double number) const { return sqlite3_bind_double(statement, index, number); }
    int operator()(std::string const& text) const {
      return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Bytes const& bytes) const {
      return sqlite3_bind_blob64(statement, index, bytes.bytes.data(), bytes.bytes.size(), SQLITE_STATIC);
    }
  };
  return std::visit(Bind{statement, index}, value.held());
}

}  // namespace

// A prepared statement while it is used; reset afterwards, whatever happened.
class SqliteConnection::Lease {
 public:
  Lease(SqliteConnection& connection, std::string_view sql, Values const& values) : connection_(connection), sql_(sql) {
    auto found = connection.prepared_.find(sql);
    if (found == connection.prepared_.end()) found = remember(sql);
    if (found->second.in_use) {
      own_ = connection.prepare(sql);  // used further up the stack, by the callback's caller
      statement_ = own_.get();
    } else {
      kept_ = &found->second;
      kept_->in_use = true;
      statement_ = kept_->statement.get();
    }
    try {
      bind_all(values);
    } catch (...) {
      release();
      throw;
    }
  }
  ~Lease() { release(); }
  Lease(Lease const&) = delete;
  Lease& operator=(Lease const&) = delete;

  // True while there are rows.
  bool step() {
    auto const answer = sqlite3_step(statement_);
    if (answer == SQLITE_ROW) return true;
    if (answer != SQLITE_DONE) connection_.fail(sql_);
    return false;
  }
  sqlite3_stmt* get() const { return statement_; }

 private:
  std::unordered_map<std::string_view, Prepared>::iterator remember(std::string_view sql) {
    auto& cache = connection_.prepared_;
    if (cache.size() >= most_prepared) {
      for (auto it = cache.begin(); it != cache.end();) it = it->second.in_use ? std::next(it) : cache.erase(it);
      connection_.texts_.remove_if([&](std::string const& text) { return !cache.contains(text); });
    }
    auto statement = connection_.prepare(sql);
    connection_.texts_.emplace_back(sql);
    return cache.emplace(connection_.texts_.back(), Prepared{std::move(statement)}).first;
  }
  void bind_all(Values const& values) {
    int next = 1;  // most are given in the order in which the statement names them
    for (auto const& [name, value] : values) {
      auto const index = is_called(statement_, next, name) ? next : parameter(statement_, name);
      ++next;
      if (index == 0) throw Bug("no parameter :" + std::string(name) + " in: " + std::string(sql_));
      if (bind(statement_, index, value) != SQLITE_OK) connection_.fail(sql_);
    }
    if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_)) != values.size())
      throw Bug("parameters are missing or given twice in: " + std::string(sql_));
  }
  void release() {
    if (statement_) {
      sqlite3_reset(statement_);
      sqlite3_clear_bindings(statement_);
    }
    if (kept_) kept_->in_use = false;
  }

  SqliteConnection& connection_;
  std::string_view sql_;
  std::unique_ptr<sqlite3_stmt, Finalize> own_;
  Prepared* kept_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

SqliteConnection::SqliteConnection(std::string const& path, Access access, Durability durability) {
  if (access == Access::write && path != in_memory) {
    if (auto const folder = std::filesystem::path(path).parent_path(); !folder.empty())
      std::filesystem::create_directories(folder);
    lock_ = FileLock(path + ".lock");
  }
  sqlite3* opened = nullptr;
  // A reader writes too: its mark in the shared-memory file beside the database.
  auto const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (access == Access::write ? SQLITE_OPEN_CREATE : 0);
  auto const answer = sqlite3_open_v2(path.c_str(), &opened, flags, nullptr);
  database_.reset(opened);
  if (answer != SQLITE_OK) fail("open " + path);
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, 10000);
  script("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY");
  if (access == Access::read) {
    script("PRAGMA query_only = ON; PRAGMA cache_size = -1024");
    return;
  }
  script(durability == Durability::full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
  script(
      "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -4096; PRAGMA journal_size_limit = "
      "33554432");
}

Dialect const& SqliteConnection::dialect() const { return sqlite::dialect(); }

void SqliteConnection::fail(std::string_view doing) const {
  auto* const database = database_.get();
  auto const code = sqlite3_extended_errcode(database);
  throw Failure(cause_of(code),
                std::string(sqlite3_errmsg(database)) + " (" + std::to_string(code) + ") in: " + std::string(doing));
}

std::unique_ptr<sqlite3_stmt, Finalize> SqliteConnection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  char const* rest = nullptr;
  if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement, &rest) != SQLITE_OK)
    fail(sql);
  std::unique_ptr<sqlite3_stmt, Finalize> owned(statement);
  ensure(owned && rest == sql.data() + sql.size(), "one statement at a time");
  return owned;
}

void SqliteConnection::script(std::string const& statements) {
  if (sqlite3_exec(database_.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(statements);
}

std::int64_t SqliteConnection::run(std::string_view sql, Values const& values) {
  Lease lease(*this, sql, values);
  while (lease.step()) {
  }
  return sqlite3_changes64(database_.get());
}

void SqliteConnection::select(std::string_view sql, Values const& values, EachRow const& each) {
  Lease lease(*this, sql, values);
  SqliteRow const row(lease.get());
  while (lease.step()) each(row);
}

void SqliteConnection::begin_read() {
  run("BEGIN", {});
  // The snapshot is taken by the first read, not by BEGIN.
  select("SELECT 1 FROM sqlite_schema LIMIT 1", {}, [](Row const&) {});
}

void SqliteConnection::rollback() {
  // A full disk may have rolled back already.
  if (in_transaction()) run("ROLLBACK", {});
}

std::vector<std::string> SqliteConnection::tables() {
  std::vector<std::string> out;
  // What a full-text table keeps beside itself is its own affair.
  select(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE "
      "'sqlite_%' "
      "ORDER BY name",
      {}, [&](Row const& row) { out.push_back(row.text(0)); });
  return out;
}

std::vector<Column> SqliteConnection::columns(std::string_view table) {
  std::vector<Column> out;
  select(
      "SELECT name, type || CASE WHEN \"notnull\" THEN ' NOT NULL' ELSE '' END, dflt_value FROM "
      "pragma_table_info(:table) "
      "ORDER BY cid",
      {{"table", table}}, [&](Row const& row) {
        out.push_back({row.text(0), row.text(1), row.text(2)});
      });
  return out;
}

std::vector<std::pair<std::string, std::string>> SqliteConnection::indices(std::string_view table) {
  std::vector<std::pair<std::string, std::string>> out;
  select(
      "SELECT list.name, (SELECT group_concat(name, ', ') FROM pragma_index_info(list.name)) FROM "
      "pragma_index_list(:table) AS "
      "list"
      " WHERE origin = 'c' ORDER BY list.name",
      {{"table", table}}, [&](Row const& row) { out.emplace_back(row.text(0), row.text(1)); });
  return out;
}

std::unique_ptr<Connection> SqliteConnection::scratch() {
  return std::make_unique<SqliteConnection>(in_memory, Access::write, Durability::none);
}

void SqliteConnection::copy_to(std::string const& path) {
  sqlite3* opened = nullptr;
  auto const answer = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  std::unique_ptr<sqlite3, Close> const target(opened);
  if (answer != SQLITE_OK) throw Failure(cause_of(answer), "open " + path);
  auto* const backup = sqlite3_backup_init(opened, "main", database_.get(), "main");
  if (!backup)
    throw Failure(cause_of(sqlite3_extended_errcode(opened)), std::string("copy: ") + sqlite3_errmsg(opened));
  int step = SQLITE_OK;
  while ((step = sqlite3_backup_step(backup, 256)) == SQLITE_OK || step == SQLITE_BUSY || step == SQLITE_LOCKED)
    if (step != SQLITE_OK) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  sqlite3_backup_finish(backup);
  if (step != SQLITE_DONE) throw Failure(cause_of(step), std::string("copy: ") + sqlite3_errstr(step));
}

void SqliteConnection::compact() {
  script("INSERT INTO search (search) VALUES ('optimize')");
  script("VACUUM");
  // Readers still looking at the old pages hold the journal back for as long as they look.
  for (int tries = 0; tries < 200; ++tries) {
    bool held_back = false;
    select("PRAGMA wal_checkpoint(TRUNCATE)", {}, [&](Row const& row) { held_back = row.integer(0) != 0; });
    if (!held_back) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  throw Failure(Failure::Cause::busy, "the journal could not be emptied: somebody still reads");
}

std::vector<std::string> SqliteConnection::faults() {
  std::vector<std::string> out;
  select("PRAGMA integrity_check", {}, [&](Row const& row) {
    if (row.view(0) != "ok") out.push_back(row.text(0));
  });
  return out;
}

}  // namespace sqlite
}  // namespace arpent::store
