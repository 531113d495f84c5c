// The rules of an indicator that need to see what there is already.
#pragma once
#include "domain/measure/indicator.h"
#include "operations/standard.h"

namespace arpent::measure {

// How the choices of an indicator follow from the kind of answer, where nobody said otherwise.
void fit_to_measure(Indicator& indicator);

// Created or changed: choices that go together; at most three per action without a reason; never in use without an
// answer to "how would we notice?" (a new one stays a draft); neither unit nor kind of answer once numbers exist.
Result<Done> allow_indicator(Call const& call, Work& work, Indicator const* before, Indicator& after);

}  // namespace arpent::measure
