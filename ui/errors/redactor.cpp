#include "ui/errors/redactor.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace sg {

namespace {

constexpr qsizetype kShortestStem = 4; ///< shorter ones are words of the language

const QString kEndings = QStringLiteral("png|jpe?g|webp|tiff?|bmp|gif|zip|pkl|pt|pth|ts|onnx|"
                                        "safetensors|sgdelta|stylegraft|csv|mp4|webm");

/// Texts of events and settings that the program wrote itself.
const std::set<QString>& spokenKeys() {
    static const std::set<QString> keys{
        QStringLiteral("kind"),
        QStringLiteral("rule"),
        QStringLiteral("severity"),
        QStringLiteral("method"),
        QStringLiteral("augment"),
        QStringLiteral("freeze"),
        QStringLiteral("version"),
        QStringLiteral("architecture")};
    return keys;
}

QJsonValue cleaned(const QString& key, const QJsonValue& value) {
    if (value.isObject()) {
        QJsonObject result;
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const QJsonValue kept = cleaned(entry.key(), entry.value());
            if (!kept.isUndefined()) {
                result.insert(entry.key(), kept);
            }
        }
        return result;
    }
    if (value.isArray()) {
        if (key == QStringLiteral("pictures")) {
            return static_cast<double>(value.toArray().size()); // how many is enough
        }
        QJsonArray result;
        for (const QJsonValue& entry : value.toArray()) {
            const QJsonValue kept = cleaned(key, entry);
            if (!kept.isUndefined()) {
                result.append(kept);
            }
        }
        return result;
    }
    if (value.isString() && spokenKeys().count(key) == 0) {
        return QJsonValue(QJsonValue::Undefined);
    }
    return value;
}

} // namespace

Redactor::Redactor(QStringList names) {
    for (const QString& name : names) {
        const QFileInfo file(name);
        for (const QString& part : {name, file.fileName(), file.completeBaseName()}) {
            if (part.size() >= kShortestStem) {
                m_names << part;
            }
        }
    }
    m_names.removeDuplicates();
    std::ranges::sort(
        m_names, [](const QString& a, const QString& b) { return a.size() > b.size(); });
}

QString Redactor::clean(QString text) const {
    for (const QString& name : m_names) {
        text.replace(name, QStringLiteral("<name>"), Qt::CaseInsensitive);
    }
    const QString home = QDir::homePath();
    if (home.size() > 1) {
        text.replace(home, QStringLiteral("~"));
    }
    // A path to a file, with blanks in it; then any other path; then a file without one.
    static const QRegularExpression file(
        QStringLiteral("(?:file:/+|~/|(?<![\\w<])/)[^\\n\"'<>|]*?\\.(?:%1)\\b").arg(kEndings),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression path(QStringLiteral("(?:~|(?<![\\w<]))/[^\\s\"'<>:,;)]+"));
    static const QRegularExpression name(
        QStringLiteral("[^\\s\"'/\\\\<>=]+\\.(?:%1)\\b").arg(kEndings),
        QRegularExpression::CaseInsensitiveOption);
    text.replace(file, QStringLiteral("<file>"));
    text.replace(path, QStringLiteral("<path>"));
    text.replace(name, QStringLiteral("<file>"));
    const QString user = QFileInfo(home).fileName();
    if (user.size() >= 3) {
        text.replace(
            QRegularExpression(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(user))),
            QStringLiteral("<user>"));
    }
    return text;
}

QByteArray Redactor::cleanJson(const QByteArray& json) const {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        return {};
    }
    const QJsonValue kept = cleaned({}, document.object());
    const QByteArray text = QJsonDocument(kept.toObject()).toJson(QJsonDocument::Compact);
    return clean(QString::fromUtf8(text)).toUtf8();
}

} // namespace sg
