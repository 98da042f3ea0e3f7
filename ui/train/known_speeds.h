#pragma once

/// How fast runs went in this window, for telling how long the next one will take. Only what was
/// measured: nothing is guessed for another model, batch or method.

#include "core/project/train_settings.h"

#include <memory>
#include <optional>
#include <vector>

namespace sg {

class Model;

class KnownSpeeds {
public:
    /// A run of `model` with these settings does so many images a second.
    void learn(
        const std::shared_ptr<const Model>& model,
        const TrainSettings& settings,
        double imagesPerSecond);

    /// Of the last run of the same model with everything the same that costs time.
    [[nodiscard]] std::optional<double>
    speedOf(const std::shared_ptr<const Model>& model, const TrainSettings& settings) const;

private:
    struct Entry {
        std::weak_ptr<const Model> model; ///< does not keep a closed model in memory
        TrainSettings settings;
        double imagesPerSecond = 0.0;
    };

    std::vector<Entry> m_entries;
};

} // namespace sg
