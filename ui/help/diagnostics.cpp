#include "ui/help/diagnostics.h"

#include "core/base/atomic_file.h"
#include "core/io/container/zip_writer.h"
#include "ui/help/log_keeper.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSettings>
#include <QSysInfo>
#include <QThread>

#include <unistd.h>

namespace sg {

namespace {

constexpr int kLogLines = 500;

QString computer(const QString& devices) {
    QStringList lines{
        QSysInfo::prettyProductName(),
        QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion(),
        QSysInfo::currentCpuArchitecture(),
        QStringLiteral("%1 threads").arg(QThread::idealThreadCount()),
        QStringLiteral("%1 MB of memory")
            .arg(double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGE_SIZE)) / 1e6, 0, 'f', 0),
        QStringLiteral("window system %1, locale %2")
            .arg(QGuiApplication::platformName(), QLocale().name())};
    for (const QScreen* screen : QGuiApplication::screens()) {
        lines << QStringLiteral("screen %1 x %2, scale %3")
                     .arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n') + devices;
}

/// Looks, keys and the like: nothing that names files, and nothing unreadable.
QString settingsInWords(const QSettings& settings) {
    QStringList lines;
    for (const QString& key : settings.allKeys()) {
        const QVariant value = settings.value(key);
        const bool kept = key.startsWith(QStringLiteral("looks/")) ||
                          key.startsWith(QStringLiteral("shortcuts/"));
        if (kept && value.typeId() != QMetaType::QByteArray) {
            lines << key + QStringLiteral(" = ") + value.toStringList().join(QStringLiteral(", "));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString partsInWords(const std::vector<ProgramPart>& parts) {
    QStringList lines{
        QStringLiteral("Stylegraft " STYLEGRAFT_VERSION " (GPL-3.0-or-later)"),
        QStringLiteral("Qt %1 (LGPL-3.0-only)").arg(QString::fromLatin1(qVersion()))};
    for (const ProgramPart& part : parts) {
        lines << QStringLiteral("%1 %2 (%3)")
                     .arg(
                         QString::fromStdString(part.name),
                         QString::fromStdString(part.version),
                         QString::fromStdString(part.licence));
    }
    return lines.join(QLatin1Char('\n'));
}

std::vector<DiagnosticsText> gatherDiagnostics(const DiagnosticsSources& sources) {
    std::vector<DiagnosticsText> texts{
        {QStringLiteral("versions.txt"), partsInWords(sources.parts)},
        {QStringLiteral("computer.txt"), computer(sources.devices)},
        {QStringLiteral("run.txt"), sources.run}};
    if (sources.settings != nullptr) {
        texts.push_back({QStringLiteral("settings.txt"), settingsInWords(*sources.settings)});
    }
    if (sources.log != nullptr) {
        texts.push_back({QStringLiteral("log.txt"), sources.log->tail(kLogLines)});
    }
    for (DiagnosticsText& one : texts) {
        one.text.replace(QDir::homePath(), QStringLiteral("~"));
        if (!one.text.endsWith(QLatin1Char('\n'))) {
            one.text += QLatin1Char('\n');
        }
    }
    return texts;
}

Result<void>
writeDiagnostics(const std::vector<DiagnosticsText>& texts, const std::filesystem::path& path) {
    auto file = AtomicFile::create(path, Replace::Always);
    if (!file) {
        return fail(file.error());
    }
    ZipWriter zip([&file](std::span<const std::byte> bytes) { return file->write(bytes); });
    for (const DiagnosticsText& one : texts) {
        const QByteArray content = one.text.toUtf8();
        const auto added = zip.add(
            "stylegraft-diagnostics/" + one.name.toStdString(),
            std::as_bytes(std::span(content.data(), std::size_t(content.size()))));
        if (!added) {
            return added;
        }
    }
    if (const auto ended = zip.finish(); !ended) {
        return ended;
    }
    return file->commit();
}

} // namespace sg
