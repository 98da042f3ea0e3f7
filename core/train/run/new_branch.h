#pragma once

/// The first files of a branch that leaves another one.

#include "core/base/result.h"
#include "core/train/run/run_layout.h"
#include "core/train/session.h"

namespace sg {

/// Makes the folder of a new branch that begins at `at.fork`, with the curves and events up to
/// there and the state. Errors also when that state is gone. Nothing of the parent is changed.
Result<void> beginBranch(const RunLayout& branch, const ResumePoint& at);

/// Marks the state that a branch began at as one to keep.
Result<void> keepFork(const RunLayout& branch, const Fork& fork);

} // namespace sg
