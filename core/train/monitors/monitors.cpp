#include "core/train/monitors/monitors.h"

#include "core/model/device.h"
#include "core/model/images.h"
#include "core/model/layer_groups.h"
#include "core/model/picture_tensors.h"
#include "core/model/torch.h"
#include "core/train/monitors/picture_space.h"
#include "core/train/monitors/weight_monitors.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace sg {

namespace {

constexpr int kMostPictures = 512;

/// At most `most` of `count`, evenly spread.
std::vector<int> spread(int count, int most) {
    std::vector<int> chosen(std::size_t(std::min(count, most)));
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        chosen[i] = int(std::int64_t(i) * count / std::ssize(chosen));
    }
    return chosen;
}

/// A distance to divide by; networks of all zeros have none.
double orOne(double distance) {
    return distance > 0.0 ? distance : 1.0;
}

} // namespace

std::vector<std::uint32_t> Monitors::usualSeeds() {
    std::vector<std::uint32_t> seeds(16);
    std::iota(seeds.begin(), seeds.end(), 0U);
    return seeds;
}

Monitors::Monitors(
    const Model& source, const PictureBatch& pictures, const std::vector<std::uint32_t>& seeds)
    : m_generatorSource(stateOf(*source.generatorEma)),
      m_criticSource(stateOf(*source.discriminator)),
      m_chosen(spread(pictures.count(), kMostPictures)) {
    const auto& mapping = source.generatorEma->options().mapping;
    m_latents = latentsOf(seeds, mapping.zDim);
    if (mapping.cDim > 0) {
        const auto classes = torch::arange(std::int64_t(seeds.size())).remainder(mapping.cDim);
        m_labels = torch::one_hot(classes, mapping.cDim).to(torch::kFloat32);
    }
    std::vector<torch::Tensor> features;
    for (std::size_t i = 0; i < m_chosen.size(); i += 8) {
        std::vector<torch::Tensor> batch;
        for (std::size_t k = i; k < std::min(i + 8, m_chosen.size()); ++k) {
            batch.push_back(tensorOf(pictures, m_chosen[k]));
        }
        features.push_back(pictureFeatures(torch::stack(batch)));
    }
    m_pictures = torch::cat(features);
    m_pictureDiversity = meanPairDistance(m_pictures);
    m_sourcePreviews = previewFeatures(source.generatorEma);
    m_sourceDiversity = orOne(meanPairDistance(m_sourcePreviews));
    // A single picture has no other one beside it: take what is usual among the source's.
    m_typicalDistance = typicalNearestDistance(m_pictures);
    if (m_typicalDistance <= 0.0) {
        m_typicalDistance = orOne(typicalNearestDistance(m_sourcePreviews));
    }
}

torch::Tensor Monitors::previewFeatures(const Generator& generator) const {
    const torch::NoGradGuard noGrad;
    Generator network = generator;
    const auto device = deviceOf(*network);
    std::vector<torch::Tensor> parts;
    for (std::int64_t i = 0; i < m_latents.size(0); i += 8) {
        const auto count = std::min<std::int64_t>(8, m_latents.size(0) - i);
        const auto labels =
            m_labels.defined() ? m_labels.narrow(0, i, count).to(device) : torch::Tensor();
        const auto img = network(m_latents.narrow(0, i, count).to(device), labels, NoiseSource{});
        parts.push_back(pictureFeatures(img.to(torch::kCPU)));
    }
    return torch::cat(parts);
}

MonitorReport
Monitors::measure(const Generator& generatorEma, const Discriminator& critic, double kimg) const {
    const auto begin = std::chrono::steady_clock::now();
    MonitorReport report;
    report.kimg = kimg;
    report.notFinite = firstNotFinite(*generatorEma);
    report.notFinite.insert(0, report.notFinite.empty() ? "" : "G.");
    if (report.finite()) {
        report.notFinite = firstNotFinite(*critic);
        report.notFinite.insert(0, report.notFinite.empty() ? "" : "D.");
    }
    report.drift = groupDrift(*generatorEma, m_generatorSource, generatorGroup);
    report.drift.merge(groupDrift(*critic, m_criticSource, discriminatorGroup));
    if (report.finite()) {
        const auto previews = previewFeatures(generatorEma);
        const auto moved = torch::linalg_vector_norm(previews - m_sourcePreviews, 2, 1);
        report.change = moved.mean().item<double>() / m_sourceDiversity;
        report.diversity = meanPairDistance(previews) / m_sourceDiversity;
        if (m_chosen.size() > 1) {
            report.pictureDiversity = m_pictureDiversity / m_sourceDiversity;
        }
        const auto nearest = nearestPictures(previews, m_pictures, m_typicalDistance);
        int copies = 0;
        for (std::size_t i = 0; i < nearest.index.size(); ++i) {
            report.nearest.push_back(
                {m_chosen[std::size_t(nearest.index[i])], nearest.similarity[i]});
            copies += nearest.copy[i] ? 1 : 0;
        }
        report.copyShare = double(copies) / double(std::max<std::size_t>(1, nearest.index.size()));
        report.assignmentEntropy = assignmentEntropy(nearest.index, int(m_chosen.size()));
    }
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

} // namespace sg
