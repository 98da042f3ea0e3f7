#pragma once

/// How a measurement ends that is no longer wanted.

#include "core/base/core_text.h"
#include "core/base/result.h"

namespace sg {

/// Thrown inside a measurement that was asked to stop.
struct Cancelled {};

/// What the caller of one gets then.
inline tl::unexpected<Error> cancelledMeasurement() {
    return fail(ErrorCode::Cancelled, Core::tr("The measurement was cancelled"));
}

} // namespace sg
