#pragma once

/// Slow calls off the GUI thread.

#include <QtConcurrent>

#include <type_traits>
#include <utility>

namespace sg {

/// Runs `work` on a pool thread and then `done(result)` on the thread of `guard`; nothing happens
/// when `guard` is gone by then. `work` may outlive `guard`, so it must not use it.
template <typename Work, typename Done>
void inBackground(QObject* guard, Work work, Done done) {
    using Answer = std::invoke_result_t<Work>;
    QtConcurrent::run(std::move(work))
        .then(guard, [guard, done = std::move(done)](Answer answer) mutable {
            // Queued: work that ended at once would otherwise answer inside the call that started
            // it.
            auto deliver = [done = std::move(done), answer = std::move(answer)]() mutable {
                done(std::move(answer));
            };
            QMetaObject::invokeMethod(guard, deliver, Qt::QueuedConnection);
        });
}

/// Waits until everything that was started has ended: before what it uses goes away.
inline void finishBackground() {
    QThreadPool::globalInstance()->waitForDone();
}

} // namespace sg
