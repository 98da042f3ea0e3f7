#include "core/base/log.h"

#include <mutex>
#include <utility>

namespace sg {

namespace {

std::mutex& sinkMutex() {
    static std::mutex mutex;
    return mutex;
}

LogSink& currentSink() {
    static LogSink sink;
    return sink;
}

} // namespace

void setLogSink(LogSink sink) {
    const std::lock_guard lock(sinkMutex());
    currentSink() = std::move(sink);
}

void log(LogLevel level, std::string_view category, std::string text, std::source_location where) {
    const std::lock_guard lock(sinkMutex());
    if (currentSink()) {
        currentSink()({level, category, std::move(text), where});
    }
}

} // namespace sg
