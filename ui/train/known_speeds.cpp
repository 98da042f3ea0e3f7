#include "ui/train/known_speeds.h"

#include <algorithm>

namespace sg {

namespace {

/// What decides how much is computed for a picture.
bool costTheSame(const TrainSettings& a, const TrainSettings& b) {
    return a.batch == b.batch && a.accumulate == b.accumulate && a.method == b.method &&
           a.augment == b.augment && a.bfloat16 == b.bfloat16 && a.gRegInterval == b.gRegInterval &&
           a.dRegInterval == b.dRegInterval &&
           (a.pathLengthWeight > 0.0) == (b.pathLengthWeight > 0.0) &&
           (a.correspondence > 0.0) == (b.correspondence > 0.0);
}

} // namespace

void KnownSpeeds::learn(
    const std::shared_ptr<const Model>& model,
    const TrainSettings& settings,
    double imagesPerSecond) {
    if (!model || !(imagesPerSecond > 0.0)) {
        return;
    }
    std::erase_if(m_entries, [&](const Entry& entry) {
        const auto known = entry.model.lock();
        return !known || (known == model && costTheSame(entry.settings, settings));
    });
    m_entries.push_back({model, settings, imagesPerSecond});
}

std::optional<double> KnownSpeeds::speedOf(
    const std::shared_ptr<const Model>& model, const TrainSettings& settings) const {
    const auto found = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.model.lock() == model && costTheSame(entry.settings, settings);
    });
    return model && found != m_entries.end() ? std::optional(found->imagesPerSecond) : std::nullopt;
}

} // namespace sg
