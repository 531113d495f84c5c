// SQLite as the store's database: one file, journal in WAL mode beside it.
#pragma once
#include <sqlite3.h>

#include <list>
#include <string>
#include <unordered_map>

#include "store/database.h"
#include "store/sqlite/file_lock.h"

namespace arpent::store::sqlite {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(std::string const& path, Access access, Durability durability);

  Dialect const& dialect() const override;
  void script(std::string const& statements) override;
  std::int64_t run(std::string_view sql, Values const& values) override;
  void select(std::string_view sql, Values const& values, EachRow const& each) override;
  void begin_write() override { run("BEGIN IMMEDIATE", {}); }
  void begin_read() override;
  void commit() override { run("COMMIT", {}); }
  void rollback() override;
  bool in_transaction() const override { return !sqlite3_get_autocommit(database_.get()); }
  std::vector<std::string> tables() override;
  std::vector<Column> columns(std::string_view table) override;
  std::vector<std::pair<std::string, std::string>> indices(std::string_view table) override;
  std::unique_ptr<Connection> scratch() override;
  void copy_to(std::string const& path) override;
  void compact() override;
  std::vector<std::string> faults() override;

 private:
  struct Prepared {
    std::unique_ptr<sqlite3_stmt, Finalize> statement;
    bool in_use = false;
  };
  class Lease;

  std::unique_ptr<sqlite3_stmt, Finalize> prepare(std::string_view sql);
  [[noreturn]] void fail(std::string_view doing) const;

  FileLock lock_;
  std::unique_ptr<sqlite3, Close> database_;
  std::unordered_map<std::string_view, Prepared> prepared_;  // keys live in texts_
  std::list<std::string> texts_;
};

}  // namespace arpent::store::sqlite
