#pragma once

#include <utility>
#include <vector>

namespace sg {

/// Draw times in milliseconds until somebody takes them. Forgets them all at 4096: then nobody
/// measures.
class FrameTimes {
public:
    void add(double ms) {
        if (m_ms.size() >= 4096) {
            m_ms.clear();
        }
        m_ms.push_back(ms);
    }

    std::vector<double> take() { return std::exchange(m_ms, {}); }

private:
    std::vector<double> m_ms;
};

} // namespace sg
