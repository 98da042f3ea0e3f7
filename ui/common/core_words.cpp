#include "ui/common/core_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace sg {

namespace {

const QRegularExpression& number() {
    static const QRegularExpression expression(QStringLiteral("\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?"));
    return expression;
}

QString translated(const QString& text) {
    return QCoreApplication::translate("core", text.toUtf8().constData());
}

} // namespace

QString coreTemplate(const QString& text) {
    QString words;
    qsizetype end = 0;
    int count = 0;
    for (auto found = number().globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        words += text.mid(end, match.capturedStart() - end) + QLatin1Char('%') +
                 QString::number(++count);
        end = match.capturedEnd();
    }
    return words + text.mid(end);
}

QString coreWords(std::string_view text) {
    const QString english = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (const QString whole = translated(english); whole != english) {
        return whole;
    }
    const QString pattern = coreTemplate(english);
    const QString words = translated(pattern);
    if (words == pattern) {
        return english;
    }
    QStringList numbers;
    for (auto found = number().globalMatch(english); found.hasNext();) {
        numbers << found.next().captured();
    }
    // All at once: a number that was put in must not be taken for a place.
    QString result;
    static const QRegularExpression place(QStringLiteral("%(\\d+)"));
    qsizetype end = 0;
    for (auto found = place.globalMatch(words); found.hasNext();) {
        const auto match = found.next();
        const qsizetype index = match.captured(1).toInt() - 1;
        result += words.mid(end, match.capturedStart() - end) + numbers.value(index);
        end = match.capturedEnd();
    }
    return result + words.mid(end);
}

} // namespace sg
