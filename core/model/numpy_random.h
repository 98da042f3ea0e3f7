#pragma once

/// numpy's legacy random generator, so that a seed shows the picture it shows in NVIDIA's tools.

#include <cstdint>
#include <random>
#include <vector>

namespace sg {

/// `numpy.random.RandomState(seed)`: MT19937 with the polar method (formats.md 7, trap 25).
class NumpyRandomState {
public:
    explicit NumpyRandomState(std::uint32_t seed);

    /// Uniform in [0, 1) with 53 bits.
    double uniform();

    /// Standard normal, in the order of `randn`.
    double normal();

private:
    std::mt19937 m_engine;
    double m_spare = 0.0;
    bool m_hasSpare = false;
};

/// `RandomState(seed).randn(1, count)`.
std::vector<double> numpyNormals(std::uint32_t seed, int count);

} // namespace sg
