// What SQLite itself can do here: rows of about the size of a fact, as many in a transaction as there are clients, each
// commit made durable. The rate that everything else is measured against.
//
//   arpent_bench_raw FOLDER CLIENTS SECONDS      prints rows per second
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void must(int result, sqlite3* database) {
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
  std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  std::exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  auto const path = std::string(argv[1]) + "/raw.db";
  std::remove(path.c_str());
  sqlite3* database = nullptr;
  must(sqlite3_open(path.c_str(), &database), database);
  auto const run = [&](char const* sql) { must(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), database); };
  run("PRAGMA journal_mode = WAL");
  run("PRAGMA synchronous = FULL");
  run("CREATE TABLE fact (moment INTEGER, n INTEGER, id TEXT UNIQUE, body TEXT, PRIMARY KEY (moment, n)) WITHOUT "
      "ROWID");
  sqlite3_stmt* insert = nullptr;
  must(sqlite3_prepare_v2(database, "INSERT INTO fact VALUES (?, ?, ?, ?)", -1, &insert, nullptr), database);
  std::string const body(120, 'x');
  auto const clients = std::atoi(argv[2]);
  auto const begun = std::chrono::steady_clock::now();
  auto const spent = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(); };
  long rows = 0;
  for (int moment = 1; spent() < std::atof(argv[3]); ++moment) {
    run("BEGIN IMMEDIATE");
    for (int n = 0; n < clients; ++n, ++rows) {
      auto const id = "01850000-0000-7000-8000-" + std::to_string(100000000000L + rows);
      sqlite3_bind_int(insert, 1, moment);
      sqlite3_bind_int(insert, 2, n);
      sqlite3_bind_text(insert, 3, id.c_str(), -1, SQLITE_TRANSIENT);
      sqlite3_bind_text(insert, 4, body.c_str(), -1, SQLITE_STATIC);
      must(sqlite3_step(insert), database);
      must(sqlite3_reset(insert), database);
    }
    run("COMMIT");
  }
  std::printf("%.0f\n", static_cast<double>(rows) / spent());
  sqlite3_finalize(insert);
  sqlite3_close(database);
}
