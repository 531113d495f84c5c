#include "domain/people/records.h"

#include "domain/people/person.h"
#include "domain/people/share_link.h"
#include "domain/people/stakeholder.h"

namespace arpent::people {

std::vector<record::Shape const*> shapes() {
  return {&Person::shape(),      &Post::shape(),        &Membership::shape(),
          &Stakeholder::shape(), &Involvement::shape(), &ShareLink::shape()};
}

}  // namespace arpent::people
