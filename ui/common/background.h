#pragma once

/// Slow calls off the GUI thread.

#include <QtConcurrent>

#include <utility>

namespace sg {

/// Runs `work` on a pool thread and then `done(result)` on the thread of `guard`; nothing happens
/// when `guard` is gone by then.
template <typename Work, typename Done>
void inBackground(QObject* guard, Work work, Done done) {
    QtConcurrent::run(std::move(work)).then(guard, std::move(done));
}

} // namespace sg
