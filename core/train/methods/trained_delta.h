#pragma once

/// What a restricted method has learned, as a style delta.

#include "core/io/style_delta.h"
#include "core/train/methods/reparameterisation.h"

namespace sg {

/// The change from the source to `ema`, the generator that `trained` kept its averages in. Nothing
/// that is still as it was is listed; low-rank factors stay factors. `trained` must be of a
/// restricted method (core/train/methods/method_spec.h); `parent` describes the source.
StyleDelta
deltaOf(const Reparameterisation& trained, const Generator& ema, const ModelInfo& parent);

} // namespace sg
