#pragma once

/// What NVIDIA's TensorFlow networks call their variables, beside our names (formats.md 2.3, 2.4).

#include "core/model/options.h"

#include <string>
#include <vector>

namespace sg {

/// How the numbers of a variable come into our tensor. Turning kernels around and adding to biases
/// changes numbers and is done afterwards.
enum class TfLayout {
    Same,
    Dense, ///< [in,out] for our [out,in]
    Conv,  ///< [kh,kw,in,out] for our [out,in,kh,kw]
    Const, ///< [1,C,4,4] for our [C,4,4]
    Noise  ///< [1,1,r,r] for our [r,r]
};

struct TfVariable {
    std::string name; ///< with the keys of the components in front
    std::string ours;
    TfLayout layout = TfLayout::Same;
};

std::vector<TfVariable> tfGenerator(int resolution, Architecture architecture, int mappingLayers);

std::vector<TfVariable>
tfDiscriminator(int resolution, Architecture architecture, int mappingLayers);

} // namespace sg
