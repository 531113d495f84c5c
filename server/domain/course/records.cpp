#include "domain/course/records.h"

#include "domain/course/adjustment.h"
#include "domain/course/recommendation.h"

namespace arpent::course {

std::vector<record::Shape const*> shapes() { return {&Adjustment::shape(), &Recommendation::shape()}; }

}  // namespace arpent::course
