#include "ui/export/export_runner.h"

#include "ui/common/background.h"

#include <atomic>

namespace sg {

namespace {

constexpr int kTickMs = 60;

} // namespace

struct ExportRunner::State {
    std::atomic<bool> cancelled{false};
    std::atomic<int> done{0};
    std::atomic<int> total{0};
};

ExportRunner::ExportRunner(QObject* parent) : QObject(parent) {
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &ExportRunner::tell);
}

ExportRunner::~ExportRunner() {
    cancel();
}

void ExportRunner::start(Work work) {
    auto state = std::make_shared<State>();
    m_state = state;
    m_ticker.start();
    inBackground(
        this,
        [state, work = std::move(work)] {
            return work([state](int done, int total) {
                state->total = total;
                state->done = done;
                return !state->cancelled;
            });
        },
        [this](const Result<QStringList>& written) {
            tell();
            m_ticker.stop();
            m_state.reset();
            if (written) {
                Q_EMIT finished(*written);
            } else {
                Q_EMIT failed(written.error());
            }
        });
}

void ExportRunner::cancel() {
    if (m_state) {
        m_state->cancelled = true;
    }
}

void ExportRunner::tell() {
    if (m_state && m_state->total > 0) {
        Q_EMIT progressed(m_state->done, m_state->total);
    }
}

} // namespace sg
