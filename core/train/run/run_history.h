#pragma once

/// What a run recorded of its past, for whoever takes it up again: the curves, the marks on them
/// and what the monitors measured.

#include "core/train/monitors/monitor_report.h"
#include "core/train/run/run_layout.h"
#include "core/train/session.h"

#include <cstdint>
#include <vector>

namespace sg {

struct RunHistory {
    std::vector<StepStats> steps;
    std::vector<Marked> marks;
    std::vector<MonitorReport> reports;
};

/// The first `curveRows` lines of curves.csv and `eventRows` of events.jsonl. Nothing here is worth
/// a failure: a line that cannot be read is left out, and a missing file is an empty past.
RunHistory readHistory(const RunLayout& layout, std::int64_t curveRows, std::int64_t eventRows);

} // namespace sg
