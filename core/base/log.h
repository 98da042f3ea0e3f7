#pragma once

/// The log. Core writes neither to stdout nor to stderr: the program sets a sink.

#include <functional>
#include <source_location>
#include <string>
#include <string_view>

namespace sg {

enum class LogLevel { Debug, Info, Warning, Error };

struct LogRecord {
    LogLevel level = LogLevel::Info;
    std::string_view category; ///< "stylegraft.train", "stylegraft.preview", ...
    std::string text;
    std::source_location where;
};

using LogSink = std::function<void(const LogRecord&)>;

/// Replaces the sink (none at the start). The sink may be called from any thread, one at a time.
void setLogSink(LogSink sink);

void log(
    LogLevel level,
    std::string_view category,
    std::string text,
    std::source_location where = std::source_location::current());

} // namespace sg
