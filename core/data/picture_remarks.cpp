#include "core/data/picture_remarks.h"

#include "core/data/decode.h"
#include "core/data/mat_view.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

namespace sg {

namespace {

constexpr int kSmallSide = 32;

/// Two pictures are nearly the same when few of the 63 bits of their structure differ, and their
/// pixels, blurred and of equal brightness, differ by little: flat drawings on one background agree
/// in many bits by themselves.
constexpr int kTwinBits = 8;
constexpr double kTwinBlur = 1.5;       ///< in pixels of the small picture
constexpr double kTwinDifference = 6.0; ///< root mean square, of 255

constexpr double kFarDistance = 4.0; ///< in usual distances from the middle of the set

enum Trait : std::size_t { Red, Green, Blue, Spread, Colourfulness, Edges };

constexpr std::size_t kTraits = 6;

using Traits = std::array<double, kTraits>;

/// The least spread of a trait that counts, so that a set of very even pictures has no strangers.
constexpr Traits kLeastSpread{12.0, 12.0, 12.0, 8.0, 8.0, 4.0};

struct Look {
    cv::Mat blurred;             ///< kSmallSide x kSmallSide RGB, as float, less its mean colour
    std::uint64_t structure = 0; ///< signs of the low frequencies against their median
    Traits traits{};
};

std::uint64_t structureOf(const cv::Mat& grey) {
    cv::Mat waves;
    cv::Mat input;
    grey.convertTo(input, CV_32F);
    cv::dct(input, waves);
    std::array<float, 63> low{};
    std::size_t count = 0;
    for (int y = 0; y < 8; ++y) {
        for (int x = 0; x < 8; ++x) {
            if (x + y > 0) { // the mean is no structure
                low[count++] = waves.at<float>(y, x);
            }
        }
    }
    auto sorted = low;
    std::nth_element(sorted.begin(), sorted.begin() + 31, sorted.end());
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < low.size(); ++i) {
        bits |= std::uint64_t(low[i] > sorted[31]) << i;
    }
    return bits;
}

Traits traitsOf(const cv::Mat& small, const cv::Mat& grey) {
    cv::Scalar mean;
    cv::Scalar spread;
    cv::meanStdDev(grey, mean, spread);
    const cv::Scalar colour = cv::mean(small);
    cv::Mat hsv;
    cv::cvtColor(small, hsv, cv::COLOR_RGB2HSV);
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(grey, across, CV_32F, 1, 0, 3, 1.0 / 8.0);
    cv::Sobel(grey, down, CV_32F, 0, 1, 3, 1.0 / 8.0);
    cv::Mat edges;
    cv::magnitude(across, down, edges);
    Traits traits{};
    traits[Red] = colour[0];
    traits[Green] = colour[1];
    traits[Blue] = colour[2];
    traits[Spread] = spread[0];
    traits[Colourfulness] = cv::mean(hsv)[1];
    traits[Edges] = cv::mean(edges)[0];
    return traits;
}

std::optional<Look> lookAt(const Image& thumbnail) {
    if (thumbnail.empty() || thumbnail.channels != 3) {
        return std::nullopt;
    }
    const Image reduced = resizeSquare(thumbnail, kSmallSide);
    const cv::Mat small = asMat(reduced);
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_RGB2GRAY);
    Look look;
    look.structure = structureOf(grey);
    look.traits = traitsOf(small, grey);
    small.convertTo(look.blurred, CV_32F);
    look.blurred -= cv::mean(look.blurred);
    cv::GaussianBlur(look.blurred, look.blurred, {}, kTwinBlur);
    return look;
}

/// Root mean square difference of the pixels when few bits of the structure differ.
std::optional<double> twinDifference(const Look& a, const Look& b) {
    if (std::popcount(a.structure ^ b.structure) > kTwinBits) {
        return std::nullopt;
    }
    const double difference =
        cv::norm(a.blurred, b.blurred, cv::NORM_L2) / std::sqrt(3.0 * kSmallSide * kSmallSide);
    return difference <= kTwinDifference ? std::optional(difference) : std::nullopt;
}

void nameTwins(
    const StyleSet& set,
    const std::vector<std::optional<Look>>& looks,
    std::vector<PictureRemarks>& remarks) {
    std::vector<double> nearest(looks.size(), 2.0 * kTwinDifference);
    const auto pair = [&](std::size_t i, std::size_t twin, double difference) {
        if (difference < nearest[i]) {
            nearest[i] = difference;
            remarks[i].twin = set.pictures[twin].name;
        }
    };
    for (std::size_t i = 0; i < looks.size(); ++i) {
        for (std::size_t j = i + 1; j < looks.size(); ++j) {
            if (const auto difference =
                    looks[i] && looks[j] ? twinDifference(*looks[i], *looks[j]) : std::nullopt) {
                pair(i, j, *difference);
                pair(j, i, *difference);
            }
        }
    }
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void findStrangers(
    const std::vector<std::optional<Look>>& looks, std::vector<PictureRemarks>& remarks) {
    std::vector<std::size_t> judged;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (looks[i]) {
            judged.push_back(i);
        }
    }
    if (judged.size() < kFewestToCompare) {
        return;
    }
    constexpr double kMadToSpread = 1.4826; // of a normal distribution
    std::vector<double> distances(judged.size(), 0.0);
    for (std::size_t trait = 0; trait < kTraits; ++trait) {
        std::vector<double> values;
        for (const std::size_t i : judged) {
            values.push_back(looks[i]->traits[trait]);
        }
        const double middle = median(values);
        std::vector<double> offsets;
        for (const double value : values) {
            offsets.push_back(std::abs(value - middle));
        }
        const double spread = std::max(kLeastSpread[trait], kMadToSpread * median(offsets));
        for (std::size_t i = 0; i < judged.size(); ++i) {
            distances[i] += offsets[i] / spread * (offsets[i] / spread) / double(kTraits);
        }
    }
    for (std::size_t i = 0; i < judged.size(); ++i) {
        remarks[judged[i]].isFar = std::sqrt(distances[i]) > kFarDistance;
    }
}

} // namespace

std::vector<PictureRemarks> remarksOn(const StyleSet& set, int resolution) {
    std::vector<PictureRemarks> remarks(set.pictures.size());
    std::vector<std::optional<Look>> looks;
    for (std::size_t i = 0; i < set.pictures.size(); ++i) {
        const StylePicture& picture = set.pictures[i];
        const auto pixels =
            static_cast<int>(std::lround(pixelsAcross(picture.crop, picture.original)));
        if (pixels > 0 && pixels < resolution) {
            remarks[i].pixels = pixels;
        }
        looks.push_back(lookAt(picture.thumbnail));
    }
    nameTwins(set, looks, remarks);
    findStrangers(looks, remarks);
    return remarks;
}

} // namespace sg
