#pragma once

/// The spaces in which sets of pictures are compared (docs/evaluation.md).

#include "core/measure/torchscript_features.h"
#include "core/model/model.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

struct FeatureSpace {
    /// img [N,C,R,R] in -1 ... 1 -> [N,F].
    using Extractor = std::function<torch::Tensor(const torch::Tensor& img)>;

    std::string name;        ///< "rand64": distances are called FD-rand64 and so on
    std::string description; ///< in words
    /// Several are equal networks of other seeds: distances are means over them, and their spread
    /// is the error. What looks at neighbours takes the first alone.
    std::vector<Extractor> extractors;
    bool fitted = false; ///< rows still have to go through a PrincipalAxes
};

/// Three fixed random networks, seeds 0, 1 and 2.
FeatureSpace randomSpace();

/// Does the critic of `tuned` still have layers of that of `source` as they were, above the map
/// that criticSpace() looks at? False where one of them has none.
bool sharesCriticLayers(const Model& tuned, const Model& source);

/// The discriminator of `source` at its first map of 8 x 8 (of 4 x 4 in a model of 8 pixels): mean
/// and spread of each channel, to go on to 64 principal axes. Throws std::invalid_argument when it
/// has none.
FeatureSpace criticSpace(const Model& source);

/// The mean of each channel at 4 x 4 alone, as it is: "trunk". Throws likewise.
FeatureSpace trunkSpace(const Model& source);

/// A network from a file, which must outlive it. The name is the file's. Throws
/// std::invalid_argument for one that gives more than a gigabyte for `pictures` pictures.
FeatureSpace networkSpace(const TorchScriptFeatures& network, std::int64_t pictures);

/// The axes of largest variance of some rows, at most 64, in units in which the mean variance along
/// them is 1.
class PrincipalAxes {
public:
    explicit PrincipalAxes(const torch::Tensor& rows);

    /// [N,F] -> [N,at most 64] float64.
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& rows) const;

private:
    torch::Tensor m_centre;
    torch::Tensor m_axes; ///< [F,at most 64], scaled
};

} // namespace sg
