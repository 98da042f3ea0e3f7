#include "core/measure/colour_attributes.h"

#include "core/measure/nuisance.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

const std::vector<std::string>& colourNames() {
    static const std::vector<std::string> names{
        "black",
        "grey",
        "white",
        "red",
        "brown",
        "orange",
        "yellow",
        "green",
        "blue",
        "purple",
        "pink"};
    return names;
}

enum Name : std::size_t {
    Black,
    Grey,
    White,
    Red,
    Brown,
    Orange,
    Yellow,
    Green,
    Blue,
    Purple,
    Pink
};

/// By hue, saturation and value, each channel in 0 ... 1.
std::size_t nameOf(double r, double g, double b) {
    const double high = std::max({r, g, b});
    const double low = std::min({r, g, b});
    const double chroma = high - low;
    if (chroma < 0.08) {
        return high < 0.25 ? Black : (high < 0.88 ? Grey : White);
    }
    if (high < 0.2) {
        return Black;
    }
    double hue = 0.0; // in sixths of a turn
    if (high == r) {
        hue = std::fmod((g - b) / chroma + 6.0, 6.0);
    } else if (high == g) {
        hue = (b - r) / chroma + 2.0;
    } else {
        hue = (r - g) / chroma + 4.0;
    }
    const bool pale = chroma / high < 0.35 && high > 0.75;
    if (hue < 0.35 || hue >= 5.75) {
        return pale ? Pink : (high < 0.45 ? Brown : Red);
    }
    if (hue < 0.8) {
        return high < 0.62 ? Brown : Orange;
    }
    if (hue < 1.2) {
        return high < 0.5 ? Brown : Yellow;
    }
    if (hue < 2.9) {
        return Green;
    }
    if (hue < 4.2) {
        return Blue;
    }
    if (hue < 5.0) {
        return Purple;
    }
    return Pink;
}

JudgedAttribute backgroundOf(const torch::Tensor& grounds) {
    JudgedAttribute attribute{"background", colourNames(), {}};
    const auto values = grounds.accessor<double, 2>();
    for (std::int64_t i = 0; i < values.size(0); ++i) {
        attribute.of.push_back(nameOf(values[i][0], values[i][1], values[i][2]));
    }
    return attribute;
}

JudgedAttribute mainColourOf(const torch::Tensor& rgb, const JudgedAttribute& background) {
    JudgedAttribute attribute{"main colour", colourNames(), {}};
    const auto values = rgb.accessor<double, 4>();
    for (std::int64_t i = 0; i < values.size(0); ++i) {
        std::vector<std::int64_t> counts(colourNames().size(), 0);
        for (std::int64_t y = 0; y < values.size(2); ++y) {
            for (std::int64_t x = 0; x < values.size(3); ++x) {
                ++counts[nameOf(values[i][0][y][x], values[i][1][y][x], values[i][2][y][x])];
            }
        }
        const auto ground = background.of[std::size_t(i)];
        const auto all = counts[ground];
        counts[ground] = 0;
        const auto most = std::ranges::max_element(counts);
        // A picture of nothing but its background has that colour.
        attribute.of.push_back(*most * 20 < all ? ground : std::size_t(most - counts.begin()));
    }
    return attribute;
}

JudgedAttribute brightnessOf(const torch::Tensor& rgb) {
    JudgedAttribute attribute{"brightness", {"dark", "medium", "light"}, {}};
    const auto luma =
        (rgb.select(1, 0) * 0.299 + rgb.select(1, 1) * 0.587 + rgb.select(1, 2) * 0.114)
            .mean({1, 2});
    const auto values = luma.accessor<double, 1>();
    for (std::int64_t i = 0; i < values.size(0); ++i) {
        attribute.of.push_back(values[i] < 0.35 ? 0 : (values[i] < 0.65 ? 1 : 2));
    }
    return attribute;
}

} // namespace

std::vector<JudgedAttribute> colourAttributes(const torch::Tensor& img) {
    const auto three = img.expand({-1, 3, -1, -1});
    const auto background = backgroundOf(backgroundColours(three));
    // 32 pixels a side tell as much and are quick.
    const auto side = std::min<std::int64_t>(32, three.size(2));
    const auto rgb =
        (torch::adaptive_avg_pool2d(three, {side, side}).to(torch::kFloat64) / 2.0 + 0.5)
            .clamp(0.0, 1.0);
    return {background, mainColourOf(rgb, background), brightnessOf(rgb)};
}

} // namespace sg
