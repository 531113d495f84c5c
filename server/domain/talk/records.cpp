#include "domain/talk/records.h"

#include "domain/talk/talk.h"

namespace arpent::talk {

std::vector<record::Shape const*> shapes() { return {&Comment::shape(), &Attachment::shape()}; }

}  // namespace arpent::talk
