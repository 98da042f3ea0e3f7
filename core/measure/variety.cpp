#include "core/measure/variety.h"

#include "core/base/relative_entropy.h"
#include "core/model/torch.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace sg {

namespace {

constexpr double kCopyQuantile = 0.05;
constexpr double kTwin = 0.02; ///< of the mean distance
constexpr std::int64_t kMembers = 50;
constexpr std::int64_t kEnoughHeldOut = 20;

/// Squared distances [N,M], in the order of magnitude of 1e-6 exact.
torch::Tensor squaredDistances(const torch::Tensor& a, const torch::Tensor& b) {
    return torch::cdist(a, b).square();
}

std::optional<double> copyQuantile(const torch::Tensor& distances) {
    return distances.to(torch::kFloat64).quantile(kCopyQuantile).item<double>();
}

} // namespace

double meanPerceptualDistance(const torch::Tensor& rows) {
    const auto n = rows.size(0);
    if (n < 2) {
        return 0.0;
    }
    auto distances = squaredDistances(rows, rows);
    distances.fill_diagonal_(0.0);
    return distances.sum().item<double>() / double(n * (n - 1));
}

PictureNeighbours::PictureNeighbours(torch::Tensor samples)
    : m_samples(std::move(samples)),
      m_distance(torch::full({m_samples.size(0), 2}, std::numeric_limits<float>::infinity())),
      m_index(torch::zeros({m_samples.size(0), 2}, torch::kInt64)),
      m_mirrored(torch::zeros({m_samples.size(0), 2}, torch::kBool)) {}

void PictureNeighbours::see(const MirroredRows& pictures) {
    const auto plain = squaredDistances(m_samples, pictures.plain);
    const auto mirrored = squaredDistances(m_samples, pictures.mirrored);
    const auto count = pictures.plain.size(0);
    const auto numbers = torch::arange(m_seen, m_seen + count).expand_as(plain);
    m_seen += count;
    // The two nearest so far stand in front: of equal distances the earlier picture stays.
    const auto distance = torch::cat({m_distance, torch::minimum(plain, mirrored)}, 1);
    const auto order = std::get<1>(distance.sort(true, 1, false)).slice(1, 0, 2);
    m_distance = distance.gather(1, order);
    m_index = torch::cat({m_index, numbers}, 1).gather(1, order);
    m_mirrored = torch::cat({m_mirrored, mirrored < plain}, 1).gather(1, order);
}

std::vector<std::int64_t> withoutTwins(const MirroredRows& pictures) {
    const auto distance = torch::minimum(
                              squaredDistances(pictures.plain, pictures.plain),
                              squaredDistances(pictures.plain, pictures.mirrored))
                              .contiguous();
    const double limit = kTwin * meanPerceptualDistance(pictures.plain);
    const auto near = distance.accessor<float, 2>();
    std::vector<std::int64_t> kept;
    for (std::int64_t i = 0; i < distance.size(0); ++i) {
        const bool twin =
            std::ranges::any_of(kept, [&](std::int64_t other) { return near[i][other] <= limit; });
        if (!twin) {
            kept.push_back(i);
        }
    }
    return kept;
}

std::optional<double> copyThreshold(const PictureNeighbours& heldOut) {
    if (heldOut.samples().size(0) < kEnoughHeldOut) {
        return std::nullopt;
    }
    return copyQuantile(heldOut.distance().select(1, 0));
}

std::optional<double> copyThresholdAmong(const PictureNeighbours& pictures) {
    if (pictures.pictures() < 2) {
        return std::nullopt;
    }
    return copyQuantile(pictures.distance().select(1, 1)); // the nearest is the picture itself
}

Variety varietyOf(const PictureNeighbours& neighbours, std::optional<double> threshold) {
    const auto& samples = neighbours.samples();
    const auto pictures = neighbours.pictures();
    const auto owner = neighbours.index().select(1, 0).contiguous();
    const auto counts = torch::bincount(owner, {}, pictures);
    Variety variety;
    variety.entropy =
        relativeEntropy({counts.data_ptr<std::int64_t>(), std::size_t(counts.numel())});
    const auto used = counts.nonzero().flatten();
    variety.usedPictures = int(used.numel());
    double sum = 0.0;
    int clusters = 0;
    for (std::int64_t i = 0; i < used.numel(); ++i) {
        const auto members = (owner == used[i]).nonzero().flatten().slice(0, 0, kMembers);
        if (members.numel() >= 2) {
            sum += meanPerceptualDistance(samples.index_select(0, members));
            ++clusters;
        }
    }
    if (clusters > 0) {
        variety.intraDistance = sum / clusters;
    }
    if (threshold) {
        const auto nearest = neighbours.distance().select(1, 0);
        auto copies = nearest < *threshold;
        if (pictures >= 5) {
            // Half as far: a quarter of the squared distance.
            copies = copies.logical_and(nearest <= neighbours.distance().select(1, 1) / 4.0);
        }
        variety.copyRate = copies.to(torch::kFloat64).mean().item<double>();
    }
    return variety;
}

std::vector<NearestPicturePair> nearestPairs(const PictureNeighbours& neighbours) {
    std::vector<NearestPicturePair> pairs;
    for (std::int64_t i = 0; i < neighbours.samples().size(0); ++i) {
        pairs.push_back(
            {std::uint32_t(i),
             int(neighbours.index()[i][0].item<std::int64_t>()),
             neighbours.mirrored()[i][0].item<bool>(),
             neighbours.distance()[i][0].item<double>()});
    }
    std::ranges::stable_sort(pairs, {}, &NearestPicturePair::distance);
    return pairs;
}

} // namespace sg
