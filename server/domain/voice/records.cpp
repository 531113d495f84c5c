#include "domain/voice/records.h"

#include "domain/voice/inquiry.h"

namespace arpent::voice {

std::vector<record::Shape const*> shapes() { return {&Inquiry::shape(), &AgreedAnswer::shape()}; }

}  // namespace arpent::voice
