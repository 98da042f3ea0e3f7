#pragma once

/// What one should know about an opened model file, in words.

#include "core/model/model_info.h"

#include <QString>

namespace sg {

/// "No programs found", "1 program found, none run", "3 programs found, none run".
QString programsInWords(int programs);

/// What a reader of the licence hint should know, in one sentence; empty when nothing is known to
/// restrict the use.
QString licenceWarning(const ModelInfo& info);

} // namespace sg
