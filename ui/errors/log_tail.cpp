#include "ui/errors/log_tail.h"

#include "core/base/log.h"

#include <QMutex>
#include <QMutexLocker>
#include <QTime>

#include <deque>

namespace sg {

namespace {

constexpr std::size_t kLines = 400;

struct Tail {
    QMutex mutex;
    std::deque<QString> lines;
};

Tail& tail() {
    static Tail instance;
    return instance;
}

QtMessageHandler g_before = nullptr;

void listen(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    addToLogTail(QStringLiteral("qt: ") + message);
    if (g_before != nullptr) {
        g_before(type, context, message);
    }
}

} // namespace

void keepLogTail() {
    static const bool once = [] {
        setLogSink([](const LogRecord& record) {
            addToLogTail(
                QString::fromUtf8(
                    record.category.data(), static_cast<qsizetype>(record.category.size())) +
                QStringLiteral(": ") + QString::fromStdString(record.text));
        });
        g_before = qInstallMessageHandler(listen);
        return true;
    }();
    Q_UNUSED(once);
}

void addToLogTail(const QString& line) {
    Tail& kept = tail();
    const QMutexLocker lock(&kept.mutex);
    kept.lines.push_back(QTime::currentTime().toString(QStringLiteral("HH:mm:ss ")) + line);
    if (kept.lines.size() > kLines) {
        kept.lines.pop_front();
    }
}

QStringList logTail() {
    Tail& kept = tail();
    const QMutexLocker lock(&kept.mutex);
    return {kept.lines.begin(), kept.lines.end()};
}

} // namespace sg
