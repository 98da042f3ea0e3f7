#include "ui/curves/smoothing.h"

#include <algorithm>

namespace sg {

std::vector<double> smoothZeroLag(const std::vector<double>& values, double strength) {
    strength = std::clamp(strength, 0.0, 0.999);
    const double own = 1.0 - strength; // the share of a point in both averages, to count it once
    const auto count = values.size();
    std::vector<double> smooth(count);
    std::vector<double> weights(count);
    double sum = 0.0;
    double weight = 0.0; // below 1 near the start, where there is no past yet
    for (std::size_t i = 0; i < count; ++i) {
        smooth[i] = sum = strength * sum + own * values[i];
        weights[i] = weight = strength * weight + own;
    }
    sum = weight = 0.0;
    for (std::size_t i = count; i-- > 0;) {
        sum = strength * sum + own * values[i];
        weight = strength * weight + own;
        smooth[i] = (smooth[i] + sum - own * values[i]) / (weights[i] + weight - own);
    }
    return smooth;
}

} // namespace sg
