#pragma once

/// Slow calls off the GUI thread.

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <type_traits>
#include <utility>

namespace sg {

/// Runs `work` on a pool thread and then `done(result)` by the event loop of `guard`, whose thread
/// must be the calling one; nothing happens when `guard` is gone by then. `work` may outlive
/// `guard`, so it must not use it.
template <typename Work, typename Done>
void inBackground(QObject* guard, Work work, Done done) {
    // Not QFuture::then(): it calls `done` before it returns when the work was quick, and then a
    // window that closes itself in `done` does so in the middle of its own event.
    auto* watcher = new QFutureWatcher<std::invoke_result_t<Work&>>(guard);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, guard, [watcher, done = std::move(done)]() mutable {
            watcher->deleteLater();
            done(watcher->future().takeResult());
        });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
}

/// Waits until everything that was started has ended: before what it uses goes away.
inline void finishBackground() {
    QThreadPool::globalInstance()->waitForDone();
}

} // namespace sg
