#pragma once

#include "core/train/run/resume.h"
#include "ui/session/run_archive.h"
#include "ui/session/services.h"

#include <memory>

namespace sg {

/// The archive over the real core.
std::unique_ptr<RunArchive> makeEngineArchive();

/// A run, ready to go on in the window. Fails also while somebody trains it, before the window
/// shows it; the training takes its own lock.
Result<ResumableRun> takeUpRun(const ResumeRequest& request);

} // namespace sg
