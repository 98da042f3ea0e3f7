#include "ui/timeline/moment_loader.h"

#include "ui/common/background.h"

namespace sg {

namespace {

constexpr std::size_t kKept = 3;

} // namespace

void MomentLoader::load(const StatePlace& place) {
    m_wish = place;
    if (!m_busy) {
        serve();
    }
}

void MomentLoader::cancel() {
    m_wish.reset();
    m_known.clear();
}

MomentLoader::Weights MomentLoader::known(const std::filesystem::path& state) const {
    for (const auto& [path, weights] : m_known) {
        if (path == state) {
            return weights;
        }
    }
    return nullptr;
}

void MomentLoader::serve() {
    if (!m_wish) {
        return;
    }
    const Weights from = known(m_wish->from);
    if (!from) {
        fetch(m_wish->from);
        return;
    }
    const Weights to = m_wish->to.empty() ? nullptr : known(m_wish->to);
    if (!m_wish->to.empty() && !to) {
        fetch(m_wish->to);
        return;
    }
    const Moment moment{from, to, m_wish->t, m_wish->kimg};
    m_wish.reset();
    Q_EMIT loaded(moment);
}

void MomentLoader::fetch(const std::filesystem::path& state) {
    m_busy = true;
    inBackground(
        this,
        [&archive = m_archive, state] { return archive.weightsOf(state); },
        [this, state](const WeightsResult& weights) {
            m_busy = false;
            if (weights) {
                m_known.emplace_front(state, *weights);
                if (m_known.size() > kKept) {
                    m_known.pop_back();
                }
                serve();
                return;
            }
            const bool wanted = m_wish && (m_wish->from == state || m_wish->to == state);
            if (wanted) {
                m_wish.reset();
                Q_EMIT failed(weights.error());
            } else {
                serve();
            }
        });
}

} // namespace sg
