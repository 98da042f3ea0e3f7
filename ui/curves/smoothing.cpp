#include "ui/curves/smoothing.h"

#include <algorithm>

namespace sg {

std::vector<double> smoothZeroLag(const std::vector<double>& values, double strength) {
    strength = std::clamp(strength, 0.0, 0.999);
    std::vector<double> forward(values.size());
    double state = 0.0;
    double weight = 0.0; // corrects the start, where there is no past yet
    for (std::size_t i = 0; i < values.size(); ++i) {
        state = strength * state + (1.0 - strength) * values[i];
        weight = strength * weight + (1.0 - strength);
        forward[i] = state / weight;
    }
    state = 0.0;
    weight = 0.0;
    std::vector<double> smooth(values.size());
    for (std::size_t i = values.size(); i > 0; --i) {
        state = strength * state + (1.0 - strength) * values[i - 1];
        weight = strength * weight + (1.0 - strength);
        smooth[i - 1] = 0.5 * (forward[i - 1] + state / weight);
    }
    return smooth;
}

} // namespace sg
