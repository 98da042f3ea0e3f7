#pragma once

/// Shares of labels as a probe counted them, corrected for how often that probe is wrong. No Torch
/// here.

#include <cstdint>
#include <vector>

namespace sg {

/// How a probe judged pictures of known labels.
class ConfusionMatrix {
public:
    explicit ConfusionMatrix(std::size_t labels) : m_labels(labels), m_counts(labels * labels) {}

    void add(std::size_t truth, std::size_t said) { m_counts[truth * m_labels + said] += 1.0; }

    [[nodiscard]] std::size_t labels() const { return m_labels; }

    [[nodiscard]] double count(std::size_t truth, std::size_t said) const {
        return m_counts[truth * m_labels + said];
    }

    [[nodiscard]] double total(std::size_t truth) const;

    /// Share of right answers, over all pictures.
    [[nodiscard]] double accuracy() const;

    /// Row by row, the share of each answer for each truth. A label nobody showed counts as never
    /// mistaken.
    [[nodiscard]] std::vector<double> rates() const;

private:
    std::size_t m_labels;
    std::vector<double> m_counts; ///< [truth][said]
};

/// The true shares under which answers with such `observed` shares are likeliest, for a probe with
/// these `rates` [truth][said]: the inverse of the matrix where that gives shares, the nearest
/// possible ones elsewhere (expectation maximisation). For two labels this is
/// (observed + specificity - 1) / (sensitivity + specificity - 1), kept within 0 ... 1.
std::vector<double>
correctedShares(const std::vector<double>& rates, const std::vector<double>& observed);

struct ShareEstimate {
    double observed = 0.0;  ///< as the probe counted
    double corrected = 0.0; ///< as it most likely is
    double low = 0.0;       ///< 95 % interval of `corrected`: of the sample and of the probe's
    double high = 0.0;      ///< own uncertain error
};

/// One estimate a label. The interval comes from `draws` Bayesian bootstraps (Rubin 1981) of the
/// counts and of each row of the matrix, each with one picture more, spread evenly over the labels.
/// Without a matrix the labels are certain.
std::vector<ShareEstimate> estimateShares(
    const std::vector<std::int64_t>& counts,
    const ConfusionMatrix* confusion,
    int draws = 1000,
    std::uint32_t seed = 0);

/// What became of each label: counts [before][after] of the same seeds.
struct FlipTable {
    std::vector<std::vector<std::int64_t>> counts;
    double changed = 0.0;          ///< share of seeds whose label changed, as the probe counted
    double correctedChanged = 0.0; ///< the same, for a probe that errs independently on both
};

FlipTable flipsBetween(
    const std::vector<std::size_t>& before,
    const std::vector<std::size_t>& after,
    std::size_t labels,
    const ConfusionMatrix* confusion);

} // namespace sg
