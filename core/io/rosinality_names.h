#pragma once

/// What rosinality's networks call their tensors, beside our names (formats.md 3.3, 3.4).

#include <string>
#include <vector>

namespace sg {

/// How rosinality's shape differs from ours.
enum class RosShape {
    Same,
    Leading, ///< a dimension of 1 in front of a weight
    Noise,   ///< [1,1,r,r] for our [r,r]
    Scalar,  ///< [1] for our []
    RgbBias  ///< [1,C,1,1] for our [C]
};

struct RosTensor {
    std::string name; ///< rosinality's
    std::string ours;
    RosShape shape = RosShape::Same;
};

/// Everything of a generator but `mapping.w_avg`, which rosinality keeps outside as `latent_avg`.
std::vector<RosTensor> rosGenerator(int resolution, int mappingLayers);

std::vector<RosTensor> rosDiscriminator(int resolution);

/// The resampling kernels that rosinality stores: 4 times our filter in a generator, our filter in
/// a discriminator.
std::vector<std::string> rosGeneratorKernels(int resolution);
std::vector<std::string> rosDiscriminatorKernels(int resolution);

} // namespace sg
