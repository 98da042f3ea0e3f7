#pragma once

/// Slow calls off the GUI thread.

#include <QtConcurrent>

#include <utility>

namespace sg {

/// Runs `work` on a pool thread and then `done(result)` on the thread of `guard`; nothing happens
/// when `guard` is gone by then. `work` may outlive `guard`, so it must not use it.
template <typename Work, typename Done>
void inBackground(QObject* guard, Work work, Done done) {
    QtConcurrent::run(std::move(work)).then(guard, std::move(done));
}

/// Waits until everything that was started has ended: before what it uses goes away.
inline void finishBackground() {
    QThreadPool::globalInstance()->waitForDone();
}

} // namespace sg
