#include "ui/help/log_keeper.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageLogContext>

#include <mutex>
#include <utility>

namespace sg {

namespace {

std::recursive_mutex g_mutex; ///< writing may itself make Qt say something
const LogKeeper* g_keeper = nullptr;
bool g_writing = false;
QtMessageHandler g_before = nullptr;

LogLevel levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

QString nameOf(LogLevel level) {
    switch (level) {
    case LogLevel::Debug:
        return QStringLiteral("debug");
    case LogLevel::Info:
        return QStringLiteral("info");
    case LogLevel::Warning:
        return QStringLiteral("warning");
    case LogLevel::Error:
        break;
    }
    return QStringLiteral("error");
}

QStringList linesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

LogKeeper::LogKeeper(QString file, qint64 mostBytes)
    : m_file(std::move(file)), m_mostBytes(mostBytes) {
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    {
        const std::lock_guard lock(g_mutex);
        g_keeper = this;
    }
    setLogSink([](const LogRecord& record) {
        take(
            record.level,
            QString::fromUtf8(record.category.data(), qsizetype(record.category.size())),
            QString::fromStdString(record.text));
    });
    g_before = qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext& context, const QString& text) {
            take(levelOf(type), QString::fromLatin1(context.category), text);
            if (g_before != nullptr) {
                g_before(type, context, text);
            }
        });
}

LogKeeper::~LogKeeper() {
    setLogSink({});
    qInstallMessageHandler(g_before);
    const std::lock_guard lock(g_mutex);
    g_keeper = nullptr;
}

void LogKeeper::take(LogLevel level, const QString& category, const QString& text) {
    const std::lock_guard lock(g_mutex);
    if (g_keeper == nullptr || std::exchange(g_writing, true)) {
        return;
    }
    QString indented = text;
    indented.replace(QLatin1Char('\n'), QStringLiteral("\n    "));
    g_keeper->write(QStringLiteral("%1 %2 %3: %4\n")
                        .arg(
                            QDateTime::currentDateTime().toString(Qt::ISODateWithMs),
                            nameOf(level),
                            category,
                            indented));
    g_writing = false;
}

void LogKeeper::write(const QString& line) const {
    const QByteArray bytes = line.toUtf8();
    if (QFileInfo(m_file).size() + bytes.size() > m_mostBytes) {
        const QString older = m_file + QStringLiteral(".1");
        QFile::remove(older);
        QFile::rename(m_file, older);
    }
    // Opened for each line: what was said before a crash is on the disk.
    QFile file(m_file);
    if (file.open(QIODevice::Append)) {
        file.write(bytes);
    }
}

QString LogKeeper::tail(int lines) const {
    const std::lock_guard lock(g_mutex);
    QStringList all = linesOf(m_file + QStringLiteral(".1")) + linesOf(m_file);
    return all.mid(std::max<qsizetype>(0, all.size() - lines)).join(QLatin1Char('\n'));
}

} // namespace sg
