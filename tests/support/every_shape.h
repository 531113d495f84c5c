// The descriptions of all kinds of the domain, for tests that need no house. What the program knows is its register.
#pragma once
#include "domain/course/records.h"
#include "domain/measure/records.h"
#include "domain/meeting/records.h"
#include "domain/needs/records.h"
#include "domain/people/records.h"
#include "domain/pilot/records.h"
#include "domain/places/records.h"
#include "domain/plan/records.h"
#include "domain/talk/records.h"
#include "domain/voice/records.h"

namespace arpent {

inline std::vector<record::Shape const*> every_shape() {
  std::vector<record::Shape const*> out;
  auto const add = [&out](std::vector<record::Shape const*> const& room) {
    out.insert(out.end(), room.begin(), room.end());
  };
  add(course::shapes());
  add(measure::shapes());
  add(meeting::shapes());
  add(needs::shapes());
  add(people::shapes());
  add(pilot::shapes());
  add(places::shapes());
  add(plan::shapes());
  add(talk::shapes());
  add(voice::shapes());
  return out;
}

}  // namespace arpent
