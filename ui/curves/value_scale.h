#pragma once

/// How values become an axis: what it reaches over, and where a logarithmic one has its numbers.

#include <optional>
#include <vector>

namespace sg {

struct Span {
    double lower = 0.0;
    double upper = 0.0;
};

/// From the smallest value to the largest; nothing without values.
std::optional<Span> fullSpan(const std::vector<double>& values);

/// From the 1st to the 99th percentile, so that a few spikes do not decide. Few values (less than
/// twenty) all count.
std::optional<Span> usualSpan(std::vector<double> values);

/// The span of an axis that shows `span` without touching its edges. An even axis always reaches to
/// zero: losses are read against it. A logarithmic one needs a span above zero.
Span withMargin(const Span& span, bool logarithmic);

/// Round numbers in a span above zero, about `wanted` of them: 1, 2, 5, 10, ..., or 1, 3, 10, ...,
/// or powers of ten. Fewer than two means that even steps suit the span better.
std::vector<double> logTicks(const Span& span, int wanted);

} // namespace sg
