#include "ui/looks/application_setup.h"

#include "ui/habits/input_habits.h"
#include "ui/looks/theme.h"

#include <QApplication>
#include <QIcon>
#include <QStyleFactory>

#include <clocale>

namespace sg {

void setUpApplication(QApplication& application) {
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QGuiApplication::setDesktopFileName(QStringLiteral("stylegraft"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/stylegraft.png")));
    applyTheme(application, Theme::Dark);
    installInputHabits(application);
}

} // namespace sg
