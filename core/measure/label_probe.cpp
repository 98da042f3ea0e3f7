#include "core/measure/label_probe.h"

#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace sg {

namespace {

constexpr std::size_t kFolds = 5;

torch::Tensor tensorOf(const std::vector<std::size_t>& values) {
    std::vector<std::int64_t> numbers(values.begin(), values.end());
    return torch::tensor(numbers, torch::kInt64);
}

/// Rows and labels of some indices.
struct Part {
    torch::Tensor rows;
    std::vector<std::size_t> truth;
};

Part partOf(
    const torch::Tensor& rows,
    const std::vector<std::size_t>& truth,
    const std::vector<std::size_t>& indices) {
    Part part;
    part.rows = rows.index_select(0, tensorOf(indices));
    for (const auto i : indices) {
        part.truth.push_back(truth[i]);
    }
    return part;
}

/// The fold of each row: the first row of a label goes to one, the next to the next.
std::vector<std::size_t> foldsOf(const std::vector<std::size_t>& truth, std::size_t labels) {
    std::vector<std::size_t> seen(labels, 0);
    std::vector<std::size_t> folds;
    for (const auto label : truth) {
        folds.push_back((seen[label]++ + label) % kFolds);
    }
    return folds;
}

} // namespace

LabelProbe::LabelProbe(
    const torch::Tensor& rows,
    const std::vector<std::size_t>& truth,
    std::size_t labels,
    double penalty) {
    const auto x = rows.to(torch::kFloat64);
    m_centre = x.mean(0, /*keepdim=*/true);
    m_scale = x.std(0, /*unbiased=*/false, /*keepdim=*/true).clamp_min(1e-6).reciprocal() /
              std::sqrt(double(x.size(1)));
    const auto unit = (x - m_centre) * m_scale;
    const auto target = tensorOf(truth);
    const auto counts = torch::bincount(target, {}, std::int64_t(labels)).to(torch::kFloat64);
    const auto weights = counts.clamp_min(1.0).reciprocal().index_select(0, target) /
                         (counts > 0).sum().to(torch::kFloat64);
    m_weight = torch::zeros({x.size(1), std::int64_t(labels)}, torch::kFloat64);
    m_bias = torch::zeros({std::int64_t(labels)}, torch::kFloat64);
    auto weight = m_weight.clone().requires_grad_(true);
    auto bias = m_bias.clone().requires_grad_(true);
    torch::optim::LBFGS optimiser(
        std::vector<torch::Tensor>{weight, bias},
        torch::optim::LBFGSOptions(1.0).max_iter(100).history_size(10).line_search_fn(
            "strong_wolfe"));
    optimiser.step([&] {
        optimiser.zero_grad();
        const auto chances = torch::log_softmax(torch::matmul(unit, weight) + bias, 1);
        auto loss = -(chances.gather(1, target.unsqueeze(1)).squeeze(1) * weights).sum() +
                    penalty * weight.square().sum();
        loss.backward();
        return loss;
    });
    m_weight = weight.detach();
    m_bias = bias.detach();
}

torch::Tensor LabelProbe::logits(const torch::Tensor& rows) const {
    return torch::matmul((rows.to(torch::kFloat64) - m_centre) * m_scale, m_weight) + m_bias;
}

std::vector<std::size_t> LabelProbe::judge(const torch::Tensor& rows) const {
    const auto best = logits(rows).argmax(1).contiguous();
    const auto* values = best.data_ptr<std::int64_t>();
    return {values, values + best.numel()};
}

double
LabelProbe::surprise(const torch::Tensor& rows, const std::vector<std::size_t>& truth) const {
    const auto chances = torch::log_softmax(logits(rows), 1);
    return -chances.gather(1, tensorOf(truth).unsqueeze(1)).mean().item<double>();
}

TestedProbe
testedProbe(const torch::Tensor& rows, const std::vector<std::size_t>& truth, std::size_t labels) {
    const auto folds = foldsOf(truth, labels);
    double least = std::numeric_limits<double>::infinity();
    double chosen = 0.0;
    ConfusionMatrix confusion(labels);
    for (const double penalty : {1e-5, 1e-4, 1e-3, 1e-2}) {
        ConfusionMatrix answers(labels);
        double surprise = 0.0;
        for (std::size_t fold = 0; fold < kFolds; ++fold) {
            std::vector<std::size_t> learned;
            std::vector<std::size_t> left;
            for (std::size_t i = 0; i < folds.size(); ++i) {
                (folds[i] == fold ? left : learned).push_back(i);
            }
            if (left.empty() || learned.empty()) {
                continue;
            }
            const auto lesson = partOf(rows, truth, learned);
            const auto test = partOf(rows, truth, left);
            const LabelProbe probe(lesson.rows, lesson.truth, labels, penalty);
            surprise += probe.surprise(test.rows, test.truth) * double(left.size());
            const auto said = probe.judge(test.rows);
            for (std::size_t i = 0; i < said.size(); ++i) {
                answers.add(test.truth[i], said[i]);
            }
        }
        if (surprise < least) {
            least = surprise;
            chosen = penalty;
            confusion = answers;
        }
    }
    return {LabelProbe(rows, truth, labels, chosen), confusion, chosen};
}

} // namespace sg
