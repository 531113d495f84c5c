#include "operations/guests.h"

#include <array>

#include "base/hash.h"

namespace arpent::guests {
namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 6;

std::string new_code(Random& random) {
  std::array<unsigned char, code_length> bytes{};
  random.fill(bytes);
  std::string out;
  for (auto const byte : bytes) out += crockford[byte % crockford.size()];  // 256 is a multiple of 32
  return out;
}

std::string as_code(std::string_view typed) {
  std::string out;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    out += c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
  }
  return out;
}

std::string room_where(Reader& reader, char const* column, std::string const& value) {
  std::string out;
  reader.select(std::string("SELECT room FROM guest_door WHERE ") + column + " = :value", {{"value", value}},
                [&](store::Row const& row) { out = row.text(0); });
  return out;
}

}  // namespace

std::string_view live_tables() {
  return R"(
CREATE TABLE IF NOT EXISTS guest_door (
  room TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, token TEXT NOT NULL UNIQUE
);
CREATE TABLE IF NOT EXISTS guest_seat (
  cookie_hash TEXT NOT NULL, room TEXT NOT NULL, seat TEXT NOT NULL,
  PRIMARY KEY (cookie_hash, room)
);
CREATE INDEX IF NOT EXISTS guest_seat_room ON guest_seat (room);
CREATE TABLE IF NOT EXISTS guest_answered (
  room TEXT NOT NULL, seat TEXT NOT NULL,
  PRIMARY KEY (room, seat)
);
)";
}

std::optional<Door> door_of(Reader& reader, std::string const& room) {
  std::optional<Door> out;
  reader.select("SELECT code, token FROM guest_door WHERE room = :room", {{"room", room}}, [&](store::Row const& row) {
    out = Door{row.text(0), row.text(1)};
  });
  return out;
}

Door open_door(Call const& call, Work& work, std::string const& room) {
  if (auto const door = door_of(work, room)) return *door;
  Door door{.code = new_code(call.random), .token = random_token(call.random)};
  while (!room_where(work, "code", door.code).empty()) door.code = new_code(call.random);
  work.run("INSERT INTO guest_door (room, code, token) VALUES (:room, :code, :token)",
           {{"room", room}, {"code", door.code}, {"token", door.token}});
  return door;
}

void close_door(Work& work, std::string const& room) {
  work.run("DELETE FROM guest_door WHERE room = :room", {{"room", room}});
}

void clear_seats(Work& work, std::string const& room) {
  work.run("DELETE FROM guest_seat WHERE room = :room", {{"room", room}});
}

std::string room_of(Reader& reader, std::string const& code_or_token) {
  auto const code = as_code(code_or_token);
  auto const found = code.size() == code_length ? room_where(reader, "code", code) : "";
  return found.empty() ? room_where(reader, "token", code_or_token) : found;
}

Taken take_seat(Call const& call, Work& work, std::string const& room) {
  if (auto const seat = call.asker.seat_at(room); !seat.empty()) return {seat, ""};
  Taken out{.seat = uuid4(call.random), .cookie = ""};
  auto hash = call.asker.guest;
  if (hash.empty()) {
    out.cookie = random_token(call.random);
    hash = sha256_hex(out.cookie);
  }
  work.run("INSERT INTO guest_seat (cookie_hash, room, seat) VALUES (:hash, :room, :seat)",
           {{"hash", hash}, {"room", room}, {"seat", out.seat}});
  return out;
}

std::vector<Seat> seats_of(Reader& reader, std::string const& cookie) {
  std::vector<Seat> out;
  reader.select("SELECT room, seat FROM guest_seat WHERE cookie_hash = :hash ORDER BY room",
                {{"hash", sha256_hex(cookie)}}, [&](store::Row const& row) {
                  out.push_back({row.text(0), row.text(1)});
                });
  return out;
}

bool answers_first(Work& work, std::string const& room, std::string const& seat) {
  return work.run("INSERT OR IGNORE INTO guest_answered (room, seat) VALUES (:room, :seat)",
                  {{"room", room}, {"seat", seat}}) > 0;
}

std::int64_t count_seats(Reader& reader, std::string const& room) {
  std::int64_t out = 0;
  reader.select("SELECT count(*) FROM guest_seat WHERE room = :room", {{"room", room}},
                [&](store::Row const& row) { out = row.integer(0); });
  return out;
}

}  // namespace arpent::guests
