#include "core/model/numpy_random.h"

#include <cmath>

namespace sg {

NumpyRandomState::NumpyRandomState(std::uint32_t seed) : m_engine(seed) {}

double NumpyRandomState::uniform() {
    const std::uint32_t high = static_cast<std::uint32_t>(m_engine()) >> 5U;
    const std::uint32_t low = static_cast<std::uint32_t>(m_engine()) >> 6U;
    return (double(high) * 67108864.0 + double(low)) / 9007199254740992.0;
}

double NumpyRandomState::normal() {
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double x1 = 0.0;
    double x2 = 0.0;
    double squared = 0.0;
    do {
        x1 = 2.0 * uniform() - 1.0;
        x2 = 2.0 * uniform() - 1.0;
        squared = x1 * x1 + x2 * x2;
    } while (squared >= 1.0 || squared == 0.0);
    const double factor = std::sqrt(-2.0 * std::log(squared) / squared);
    m_spare = factor * x1;
    m_hasSpare = true;
    return factor * x2;
}

std::vector<double> numpyNormals(std::uint32_t seed, int count) {
    NumpyRandomState random(seed);
    std::vector<double> values(static_cast<std::size_t>(count));
    for (double& value : values) {
        value = random.normal();
    }
    return values;
}

} // namespace sg
