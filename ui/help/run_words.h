#pragma once

#include "core/project/train_settings.h"
#include "core/train/session.h"
#include "ui/session/services.h"

#include <QString>

namespace sg {

/// "idle" and so on, never translated.
[[nodiscard]] const char* plainName(SessionState state);

/// Model, settings and state for diagnostics: numbers and kinds, no names. Never translated.
[[nodiscard]] QString runInWords(
    const OpenedModel& model,
    const TrainSettings& settings,
    SessionState state,
    std::size_t pictures);

} // namespace sg
