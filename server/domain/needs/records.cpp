#include "domain/needs/records.h"

#include "domain/needs/challenge.h"

namespace arpent::needs {

std::vector<record::Shape const*> shapes() { return {&Challenge::shape()}; }

}  // namespace arpent::needs
