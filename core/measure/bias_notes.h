#pragma once

/// What stands out in the shares of an attribute, in words. No Torch here.

#include "core/measure/bias.h"

namespace sg {

/// Fills `discrepancy` of the rows and `notes`.
void annotate(AttributeBias& attribute);

} // namespace sg
