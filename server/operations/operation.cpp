#include "operations/operation.h"

namespace arpent {

void add(Register& all, Operation operation) {
  auto const dot = operation.name.find('.');
  if (dot != std::string::npos) {
    operation.kind = operation.name.substr(0, dot);
    operation.verb = operation.name.substr(dot + 1);
    if (auto const found = all.kinds.find(operation.kind); found != all.kinds.end()) operation.kept = found->second;
  }
  auto const name = operation.name;
  ensure(all.operations.emplace(name, std::move(operation)).second, "two operations have one name");
}

}  // namespace arpent
