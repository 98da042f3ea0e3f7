#pragma once

/// The shapes of generators and discriminators, as plain values. Widths are read from a file's
/// tensors, so that a network of unusual shape is rebuilt exactly.

#include "core/kernels/bias_act.h"

#include <map>
#include <numbers>
#include <optional>
#include <variant>
#include <vector>

namespace sg {

/// How the image is collected from the blocks (Karras et al. 2020, figure 7).
enum class Architecture { Orig, Skip, Resnet };

struct MappingOptions {
    int zDim = 512; ///< 0 in a discriminator's mapping
    int cDim = 0;   ///< classes; 0 = unconditional
    int wDim = 512;
    int numWs = 0; ///< 0 = output [N, w_dim] without repetition and without w_avg
    int numLayers = 8;
    int layerFeatures = 512; ///< width between the layers
    int embedFeatures = 512; ///< width of the embedded label; only used when cDim > 0
    Activation activation = Activation::LeakyRelu;
    double lrMultiplier = 0.01;
    std::optional<double> wAvgBeta = 0.995; ///< nothing = w_avg is never updated
};

struct StyleGan2Options {
    int wDim = 512;
    int resolution = 256;
    int channels = 3;          ///< of the image
    std::map<int, int> widths; ///< feature channels by resolution 4, 8, ... resolution
    Architecture architecture = Architecture::Skip;
    std::vector<double> resampleTaps{1, 3, 3, 1};
    bool useNoise = true;
    Activation activation = Activation::LeakyRelu;
    std::optional<double> convClamp;
    int numFp16Res = 0; ///< kept for files; computing is always in fp32
};

/// The layer plan of StyleGAN3 follows from these (formats.md 5.1). Defaults are config T.
struct StyleGan3Options {
    int wDim = 512;
    int resolution = 256;
    int channels = 3; ///< of the image
    int channelBase = 32768;
    int channelMax = 512;
    std::vector<int> widths; ///< by layer, torgb left out; empty = from channelBase and channelMax
    int numLayers = 14;      ///< without the input and the torgb layer
    int numCritical = 2;
    double firstCutoff = 2.0;
    double firstStopband = 4.287093850145173; ///< 2^2.1, exactly: layers of 256 pixels turn on it
    double lastStopbandRel = 1.2311444133449163; ///< 2^0.3
    int marginSize = 10;
    double outputScale = 0.25;
    int convKernel = 3; ///< 1 in config R
    int filterSize = 6;
    int lreluUpsampling = 2;
    bool useRadialFilters = false; ///< true in config R
    std::optional<double> convClamp = 256.0;
    double magnitudeEmaBeta = 0.999;
    int numFp16Res = 4; ///< kept for files; computing is always in fp32
};

struct GeneratorOptions {
    MappingOptions mapping;
    std::variant<StyleGan2Options, StyleGan3Options> synthesis;
    int channelBase = 0; ///< as far as it can be told from the widths; for files
    int channelMax = 0;

    [[nodiscard]] bool isStyleGan3() const {
        return std::holds_alternative<StyleGan3Options>(synthesis);
    }

    /// Of the image, whatever the architecture.
    [[nodiscard]] int resolution() const {
        return std::visit([](const auto& o) { return o.resolution; }, synthesis);
    }

    [[nodiscard]] int channels() const {
        return std::visit([](const auto& o) { return o.channels; }, synthesis);
    }

    /// Throw std::bad_variant_access for the other architecture.
    [[nodiscard]] StyleGan2Options& stylegan2() { return std::get<StyleGan2Options>(synthesis); }

    [[nodiscard]] const StyleGan2Options& stylegan2() const {
        return std::get<StyleGan2Options>(synthesis);
    }

    [[nodiscard]] const StyleGan3Options& stylegan3() const {
        return std::get<StyleGan3Options>(synthesis);
    }
};

struct DiscriminatorOptions {
    int resolution = 256;
    int channels = 3;
    int cDim = 0;
    std::map<int, int> widths; ///< feature channels by resolution
    Architecture architecture = Architecture::Resnet;
    std::vector<double> resampleTaps{1, 3, 3, 1};
    Activation activation = Activation::LeakyRelu;
    std::optional<double> convClamp;
    int numFp16Res = 0;
    std::optional<int> mbstdGroupSize = 4; ///< nothing = the whole batch
    int mbstdChannels = 1;
    int cmapDim = 0;        ///< 0 when unconditional
    MappingOptions mapping; ///< only used when cDim > 0
    int freezeLayers = 0;   ///< as stored; see FreezePlan for our own freezing
    int channelBase = 0;
    int channelMax = 0;
};

/// Resnet branches are scaled so that their sum keeps its variance.
inline constexpr double kResnetGain = std::numbers::sqrt2 / 2.0;

/// w vectors a synthesis network takes: 2 log2(resolution) - 2.
int numWsFor(int resolution);

/// nf(r) = min(channelBase / r, channelMax) for 4, 8, ... resolution.
std::map<int, int> widthsFor(int resolution, int channelBase, int channelMax);

} // namespace sg
