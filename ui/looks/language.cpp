#include "ui/looks/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <clocale>

namespace sg {

namespace {

const QString kLanguage = QStringLiteral("looks/language");
const QString kTranslator = QStringLiteral("languageTranslator");

bool load(QApplication& application, const QString& file, const QString& folder) {
    auto* translator = new QTranslator(&application);
    translator->setObjectName(kTranslator);
    if (!translator->load(file, folder)) {
        delete translator;
        return false;
    }
    return QCoreApplication::installTranslator(translator);
}

} // namespace

QString chosenLanguage(const QSettings& settings) {
    return settings.value(kLanguage).toString();
}

void chooseLanguage(QSettings& settings, const QString& language) {
    settings.setValue(kLanguage, language);
}

QString speak(QApplication& application, const QString& language) {
    for (QTranslator* old : application.findChildren<QTranslator*>(kTranslator)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QString spoken = QStringLiteral("en");
    if (locale.language() == QLocale::German) {
        // Qt's own dialogs first: what we translate of them wins.
        load(
            application,
            QStringLiteral("qtbase_de"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        if (load(application, QStringLiteral("stylegraft_de"), QStringLiteral(":/i18n"))) {
            spoken = QStringLiteral("de");
        }
    }
    std::setlocale(LC_NUMERIC, "C");
    return spoken;
}

} // namespace sg
