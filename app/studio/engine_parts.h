#pragma once

#include "ui/help/program_part.h"

#include <vector>

namespace sg {

/// The engine's libraries as they are loaded.
std::vector<ProgramPart> engineParts();

} // namespace sg
