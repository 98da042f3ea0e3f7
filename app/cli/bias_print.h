#pragma once

/// What `bias` found, for a person and for a program.

#include "core/measure/bias.h"

namespace sg::cli {

void printBias(const BiasReport& report);

/// One line.
void printBiasJson(const BiasReport& report);

} // namespace sg::cli
