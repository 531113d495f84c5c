#include "domain/meeting/records.h"

#include "domain/meeting/meeting.h"
#include "domain/meeting/outcome.h"
#include "domain/meeting/people_there.h"

namespace arpent::meeting {

std::vector<record::Shape const*> shapes() {
  return {&Series::shape(),     &Meeting::shape(), &AgendaItem::shape(), &Invitation::shape(),
          &Attendance::shape(), &Example::shape(), &Cluster::shape(),    &Option::shape(),
          &Decision::shape(),   &Promise::shape(), &Aside::shape()};
}

}  // namespace arpent::meeting
