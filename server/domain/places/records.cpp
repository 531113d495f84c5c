#include "domain/places/records.h"

#include "domain/places/target_group.h"
#include "domain/places/territory.h"

namespace arpent::places {

std::vector<record::Shape const*> shapes() {
  return {&Territory::shape(), &TargetGroup::shape(), &GroupShare::shape()};
}

}  // namespace arpent::places
