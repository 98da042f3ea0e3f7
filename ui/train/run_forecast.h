#pragma once

/// What a run will take, in words, before it starts.

#include "core/project/memory_estimate.h"
#include "core/project/train_settings.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace sg {

struct ForecastFacts {
    MemoryShape shape; ///< resolution 0 = not known
    TrainSettings settings;
    int cores = 1;                              ///< that train
    std::int64_t undoBytes = 0;                 ///< what the steps back may take on top
    std::optional<std::int64_t> bytesAvailable; ///< for the whole program
    std::optional<double> imagesPerSecond;      ///< measured; nothing = not known yet
};

struct Forecast {
    QString words;
    bool tooMuch = false; ///< the memory will not do as it is; the words say what follows
};

Forecast forecastOf(const ForecastFacts& facts);

} // namespace sg
