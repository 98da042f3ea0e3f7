#pragma once

/// How much memory a training will take, before it starts, and into how many parts a batch must be
/// divided when it is too much. Within 20 % of what was measured (the recorded runs stand in
/// tests/core/project/memory_estimate_test.cpp).
///
/// The prediction is the peak of the whole program: libraries, every copy of the weights with its
/// gradients and moments, and the maps that the dearest phase of a step keeps for its gradient.
/// States kept for undo beyond `keptStates` come on top, `trainingStateBytes` each; their memory
/// has a limit of its own.

#include <cstdint>
#include <optional>

namespace sg {

/// The numbers of an architecture that count. For StyleGAN3 and for networks of unusual widths see
/// `memoryShapeOf` in core/train/monitors/training_memory.h.
struct MemoryShape {
    int resolution = 0;
    bool stylegan3 = false;
    std::int64_t generatorParameters = 0;
    std::int64_t criticParameters = 0;
    double generatorMaps = 0.0; ///< values of all feature maps, a picture; StyleGAN3: where its
                                ///< leaky ReLUs work, oversampled
    double criticMaps = 0.0;
};

/// A StyleGAN2 by the options of the official tools and of `stylegraft-cli new`.
struct StyleGan2Numbers {
    int resolution = 64;
    int channels = 3;
    int channelBase = 16384;
    int channelMax = 512;
    int zDim = 512;
    int wDim = 512;
    int mappingLayers = 8;
};

MemoryShape stylegan2Shape(const StyleGan2Numbers& numbers);

/// What is trained.
struct MemoryLoad {
    int batch = 8;                 ///< pictures worked through at once: the batch over its parts
    double trainedGenerator = 1.0; ///< share of the generator's parameters that are trained; 0 =
                                   ///< frozen altogether
    double trainedCritic = 1.0;
    int keptStates = 1; ///< whole states in memory beside the training, for undo and for the writer
    int cores = 1;      ///< that share a batch (core/train/lanes.h), each with gradients of its own
};

/// Peak, in bytes.
std::int64_t predictedTrainingBytes(const MemoryShape& shape, const MemoryLoad& load);

/// One whole state: both networks, the average and Adam's moments.
std::int64_t trainingStateBytes(const MemoryShape& shape, const MemoryLoad& load);

/// A batch in equal parts.
struct Accumulation {
    int parts = 1;
    int picturesAtOnce = 8;
    std::int64_t bytes = 0; ///< predicted
};

/// The fewest parts with which a batch of `load.batch` fits into `bytesAvailable`; nothing when
/// even two pictures at once do not. Parts are equal and never a single picture, since the critic
/// compares the pictures of a part; above four they come in fours, which it compares in groups.
std::optional<Accumulation>
chooseAccumulation(std::int64_t bytesAvailable, const MemoryShape& shape, const MemoryLoad& load);

/// What this process may come to occupy: the memory that is free now and what it has already, or
/// the limit of its control group; nothing when the system does not say.
std::optional<std::int64_t> memoryForThisProcess();

} // namespace sg
