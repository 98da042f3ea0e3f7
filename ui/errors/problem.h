#pragma once

/// A failure as the window tells it: what happened, what to try, what can be done about it at once,
/// and details for a report.

#include "core/base/result.h"

#include <QString>

namespace sg {

/// What was being done when it failed.
enum class Task { OpenModel, OpenRun, Train, Save, Other };

/// What a button of the message does.
enum class Remedy {
    None,
    OpenOther,     ///< choose another model
    SaveElsewhere, ///< choose another place for the model
    HalveBatch,    ///< less memory
    HalveRate,     ///< smaller steps
    Diagnostics    ///< collect what helps to find the fault
};

struct Problem {
    QString what; ///< one or two sentences; names the file or the setting
    QString advice;
    QString details; ///< may be empty
    Remedy remedy = Remedy::None;
    QString remedyText; ///< on its button
};

[[nodiscard]] Problem problemOf(const Error& error, Task task);

} // namespace sg
