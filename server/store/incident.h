// What the world or we ourselves did wrong, as a Problem: logged under a number that the person is told.
#pragma once
#include <exception>
#include <string_view>

#include "base/result.h"

namespace arpent::store {

// 503 "store.disk" when the disk is full, read-only or broken; 503 "store.busy" when the database would not let us;
// else 500 "incident" {incident}.
Problem incident(std::string_view doing, std::exception_ptr const& thrown);

}  // namespace arpent::store
