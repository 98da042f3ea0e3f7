#pragma once

/// A model and pictures so small that a training step takes milliseconds.

#include "core/data/style_set.h"
#include "core/model/model.h"
#include "core/project/train_settings.h"

#include <cstdint>
#include <memory>
#include <set>
#include <string>

namespace sg::test {

inline std::shared_ptr<Model>
tinyModel(NewArchitecture architecture, int cDim = 0, bool useNoise = true) {
    return newModel(
        {.resolution = 16,
         .channelBase = 64,
         .channelMax = 8,
         .zDim = 8,
         .wDim = 8,
         .cDim = cDim,
         .mappingLayers = 2,
         .useNoise = useNoise,
         .seed = 1,
         .architecture = architecture});
}

inline PictureBatch tinyPictures(int resolution = 16, int count = 5) {
    PictureBatch batch;
    batch.resolution = resolution;
    for (int i = 0; i < count; ++i) {
        batch.names.push_back(std::string(1, char('a' + i)));
    }
    batch.hashes = batch.names;
    const auto size = batch.names.size() * std::size_t(resolution * resolution * 3);
    for (std::size_t i = 0; i < size; ++i) {
        batch.pixels.push_back(static_cast<std::uint8_t>((i * i / 7) % 251));
    }
    return batch;
}

/// Short intervals, so that few steps run every phase.
inline TrainSettings tinySettings() {
    TrainSettings made;
    made.batch = 4;
    made.dRegInterval = 2;
    return made;
}

/// Names of tensors that differ.
inline std::set<std::string> changed(const torch::nn::Module& a, const torch::nn::Module& b) {
    std::set<std::string> names;
    const auto right = stateOf(b);
    for (const auto& [name, tensor] : stateOf(a)) {
        if (!torch::equal(tensor, right.at(name))) {
            names.insert(name);
        }
    }
    return names;
}

} // namespace sg::test
