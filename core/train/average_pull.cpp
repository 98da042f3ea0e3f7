#include "core/train/average_pull.h"

#include "core/model/picture_tensors.h"
#include "core/model/torch.h"

#include <cmath>
#include <vector>

namespace sg {

namespace {

constexpr int kRegions = 8; ///< along each side
constexpr int kOctaves = 3;
constexpr double kDetailWeight = 2.0; ///< magnitudes of details are about half of those of colours
constexpr double kHalfLife = 100.0;   ///< of the samples' mean, in samples

} // namespace

torch::Tensor regionStatistics(const torch::Tensor& img) {
    const auto regions = [](const torch::Tensor& x) {
        return torch::adaptive_avg_pool2d(x, {kRegions, kRegions}).flatten(1);
    };
    std::vector<torch::Tensor> parts{regions(img)};
    auto finer = img;
    for (int octave = 0; octave < kOctaves && finer.size(2) >= 2 * kRegions; ++octave) {
        const auto coarser = torch::avg_pool2d(finer, 2);
        const auto detail = finer - coarser.repeat_interleave(2, 2).repeat_interleave(2, 3);
        parts.push_back(kDetailWeight * regions(detail.abs()));
        finer = coarser;
    }
    return torch::cat(parts, 1);
}

AveragePull::AveragePull(const PictureBatch& pictures, bool mirror, const torch::Device& device)
    : m_device(device), m_mirror(mirror) {
    setPictures(pictures);
}

void AveragePull::setPictures(const PictureBatch& pictures) {
    const torch::NoGradGuard noGrad;
    double weights = 0.0;
    torch::Tensor plain;
    torch::Tensor mirrored;
    for (int i = 0; i < pictures.count(); ++i) { // one at a time: there may be thousands
        const double weight = pictures.weights.empty() ? 1.0 : pictures.weights[std::size_t(i)];
        const auto img = tensorOf(pictures, i).unsqueeze(0);
        const auto row = weight * regionStatistics(img)[0];
        const auto mirroredRow = weight * regionStatistics(img.flip({3}))[0];
        plain = plain.defined() ? plain + row : row;
        mirrored = mirrored.defined() ? mirrored + mirroredRow : mirroredRow;
        weights += weight;
    }
    m_plain = (plain / weights).to(m_device);
    m_mirrored = (mirrored / weights).to(m_device);
}

torch::Tensor AveragePull::target() const {
    return m_mirror ? (m_plain + m_mirrored) / 2.0 : m_plain;
}

torch::Tensor AveragePull::term(const torch::Tensor& statistics) const {
    const auto mean = m_mean.defined() ? m_mean : statistics.detach().mean(0);
    return 2.0 * torch::matmul(statistics, mean - target()).mean();
}

void AveragePull::see(const torch::Tensor& statistics) {
    const auto now = statistics.detach().mean(0);
    const double kept = std::pow(0.5, double(statistics.size(0)) / kHalfLife);
    m_mean = m_mean.defined() ? kept * m_mean + (1.0 - kept) * now : now;
}

double AveragePull::loss() const {
    return m_mean.defined() ? (m_mean - target()).square().sum().item<double>() : 0.0;
}

void AveragePull::setMean(const torch::Tensor& mean) {
    m_mean = mean.defined() ? mean.to(m_device) : mean;
}

} // namespace sg
