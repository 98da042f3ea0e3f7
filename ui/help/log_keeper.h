#pragma once

/// Keeps what the program and Qt say in a file, for bug reports: the newest half megabyte or more,
/// at most twice that. A full file gets the ending ".1" and takes the place of the one before.

#include "core/base/log.h"

#include <QString>

namespace sg {

class LogKeeper {
public:
    static constexpr qint64 kMostBytes = 512 * 1024;

    /// Takes the log of the core and the messages of Qt, which go on to where they went before. A
    /// folder that is missing is made. There is one at a time. A file that cannot be written is
    /// done without.
    explicit LogKeeper(QString file, qint64 mostBytes = kMostBytes);
    ~LogKeeper();

    LogKeeper(const LogKeeper&) = delete;
    LogKeeper& operator=(const LogKeeper&) = delete;

    [[nodiscard]] const QString& file() const { return m_file; }

    /// The last lines, oldest first.
    [[nodiscard]] QString tail(int lines) const;

private:
    static void take(LogLevel level, const QString& category, const QString& text);

    void write(const QString& line) const;

    QString m_file;
    qint64 m_mostBytes;
};

} // namespace sg
