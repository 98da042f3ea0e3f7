#pragma once

/// How often a style picture is shown against the others, for people.

#include <QString>

#include <vector>

namespace sg {

inline constexpr double kHighestWeight = 4.0;
inline constexpr double kWeightStep = 0.25;

/// "not shown", "shown half as often", "shown twice as often", "shown 1.25 times as often": against
/// a picture of weight 1, which is "shown as usual".
QString weightInWords(double weight);

/// Of several pictures; "mixed, from 0.5 to 2" when they differ, empty for none.
QString weightsInWords(const std::vector<double>& weights);

/// What stands on a thumbnail: "x2", "x0.25"; empty at 1.
QString weightBadge(double weight);

} // namespace sg
