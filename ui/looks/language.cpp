#include "ui/looks/language.h"

#include "core/base/core_text.h"
#include "ui/common/core_words.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace sg {

Language systemLanguage() {
    for (const QString& name : QLocale::system().uiLanguages()) {
        const QLocale::Language language = QLocale(name).language();
        if (language == QLocale::German) {
            return Language::German;
        }
        if (language == QLocale::English) {
            break; // liked better than what comes after
        }
    }
    return Language::English;
}

void applyLanguage(QApplication& application, Language language) {
    if (language == Language::English) {
        QLocale::setDefault(QLocale(QLocale::English));
    } else if (language == Language::German) {
        QLocale::setDefault(QLocale(QLocale::German));
    } else if (systemLanguage() != Language::German) {
        return; // dates and numbers stay as the system has them
    }
    if (language == Language::English) {
        return; // the texts are written in it
    }
    const auto load = [&](const QString& name, const QString& folder) {
        auto* translator = new QTranslator(&application);
        if (translator->load(name, folder)) {
            QCoreApplication::installTranslator(translator);
        } else {
            delete translator;
        }
    };
    // Qt's own buttons and dialogs; without its package they stay English.
    load(QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("stylegraft_de"), QStringLiteral(":/i18n"));
    Core::setTranslator([](const char* text) { return coreText(text).toStdString(); });
}

QString nameOf(Language language) {
    switch (language) {
    case Language::English:
        return QStringLiteral("en");
    case Language::German:
        return QStringLiteral("de");
    case Language::System:
        break;
    }
    return QStringLiteral("system");
}

Language languageNamed(const QString& name) {
    return name == QStringLiteral("en")   ? Language::English
           : name == QStringLiteral("de") ? Language::German
                                          : Language::System;
}

} // namespace sg
