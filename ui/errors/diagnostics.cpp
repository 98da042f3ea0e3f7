#include "ui/errors/diagnostics.h"

#include "core/base/atomic_file.h"
#include "core/io/container/zip_writer.h"
#include "ui/errors/redactor.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

namespace sg {

namespace {

constexpr qint64 kMostBytes = 8 << 20; ///< of a run's file; its end counts

QString tr(const char* text) {
    return QCoreApplication::translate("sg::Diagnostics", text);
}

/// The end of a file, from a whole line on.
QByteArray endOf(const std::filesystem::path& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    if (file.size() > kMostBytes) {
        file.seek(file.size() - kMostBytes);
        file.readLine();
    }
    return file.readAll();
}

QByteArray settingsText(const QSettings& settings, const Redactor& redactor) {
    QByteArray text;
    for (const QString& key : settings.allKeys()) {
        const QVariant value = settings.value(key);
        if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::Bool ||
            value.canConvert<double>()) {
            text += redactor.clean(key + QStringLiteral(" = ") + value.toString()).toUtf8() + '\n';
        }
    }
    return text;
}

void addRun(
    const DiagnosticsSource& source,
    const Redactor& redactor,
    std::vector<DiagnosticsEntry>& entries) {
    if (source.run.empty()) {
        return;
    }
    const std::filesystem::path branch = source.branch.empty() || source.branch == "main"
                                             ? source.run
                                             : source.run / "branches" / source.branch;
    const QByteArray config = redactor.cleanJson(endOf(source.run / "config.json"));
    if (!config.isEmpty()) {
        entries.push_back(
            {QStringLiteral("run/config.json"), tr("Settings and faders of the run"), config});
    }
    const QByteArray curves = endOf(branch / "curves.csv");
    if (!curves.isEmpty()) {
        entries.push_back(
            {QStringLiteral("run/curves.csv"), tr("Numbers of the curves, step by step"), curves});
    }
    QByteArray events;
    for (const QByteArray& line : endOf(branch / "events.jsonl").split('\n')) {
        const QByteArray kept = redactor.cleanJson(line);
        if (!kept.isEmpty()) {
            events += kept + '\n';
        }
    }
    if (!events.isEmpty()) {
        entries.push_back(
            {QStringLiteral("run/events.jsonl"),
             tr("When faders, settings or pictures were changed, and measurements"),
             events});
    }
}

QByteArray readme(const std::vector<DiagnosticsEntry>& entries) {
    QString text = tr("Diagnostics of Stylegraft. Inside:") + QStringLiteral("\n\n");
    for (const DiagnosticsEntry& entry : entries) {
        text += entry.file + QStringLiteral(": ") + entry.what + QLatin1Char('\n');
    }
    text += QLatin1Char('\n') +
            tr("No pictures, no models, no names of files or folders. Everything is plain text: "
               "look at it before you pass it on.") +
            QLatin1Char('\n');
    return text.toUtf8();
}

} // namespace

std::vector<DiagnosticsEntry> collectDiagnostics(const DiagnosticsSource& source) {
    const Redactor redactor(source.privateNames);
    std::vector<DiagnosticsEntry> entries;
    entries.push_back(
        {QStringLiteral("program.txt"),
         tr("Versions, system and devices"),
         redactor.clean(source.facts.join(QLatin1Char('\n'))).toUtf8() + '\n'});
    if (source.settings != nullptr) {
        entries.push_back(
            {QStringLiteral("settings.txt"),
             tr("Settings of the program, such as theme and shortcuts"),
             settingsText(*source.settings, redactor)});
    }
    if (!source.log.isEmpty()) {
        entries.push_back(
            {QStringLiteral("log.txt"),
             tr("The last lines of the log"),
             redactor.clean(source.log.join(QLatin1Char('\n'))).toUtf8() + '\n'});
    }
    addRun(source, redactor, entries);
    entries.insert(
        entries.begin(), {QStringLiteral("README.txt"), tr("This list"), readme(entries)});
    return entries;
}

Result<void>
writeDiagnostics(const std::vector<DiagnosticsEntry>& entries, const std::filesystem::path& path) {
    auto file = AtomicFile::create(path, Replace::Always);
    if (!file) {
        return fail(file.error());
    }
    ZipWriter zip([&file](std::span<const std::byte> bytes) { return file->write(bytes); });
    for (const DiagnosticsEntry& entry : entries) {
        const auto added = zip.add(
            entry.file.toStdString(),
            std::as_bytes(std::span(entry.content.constData(), std::size_t(entry.content.size()))));
        if (!added) {
            return added;
        }
    }
    if (auto finished = zip.finish(); !finished) {
        return finished;
    }
    return file->commit();
}

} // namespace sg
