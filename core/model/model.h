#pragma once

/// An opened or trained model: the networks and where they come from. Once it is inside a
/// `shared_ptr<const Model>` nobody changes it; who wants to train or to draw builds an own copy
/// with `copyOf`.

#include "core/model/discriminator.h"
#include "core/model/generator.h"
#include "core/model/model_info.h"
#include "core/model/weights.h"

#include <cstdint>
#include <memory>

namespace sg {

/// State of NVIDIA's augmentation pipe that travels with a model.
struct AugmentState {
    bool present = false;
    double p = 0.0;
};

class Model {
public:
    Generator generatorEma{nullptr};      ///< always there
    Generator generator{nullptr};         ///< raw training weights; may be empty
    Discriminator discriminator{nullptr}; ///< may be empty
    AugmentState augment;
    ModelInfo info;

    /// Fills the parts of `info` that follow from the networks: dims, counts, groups,
    /// whether it was ever trained.
    void describe();
};

/// Nobody has trained it yet: its average w is still 0, where it began.
bool isUntrained(const Generator& generator);

/// A network of the same shape with the same values, sharing nothing.
Generator copyOf(const Generator& source);
Discriminator copyOf(const Discriminator& source);

/// The networks that can be made from nothing. T moves its details with the picture, R also turns
/// them.
enum class NewArchitecture { StyleGan2, StyleGan3T, StyleGan3R };

/// What an untrained model is made from. Defaults are those of StyleGAN2; StyleGAN3 usually has a
/// channel base of 32768 and 2 mapping layers.
struct NewModelOptions {
    int resolution = 64;
    int channels = 3;
    int channelBase = 16384; ///< as in the official tools: the generator of StyleGAN3-R is twice as
                             ///< wide, its discriminator is not
    int channelMax = 512;
    int zDim = 512;
    int wDim = 512;
    int cDim = 0;
    int mappingLayers = 8;
    bool useNoise = true; ///< StyleGAN3 never has noise inputs
    std::uint64_t seed = 0;
    NewArchitecture architecture = NewArchitecture::StyleGan2;
};

/// G, D and G_ema with the initial weights of formats.md 4.6 or 5; G and G_ema are equal. Throws
/// std::invalid_argument naming the option when one is out of its range.
std::shared_ptr<Model> newModel(const NewModelOptions& options);

} // namespace sg
