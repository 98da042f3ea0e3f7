#pragma once

/// What `gap` found, for a person and for a program.

#include "core/measure/gap_report.h"

namespace sg::cli {

void printGap(const GapReport& report);

/// One line.
void printGapJson(const GapReport& report);

} // namespace sg::cli
