#include "ui/looks/application_setup.h"

#include "ui/habits/input_habits.h"
#include "ui/looks/theme.h"

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>
#include <QThreadPool>

#include <algorithm>
#include <clocale>

namespace sg {

namespace {

constexpr int kBackgroundPlaces = 6;

} // namespace

void setUpApplication(QApplication& application) {
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QGuiApplication::setDesktopFileName(QStringLiteral("stylegraft"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/stylegraft.png")));
    applyTheme(application, Theme::Dark);
    installInputHabits(application);
    // An evaluation or a film takes a place for minutes, and what opens a model waits for none.
    // Each of them computes on one thread, so a few more places cost nothing.
    auto& pool = *QThreadPool::globalInstance();
    pool.setMaxThreadCount(std::max(kBackgroundPlaces, pool.maxThreadCount()));
}

} // namespace sg
