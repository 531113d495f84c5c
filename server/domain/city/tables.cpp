#include "domain/city/identity.h"

namespace arpent::city {

std::string_view live_tables() {
  return R"(
CREATE TABLE IF NOT EXISTS login_code (
  email TEXT PRIMARY KEY, code_hash TEXT NOT NULL, expires_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS session (
  id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL,
  opened_at TEXT NOT NULL, expires_at TEXT NOT NULL, device TEXT NOT NULL,
  seen_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS session_person ON session (person);
CREATE TABLE IF NOT EXISTS password (
  person TEXT PRIMARY KEY, hash TEXT NOT NULL, changed_at TEXT NOT NULL
);
)";
}

}  // namespace arpent::city
