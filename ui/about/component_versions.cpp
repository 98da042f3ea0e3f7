#include "ui/about/component_versions.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

#include <utility>

namespace sg {

namespace {

ComponentVersions g_engine;

} // namespace

void setEngineVersions(ComponentVersions versions) {
    g_engine = std::move(versions);
}

ComponentVersions componentVersions() {
    ComponentVersions versions{
        {QStringLiteral("Stylegraft"), QStringLiteral(STYLEGRAFT_VERSION)},
        {QStringLiteral("Qt"), QString::fromLatin1(qVersion())}};
    return versions + g_engine;
}

QStringList systemFacts() {
    QStringList facts{
        QStringLiteral("System: %1, kernel %2, %3")
            .arg(
                QSysInfo::prettyProductName(),
                QSysInfo::kernelVersion(),
                QSysInfo::currentCpuArchitecture()),
        QStringLiteral("Processor threads: %1").arg(QThread::idealThreadCount()),
        QStringLiteral("Window system: %1").arg(QGuiApplication::platformName()),
        QStringLiteral("Language: %1").arg(QLocale::system().name())};
    for (const QScreen* screen : QGuiApplication::screens()) {
        facts << QStringLiteral("Screen: %1 x %2, scale %3")
                     .arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
    }
    return facts;
}

} // namespace sg
