#pragma once

/// What every face of an evaluation shows, whether as text, as JSON or in the window. No Torch
/// here.

#include "core/measure/evaluation.h"

#include <cstddef>

namespace sg {

/// So many of the samples that are most like a picture are shown, the nearest first.
constexpr std::size_t kNearestShown = 24;

enum class EvaluationRow { Model, DoNothing, Copycat, Floor };

/// As on the command line.
[[nodiscard]] constexpr const char* nameOf(EvaluationRow row) {
    switch (row) {
    case EvaluationRow::Model:
        return "model";
    case EvaluationRow::DoNothing:
        return "do nothing";
    case EvaluationRow::Copycat:
        return "copycat";
    case EvaluationRow::Floor:
        return "floor";
    }
    return "";
}

/// Calls `function(EvaluationRow, row)` with the rows of a SpaceReport or VarietyReport, those that
/// are there.
template <typename Report, typename Function>
void forRows(const Report& report, const Function& function) {
    function(EvaluationRow::Model, report.model);
    if (report.source) {
        function(EvaluationRow::DoNothing, *report.source);
    }
    function(EvaluationRow::Copycat, report.copycat);
    if (report.floor) {
        function(EvaluationRow::Floor, *report.floor);
    }
}

} // namespace sg
