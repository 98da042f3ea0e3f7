#pragma once

#include "ui/session/run_archive.h"

#include <memory>

namespace sg {

/// The archive over the real core.
std::unique_ptr<RunArchive> makeEngineArchive();

} // namespace sg
