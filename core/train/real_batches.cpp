#include "core/train/real_batches.h"

#include "core/base/core_text.h"
#include "core/model/picture_tensors.h"
#include "core/model/torch.h"

#include <algorithm>
#include <numeric>
#include <sstream>
#include <utility>

namespace sg {

RealBatches::RealBatches(
    const PictureBatch& pictures, bool mirror, std::uint64_t seed, const torch::Device& device)
    : m_mirror(mirror), m_device(device), m_random(seed) {
    load(pictures);
}

void RealBatches::load(const PictureBatch& pictures) {
    m_pixels = bytesOf(pictures).permute({0, 3, 1, 2}).contiguous().to(m_device);
    m_labels = pictures.labels.empty()
                   ? torch::Tensor()
                   : torch::tensor(pictures.labels, torch::kInt32).to(m_device, torch::kInt64);
    m_shares.clear();
    if (!pictures.weights.empty()) {
        const double most = *std::ranges::max_element(pictures.weights);
        const bool alike =
            std::ranges::all_of(pictures.weights, [most](double w) { return w == most; });
        if (!alike && most > 0.0) {
            for (const double weight : pictures.weights) {
                m_shares.push_back(weight / most);
            }
        }
    }
    const std::vector<double> shares =
        m_shares.empty() ? std::vector<double>(std::size_t(pictures.count()), 1.0) : m_shares;
    m_reach = torch::tensor(shares, torch::kFloat64).cumsum(0).to(m_device);
    m_order.resize(static_cast<std::size_t>(pictures.count()));
    std::iota(m_order.begin(), m_order.end(), 0);
    std::shuffle(m_order.begin(), m_order.end(), m_random);
    m_position = 0;
}

PictureAverage RealBatches::averageOf(
    const std::function<torch::Tensor(const torch::Tensor& img)>& statistics) const {
    const torch::NoGradGuard noGrad;
    torch::Tensor sum;
    torch::Tensor squares;
    double shares = 0.0;
    double sharesSquared = 0.0;
    for (std::int64_t i = 0; i < count(); ++i) { // one at a time: there may be thousands
        const double share = m_shares.empty() ? 1.0 : m_shares[std::size_t(i)];
        if (share <= 0.0) {
            continue;
        }
        const auto img = signedOf(m_pixels[i].unsqueeze(0));
        auto row = statistics(img)[0];
        if (m_mirror) {
            row = (row + statistics(img.flip({3}))[0]) / 2.0;
        }
        const auto square = row.square();
        sum = sum.defined() ? sum + share * row : share * row;
        squares = squares.defined() ? squares + share * square : share * square;
        shares += share;
        sharesSquared += share * share;
    }
    const auto mean = sum / shares;
    const double pictures = shares * shares / sharesSquared; // as many alike ones
    const auto variance = (squares / shares - mean.square()).clamp_min(0.0);
    return {mean, variance / std::max(1.0, pictures - 1.0)};
}

void RealBatches::setPictures(const PictureBatch& pictures) {
    load(pictures);
}

std::int64_t RealBatches::nextIndex() {
    // A sliding reshuffle instead of epochs: each drawn element is swapped with one of the last
    // N/2.
    const std::size_t count = m_order.size();
    const std::size_t i = m_position % count;
    const std::int64_t drawn = m_order[i];
    const std::size_t window = (count + 1) / 2;
    if (window >= 2) {
        const std::size_t back =
            std::uniform_int_distribution<std::size_t>(0, window - 1)(m_random);
        std::swap(m_order[i], m_order[(i + count - back) % count]);
    }
    m_position = (m_position + 1) % count;
    return drawn;
}

RealBatch RealBatches::next(int count) {
    std::vector<torch::Tensor> rows;
    std::vector<std::int64_t> indices;
    while (static_cast<int>(rows.size()) < count) {
        const auto index = nextIndex();
        // Rarer pictures are passed over in proportion; the heaviest never is, so this ends.
        if (!m_shares.empty() && std::uniform_real_distribution<double>(0.0, 1.0)(m_random) >=
                                     m_shares[static_cast<std::size_t>(index)]) {
            continue;
        }
        auto picture = m_pixels[index];
        if (m_mirror && (m_random() & 1U) != 0) {
            picture = picture.flip(2);
        }
        rows.push_back(picture);
        indices.push_back(index);
    }
    RealBatch batch;
    batch.images = signedOf(torch::stack(rows));
    if (m_labels.defined()) {
        batch.labels = m_labels.index_select(0, torch::tensor(indices, torch::kInt64).to(m_device));
    }
    return batch;
}

torch::Tensor RealBatches::drawLabels(int count, const at::Generator& random) const {
    if (!m_labels.defined()) {
        return {};
    }
    // No torch::multinomial: it has no deterministic form on every device.
    const auto at = torch::rand({count}, random, m_reach.options()) * m_reach[-1];
    const auto indices = torch::searchsorted(m_reach, at, /*out_int32=*/false, /*right=*/true)
                             .clamp_max(m_reach.size(0) - 1);
    return m_labels.index_select(0, indices);
}

StateDict RealBatches::state() const {
    return {
        {"order", torch::tensor(m_order, torch::kInt64)},
        {"position", torch::tensor(static_cast<std::int64_t>(m_position), torch::kInt64)}};
}

std::string RealBatches::random() const {
    std::ostringstream text;
    text << m_random;
    return text.str();
}

void RealBatches::restore(const StateDict& state, const std::string& random) {
    const auto& order = state.at("order");
    TORCH_CHECK(
        order.numel() == static_cast<std::int64_t>(m_order.size()),
        Core::tr("the state belongs to another set of pictures"));
    const auto* indices = order.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < order.numel(); ++i) {
        TORCH_CHECK(
            indices[i] >= 0 && indices[i] < order.numel(), Core::tr("the order is damaged"));
        m_order[static_cast<std::size_t>(i)] = indices[i];
    }
    const auto position = state.at("position").item<std::int64_t>();
    TORCH_CHECK(position >= 0, Core::tr("the position is damaged"));
    m_position = static_cast<std::size_t>(position) % m_order.size();
    std::istringstream text(random);
    text >> m_random;
    TORCH_CHECK(!text.fail(), Core::tr("the random generator of the pictures is damaged"));
}

} // namespace sg
