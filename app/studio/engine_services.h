#pragma once

/// The studio's services over the real core.

#include "ui/session/services.h"

#include <memory>

namespace sg {

std::unique_ptr<StudioServices> makeEngineServices();

} // namespace sg
