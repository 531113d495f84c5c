#include "store/upkeep.h"

#include "base/id.h"

namespace arpent::store {
namespace {

constexpr std::chrono::days answers_kept{30};

std::string told(Connection& connection, std::string_view name) {
  std::string out;
  connection.select("SELECT value FROM city_file WHERE name = :name", {{"name", name}},
                    [&](Row const& row) { out = row.text(0); });
  return out;
}

}  // namespace

std::string tidy_up(Connection& connection, Instant now) {
  connection.run("DELETE FROM request WHERE at < :long_ago", {{"long_ago", print_instant(now - answers_kept)}});
  if (!told(connection, "scrub").empty()) scrub(connection);
  if (told(connection, "epoch").empty()) begin_epoch(connection);
  return told(connection, "epoch");
}

void begin_epoch(Connection& connection) {
  SystemRandom random;
  connection.run(
      "INSERT INTO city_file (name, value) VALUES ('epoch', :epoch) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      {{"epoch", uuid4(random)}});
}

void scrub(Connection& connection) {
  connection.compact();
  connection.run("DELETE FROM city_file WHERE name = 'scrub'");
}

}  // namespace arpent::store
