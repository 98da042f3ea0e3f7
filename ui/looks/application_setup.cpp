#include "ui/looks/application_setup.h"

#include "ui/looks/theme.h"

#include <QApplication>
#include <QStyleFactory>

#include <clocale>

namespace sg {

void setUpApplication(QApplication& application) {
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    applyTheme(application, Theme::Dark);
}

} // namespace sg
