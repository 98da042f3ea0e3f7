#pragma once

/// L2-SP (Li et al. 2018): a pull back to where the training started.

#include "core/model/generator.h"

#include <map>
#include <string>

namespace sg {

/// loss = weight * sum over layer groups g of |theta_g - source_g|^2 / |source_g|^2. The division
/// makes the pull equally strong in all groups, however many numbers they have; a group is at 0.01
/// when its weights are 10% away from the source.
class SourcePull {
public:
    /// Pulls `generator` to `source`, a network of the same shape that nobody changes.
    SourcePull(const Generator& generator, const Generator& source);

    /// Adds the loss's gradient to that of each parameter that may have one, and returns the loss
    /// over those.
    double addGradients(double weight);

private:
    struct Pulled {
        torch::Tensor parameter;
        torch::Tensor source;
        std::string group;
    };

    std::vector<Pulled> m_pulled;
    std::map<std::string, double> m_squares; ///< |source_g|^2
};

} // namespace sg
