#pragma once

/// A tiny model and what it draws, for tests that measure sets of pictures.

#include "core/data/style_set.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <cstdint>
#include <memory>

inline std::shared_ptr<sg::Model> tinyModel(std::uint64_t seed) {
    sg::NewModelOptions options;
    options.resolution = 16;
    options.channelBase = 64;
    options.channelMax = 8;
    options.zDim = options.wDim = 8;
    options.mappingLayers = 2;
    options.seed = seed;
    return sg::newModel(options);
}

/// What the model draws of some seeds.
inline sg::PictureBatch picturesOf(const sg::Model& model, std::uint32_t firstSeed, int count) {
    sg::PictureBatch batch;
    batch.resolution = model.info.resolution;
    auto generator = sg::copyOf(model.generatorEma);
    const torch::NoGradGuard noGrad;
    for (int i = 0; i < count; ++i) {
        const auto z = sg::latentsOf({firstSeed + std::uint32_t(i)}, model.info.zDim);
        const auto image = sg::toImage(generator(z, torch::Tensor(), sg::NoiseSource{})[0]);
        batch.names.push_back("x");
        batch.hashes.push_back("x");
        batch.pixels.insert(batch.pixels.end(), image.pixels.begin(), image.pixels.end());
    }
    return batch;
}
