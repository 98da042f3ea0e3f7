#include "ui/curves/value_scale.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace sg {

namespace {

constexpr std::size_t kFew = 20;
constexpr double kMargin = 0.08; ///< share of the height above and below

} // namespace

std::optional<Span> fullSpan(const std::vector<double>& values) {
    if (values.empty()) {
        return std::nullopt;
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return Span{*low, *high};
}

std::optional<Span> usualSpan(std::vector<double> values) {
    if (values.size() < kFew) {
        return fullSpan(values);
    }
    const auto aside = static_cast<std::ptrdiff_t>((values.size() + 99) / 100);
    const auto low = values.begin() + aside;
    const auto high = values.end() - 1 - aside;
    std::nth_element(values.begin(), low, values.end());
    std::nth_element(low + 1, high, values.end());
    return Span{*low, *high};
}

Span withMargin(const Span& span, bool logarithmic) {
    if (logarithmic) {
        const double factor = std::max(1.1, std::pow(span.upper / span.lower, kMargin));
        return {span.lower / factor, span.upper * factor};
    }
    const double lower = std::min(0.0, span.lower);
    const double upper = std::max(0.0, span.upper);
    const double margin = std::max(1e-9, (upper - lower) * kMargin);
    return {lower < 0.0 ? lower - margin : 0.0, upper + margin};
}

std::vector<double> logTicks(const Span& span, int wanted) {
    if (!(span.lower > 0.0) || !(span.upper > span.lower) || !std::isfinite(span.upper)) {
        return {};
    }
    const int first = static_cast<int>(std::floor(std::log10(span.lower)));
    const int last = static_cast<int>(std::ceil(std::log10(span.upper)));
    const auto collect = [&](const std::vector<double>& steps, int stride) {
        std::vector<double> ticks;
        for (int power = first; power <= last; ++power) {
            if (power % stride != 0) {
                continue;
            }
            for (const double step : steps) {
                const double tick = step * std::pow(10.0, power);
                if (tick >= span.lower && tick <= span.upper) {
                    ticks.push_back(tick);
                }
            }
        }
        return ticks;
    };
    const auto most = static_cast<std::size_t>(std::max(2, wanted)) + 1;
    const std::vector<std::vector<double>> fine{{1.0, 2.0, 5.0}, {1.0, 3.0}};
    for (const auto& steps : fine) {
        auto ticks = collect(steps, 1);
        if (ticks.size() <= most) {
            return ticks;
        }
    }
    for (int stride = 1;; ++stride) {
        auto ticks = collect({1.0}, stride);
        if (ticks.size() <= most) {
            return ticks;
        }
    }
}

} // namespace sg
