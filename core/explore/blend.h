#pragma once

/// Generators between two generators: between the source and what was learned, by layer group, and
/// between two moments of a run. No Torch here.

#include "core/base/result.h"
#include "core/model/model_info.h"

#include <map>
#include <memory>
#include <string>

namespace sg {

/// How much of what was learned is there, by layer group of the generator: 0 = the source, 1 = as
/// it was learned. A group that is not named has 1.
struct Blend {
    std::map<std::string, double> factors;

    [[nodiscard]] double factor(const std::string& group) const {
        const auto found = factors.find(group);
        return found == factors.end() ? 1.0 : found->second;
    }

    /// Everything as it was learned.
    [[nodiscard]] bool isFull() const {
        for (const auto& [group, factor] : factors) {
            if (factor != 1.0) {
                return false;
            }
        }
        return true;
    }

    friend bool operator==(const Blend&, const Blend&) = default;
};

/// A moment of a run, or a place between two of them.
struct Moment {
    std::shared_ptr<const GeneratorWeights> from;
    std::shared_ptr<const GeneratorWeights> to; ///< null = `from` alone
    double t = 0.0;                             ///< 0 = `from`, 1 = `to`
    double kimg = 0.0;                          ///< of the place
};

using WeightsResult = Result<std::shared_ptr<const GeneratorWeights>>;

/// The weights of a model's generator (G_ema): a copy.
std::shared_ptr<const GeneratorWeights> weightsOf(const Model& model);

/// `source` where a group's factor is 0, `tuned` where it is 1, both bit by bit, and in proportion
/// between and beyond. What is drawn at random once and never learned (noise pictures, the waves of
/// StyleGAN3) comes from the nearer one, because a mean of noises is a weaker noise. Both must be
/// of one architecture; the error names the first layer that is not.
WeightsResult
blended(const GeneratorWeights& source, const GeneratorWeights& tuned, const Blend& blend);

/// The same with one factor for all groups.
WeightsResult interpolated(const GeneratorWeights& from, const GeneratorWeights& to, double t);

/// The weights at a moment.
WeightsResult weightsAt(const Moment& moment);

/// `model` with other weights in its G_ema, and in G, from which nothing is kept. The rest of it is
/// shared.
Result<std::shared_ptr<Model>> withWeights(const Model& model, const GeneratorWeights& weights);

} // namespace sg
