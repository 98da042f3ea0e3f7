#include "core/measure/share_correction.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace sg {

namespace {

/// A draw from the Dirichlet distribution with counts and one picture more, spread evenly.
std::vector<double> redrawn(const double* counts, std::size_t size, std::mt19937& random) {
    std::vector<double> shares(size);
    double sum = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        shares[i] = std::gamma_distribution<double>(counts[i] + 1.0 / double(size), 1.0)(random);
        sum += shares[i];
    }
    for (double& share : shares) {
        share /= std::max(sum, 1e-300);
    }
    return shares;
}

std::vector<double> sharesOf(const std::vector<std::int64_t>& counts) {
    double sum = 0.0;
    for (const auto count : counts) {
        sum += double(count);
    }
    std::vector<double> shares;
    for (const auto count : counts) {
        shares.push_back(sum > 0.0 ? double(count) / sum : 0.0);
    }
    return shares;
}

double quantile(std::vector<double>& values, double q) {
    const auto at = std::size_t(std::lround(q * double(values.size() - 1)));
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(at));
    return values[at];
}

} // namespace

double ConfusionMatrix::total(std::size_t truth) const {
    double sum = 0.0;
    for (std::size_t said = 0; said < m_labels; ++said) {
        sum += count(truth, said);
    }
    return sum;
}

double ConfusionMatrix::accuracy() const {
    double right = 0.0;
    double all = 0.0;
    for (std::size_t truth = 0; truth < m_labels; ++truth) {
        right += count(truth, truth);
        all += total(truth);
    }
    return all > 0.0 ? right / all : 0.0;
}

std::vector<double> ConfusionMatrix::rates() const {
    std::vector<double> rates(m_counts.size());
    for (std::size_t truth = 0; truth < m_labels; ++truth) {
        const double sum = total(truth);
        for (std::size_t said = 0; said < m_labels; ++said) {
            rates[truth * m_labels + said] =
                sum > 0.0 ? count(truth, said) / sum : (truth == said ? 1.0 : 0.0);
        }
    }
    return rates;
}

std::vector<double>
correctedShares(const std::vector<double>& rates, const std::vector<double>& observed) {
    constexpr int kMostSteps = 5000;
    constexpr double kStill = 1e-9;
    const auto labels = observed.size();
    std::vector<double> shares(labels, 1.0 / double(labels));
    for (int step = 0; step < kMostSteps; ++step) {
        std::vector<double> next(labels, 0.0);
        for (std::size_t said = 0; said < labels; ++said) {
            double expected = 0.0;
            for (std::size_t truth = 0; truth < labels; ++truth) {
                expected += shares[truth] * rates[truth * labels + said];
            }
            if (observed[said] <= 0.0 || expected <= 0.0) {
                continue;
            }
            for (std::size_t truth = 0; truth < labels; ++truth) {
                next[truth] +=
                    observed[said] * shares[truth] * rates[truth * labels + said] / expected;
            }
        }
        double sum = 0.0;
        for (const double share : next) {
            sum += share;
        }
        if (sum <= 0.0) { // answers this probe never gives: nothing to correct by
            return observed;
        }
        double moved = 0.0;
        for (std::size_t label = 0; label < labels; ++label) {
            next[label] /= sum;
            moved = std::max(moved, std::abs(next[label] - shares[label]));
        }
        shares = std::move(next);
        if (moved < kStill) {
            break;
        }
    }
    return shares;
}

std::vector<ShareEstimate> estimateShares(
    const std::vector<std::int64_t>& counts,
    const ConfusionMatrix* confusion,
    int draws,
    std::uint32_t seed) {
    const auto labels = counts.size();
    const auto observed = sharesOf(counts);
    const auto corrected = confusion ? correctedShares(confusion->rates(), observed) : observed;
    const std::vector<double> numbers(counts.begin(), counts.end());
    std::mt19937 random(seed);
    std::vector<std::vector<double>> drawn(labels);
    for (int draw = 0; draw < draws; ++draw) {
        auto shares = redrawn(numbers.data(), labels, random);
        if (confusion) {
            std::vector<double> rates;
            for (std::size_t truth = 0; truth < labels; ++truth) {
                std::vector<double> row;
                for (std::size_t said = 0; said < labels; ++said) {
                    row.push_back(confusion->count(truth, said));
                }
                const auto again = redrawn(row.data(), labels, random);
                rates.insert(rates.end(), again.begin(), again.end());
            }
            shares = correctedShares(rates, shares);
        }
        for (std::size_t label = 0; label < labels; ++label) {
            drawn[label].push_back(shares[label]);
        }
    }
    std::vector<ShareEstimate> estimates;
    for (std::size_t label = 0; label < labels; ++label) {
        estimates.push_back(
            {observed[label],
             corrected[label],
             std::min(corrected[label], quantile(drawn[label], 0.025)),
             std::max(corrected[label], quantile(drawn[label], 0.975))});
    }
    return estimates;
}

FlipTable flipsBetween(
    const std::vector<std::size_t>& before,
    const std::vector<std::size_t>& after,
    std::size_t labels,
    const ConfusionMatrix* confusion) {
    FlipTable table;
    table.counts.assign(labels, std::vector<std::int64_t>(labels, 0));
    for (std::size_t i = 0; i < before.size(); ++i) {
        ++table.counts[before[i]][after[i]];
    }
    std::vector<std::int64_t> pairs;
    for (const auto& row : table.counts) {
        pairs.insert(pairs.end(), row.begin(), row.end());
    }
    const auto changedOf = [labels](const std::vector<double>& shares) {
        double same = 0.0;
        for (std::size_t label = 0; label < labels; ++label) {
            same += shares[label * labels + label];
        }
        return 1.0 - same;
    };
    const auto observed = sharesOf(pairs);
    table.changed = changedOf(observed);
    table.correctedChanged = table.changed;
    if (confusion) {
        // A pair of labels is one label of a probe whose error is the product of the two.
        const auto one = confusion->rates();
        const auto cells = labels * labels;
        std::vector<double> two(cells * cells);
        for (std::size_t truth = 0; truth < cells; ++truth) {
            for (std::size_t said = 0; said < cells; ++said) {
                two[truth * cells + said] = one[truth / labels * labels + said / labels] *
                                            one[truth % labels * labels + said % labels];
            }
        }
        table.correctedChanged = changedOf(correctedShares(two, observed));
    }
    return table;
}

} // namespace sg
