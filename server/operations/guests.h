// Rooms that people enter without an account: a code on the wall, or the square beside it, opens the door; a cookie of
// the phone keeps the seat. Doors and seats are live rows outside the ledger and outside archives, and say nothing of
// who somebody is: a seat's id is made by chance.
#pragma once
#include "operations/operation.h"

namespace arpent::guests {

// SQL of the tables guest_door, guest_seat and guest_answered, for store::Options::live_tables.
std::string_view live_tables();

struct Door {
  std::string code;   // six Crockford characters: no I, L, O, U
  std::string token;  // 128 bits, in the square
};

// Opens a room, or answers the door it has.
Door open_door(Call const& call, Work& work, std::string const& room);
// Code and token open nothing from now on. Who sits stays seated: their late notes are still theirs.
void close_door(Work& work, std::string const& room);
// Those who sit get up: the room is over, and its seats are of nobody from now on.
void clear_seats(Work& work, std::string const& room);

// Nothing while the door is closed.
std::optional<Door> door_of(Reader& reader, std::string const& room);

// The room of a code, as it is typed (small letters, blanks, O for 0, I and L for 1), or of a token; "" where it opens
// none. Never says whether there was one.
std::string room_of(Reader& reader, std::string const& code_or_token);

struct Taken {
  std::string seat;
  // For the answer's "$guest", from which the HTTP door makes the phone's cookie; "" where it has one already.
  std::string cookie;
};

// Takes a seat, or finds the one this asker has.
Taken take_seat(Call const& call, Work& work, std::string const& room);

// Of the phone that shows this cookie; empty for a cookie that nobody gave out.
std::vector<Seat> seats_of(Reader& reader, std::string const& cookie);

// Notes that a seat has answered what its room asks once, and not what it answered; false where it had before.
bool answers_first(Work& work, std::string const& room, std::string const& seat);

// How many seats were taken in a room.
std::int64_t count_seats(Reader& reader, std::string const& room);

}  // namespace arpent::guests
