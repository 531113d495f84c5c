// Everybody who may ask something of a city, each with one reason only why they might be let in, and a thing of every
// kind for them to ask about. One action ("own") has a lead, a reporter, an officer, a partner and links; nobody of
// them has to do with the other things of its kind.
#pragma once
#include "maker.h"

namespace arpent::conformance {

class Cast {
 public:
  Cast();

  // In the order of the columns of who_may.txt.
  std::vector<std::string> const& names() const { return names_; }
  // As a request of theirs would bring them, by their session or their link.
  Asker asker(std::string const& name);

  // What is asked about: the things that the lead, the reporter, … have to do with.
  Json input(std::string const& operation) const;
  // 200, 401 or 403, of the right alone: nothing is done.
  int right(std::string const& name, std::string const& operation);
  int right(std::string const& name, std::string const& operation, Json const& input);
  std::string const& own(std::string const& kind) const { return own_.at(kind); }
  std::string const& other_indicator() const { return other_indicator_; }

  House& house() { return all_.house(); }
  House const& house() const { return all_.house(); }

 private:
  void add_person(std::string const& name, std::string const& role, Json const& membership = Json::object());
  void add_link(std::string const& name, Json const& fields);
  void add_guest(std::string const& name, std::string const& meeting);
  void add_guest_of_inquiry(std::string const& name, std::string const& inquiry);
  void take_seat(std::string const& name, std::string const& operation, Json const& code);
  std::string meeting_of(std::string const& action, std::string const& facilitator);
  void own_things();
  void own_records();
  std::string by(std::string const& name, std::string const& operation, Json const& input);
  std::string session_of(Everything& city, std::string const& person);

  Everything all_;
  Everything elsewhere_;  // another city of the same server
  Maker maker_{all_};
  std::vector<std::string> names_;
  std::map<std::string, std::string> people_, sessions_, links_, guests_;
  std::map<std::string, std::string> own_;  // by kind
  std::string other_district_, other_indicator_, other_action_, other_meeting_, other_decision_, other_inquiry_;
};

}  // namespace arpent::conformance
