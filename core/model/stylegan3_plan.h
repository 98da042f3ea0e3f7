#pragma once

/// The layers of a StyleGAN3 synthesis network (formats.md 5.1): which band each may hold, at which
/// sampling rate, and how it gets from one to the next.

#include "core/model/options.h"

#include <string>
#include <vector>

namespace sg {

/// One layer: modulated convolution, then the filtered leaky ReLU.
struct StyleGan3Layer {
    std::string name; ///< "L0_36_512": index, size, channels
    int inChannels = 0;
    int outChannels = 0;
    int inSize = 0; ///< side in samples
    int outSize = 0;
    double inRate = 0.0; ///< samples across the picture, margins excluded
    double outRate = 0.0;
    double tmpRate = 0.0; ///< where the leaky ReLU works
    double inCutoff = 0.0;
    double outCutoff = 0.0;
    double inHalfWidth = 0.0; ///< of the filter's transition band
    double outHalfWidth = 0.0;
    bool torgb = false;             ///< the last: no activation, no demodulation, no filters
    bool criticallySampled = false; ///< of the last few: separable filters even in config R
    bool fp16 = false;              ///< for files; computing is always in fp32
    int kernel = 3;                 ///< of the convolution
    int up = 1;
    int down = 1;
    int upTaps = 1; ///< 1 = no filter
    int downTaps = 1;
    bool radialDown = false;
    int padBefore = 0; ///< of each axis at the temporary rate; negative crops
    int padAfter = 0;
};

struct StyleGan3Plan {
    int inputChannels = 0;
    int inputSize = 0;
    double inputRate = 0.0;
    double bandwidth = 0.0;             ///< of the input's waves
    std::vector<StyleGan3Layer> layers; ///< L0 ... LN, the last being torgb
};

/// Throws std::invalid_argument when the options make no network.
StyleGan3Plan planOf(const StyleGan3Options& options);

/// w vectors of such a network: one for the input, one a layer.
inline int numWsFor(const StyleGan3Options& options) {
    return options.numLayers + 2;
}

} // namespace sg
