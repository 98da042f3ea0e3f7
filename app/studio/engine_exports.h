#pragma once

#include "ui/session/export_services.h"

#include <memory>

namespace sg {

/// The exports over the real core.
std::unique_ptr<ExportServices> makeEngineExports();

} // namespace sg
