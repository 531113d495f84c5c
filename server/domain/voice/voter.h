// One vote each, and nobody to be found behind it: a voter is a keyed hash of the seat or of the personal link, and the
// key, a live row outside ledger and archives, is gone for ever once the question is closed. Who came by a personal link
// is one voter on however many phones.
#pragma once
#include "domain/voice/inquiry.h"
#include "operations/operation.h"

namespace arpent::voice {

// SQL of the tables for store::Options::live_tables.
std::string_view live_tables();

// Pure: 32 hexadecimal digits.
std::string voter_number(std::string const& secret, std::string const& seat, std::string const& link);

// "" for somebody without a seat or a link to this question, and after its end.
std::string voter_of(Reader& reader, Asker const& asker, std::string const& inquiry);
// With the key made where there is none yet. 403 "inquiry.come_in_first".
Result<std::string> voter_to_be(Call const& call, Work& work, std::string const& inquiry);

// How much one voter may write: 429 "inquiry.enough_said". What was said is not led back to them.
Result<Done> count_said(Work& work, std::string const& inquiry, std::string const& voter);

// Until the end, apart from what they think: a name that somebody wants beside their stance. "" takes it back.
void name_voter(Work& work, std::string const& inquiry, std::string const& voter, std::string const& name);
std::vector<std::pair<std::string, std::string>> names_of_voters(Reader& reader, std::string const& inquiry);

// Forgets key, names and counts.
void forget_voters(Work& work, std::string const& inquiry);

}  // namespace arpent::voice
