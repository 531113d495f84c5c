#include "domain/course/records.h"

#include "domain/course/adjustment.h"
#include "domain/course/bulletin.h"
#include "domain/course/condition.h"
#include "domain/course/observation.h"
#include "domain/course/recommendation.h"

namespace arpent::course {

std::vector<record::Shape const*> shapes() {
  return {&Condition::shape(),  &ConditionNews::shape(),  &Influence::shape(), &Observation::shape(),
          &Adjustment::shape(), &Recommendation::shape(), &Bulletin::shape()};
}

}  // namespace arpent::course
