#pragma once
#include "store/database.h"

namespace arpent::store::sqlite {

Dialect const& dialect();

}  // namespace arpent::store::sqlite
