#pragma once

/// stylegraft-cli, run as a person would.

#include <QProcess>
#include <QString>
#include <QStringList>

namespace sg::test {

/// How a program ended and what it said.
struct Run {
    int status = -1; ///< -1 = it crashed or did not end in time
    QString out;
    QString err;
};

inline QString program() {
    return QStringLiteral(SG_PROGRAMS "/stylegraft-cli");
}

/// Nobody answers its questions.
inline void begin(QProcess& process, const QStringList& arguments) {
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program(), arguments);
}

/// In `folder`, or where the test runs.
inline Run run(const QStringList& arguments, const QString& folder = {}) {
    QProcess process;
    process.setWorkingDirectory(folder);
    begin(process, arguments);
    Run result;
    if (process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit) {
        result.status = process.exitCode();
    }
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

/// Arguments from one line; none of them holds a space.
inline QStringList words(const QString& line) {
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace sg::test
