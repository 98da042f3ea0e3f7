#include "ui/window/window_looks.h"

#include "ui/window/workspace.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>

namespace sg {

namespace {

const QString kTheme = QStringLiteral("looks/theme");
const QString kGeometry = QStringLiteral("looks/geometry");
const QString kLayout = QStringLiteral("looks/layout");

} // namespace

WindowLooks::WindowLooks(QMainWindow& window, Workspace& workspace)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_themes(new QActionGroup(this)),
      m_languages(new QActionGroup(this)) {
    const std::pair<Theme, QString> themes[]{
        {Theme::Dark, tr("Dark theme")}, {Theme::Light, tr("Light theme")}};
    for (const auto& [theme, text] : themes) {
        QAction* action = m_themes->addAction(text);
        action->setObjectName(QStringLiteral("theme_") + nameOf(theme));
        action->setCheckable(true);
        action->setChecked(theme == currentTheme());
        action->setData(nameOf(theme));
    }
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        choose(themeNamed(action->data().toString()));
    });
    const std::pair<Language, QString> languages[]{
        {Language::System, tr("As the &system")},
        {Language::English, QStringLiteral("&English")},
        {Language::German, QStringLiteral("&Deutsch")}};
    for (const auto& [language, text] : languages) {
        QAction* action = m_languages->addAction(text);
        action->setObjectName(QStringLiteral("language_") + nameOf(language));
        action->setCheckable(true);
        action->setChecked(language == Language::System);
        action->setData(nameOf(language));
    }
    connect(m_languages, &QActionGroup::triggered, this, [this](const QAction* action) {
        choose(languageNamed(action->data().toString()));
    });
}

void WindowLooks::fill(QMenu& menu) {
    QMenu* docks = menu.addMenu(tr("Panels"));
    docks->addActions(m_workspace.dockActions());
    QAction* only = menu.addAction(tr("Only the preview"));
    only->setObjectName(QStringLiteral("onlyPreview"));
    only->setShortcut(Qt::Key_F9);
    only->setCheckable(true);
    connect(only, &QAction::triggered, &m_workspace, &Workspace::setOnlyPreview);
    connect(&m_workspace, &Workspace::onlyPreviewChanged, only, &QAction::setChecked);
    QAction* reset = menu.addAction(tr("Reset the layout"));
    reset->setObjectName(QStringLiteral("resetLayout"));
    reset->setShortcut(Qt::SHIFT | Qt::Key_R);
    connect(reset, &QAction::triggered, &m_workspace, &Workspace::reset);
    menu.addSeparator();
    menu.addActions(m_themes->actions());
    QMenu* languages = menu.addMenu(tr("&Language"));
    languages->setObjectName(QStringLiteral("languageMenu"));
    languages->addActions(m_languages->actions());
}

void WindowLooks::choose(Theme theme) {
    applyTheme(*qobject_cast<QApplication*>(QApplication::instance()), theme);
    if (m_settings != nullptr) {
        m_settings->setValue(kTheme, nameOf(theme));
    }
}

void WindowLooks::choose(Language language) {
    if (m_settings != nullptr) {
        m_settings->setValue(QLatin1String(kLanguageKey), nameOf(language));
    }
    Q_EMIT said(tr("Stylegraft speaks this language from its next start on."));
}

void WindowLooks::keepIn(QSettings& settings) {
    m_settings = &settings;
    const QString theme = nameOf(themeNamed(settings.value(kTheme).toString()));
    for (QAction* action : m_themes->actions()) {
        if (action->data().toString() == theme && !action->isChecked()) {
            action->trigger();
        }
    }
    const QString language =
        nameOf(languageNamed(settings.value(QLatin1String(kLanguageKey)).toString()));
    for (QAction* action : m_languages->actions()) {
        action->setChecked(action->data().toString() == language);
    }
    m_window.restoreGeometry(settings.value(kGeometry).toByteArray());
    m_workspace.restore(settings.value(kLayout).toByteArray());
}

void WindowLooks::save() {
    if (m_settings != nullptr) {
        m_settings->setValue(kGeometry, m_window.saveGeometry());
        m_settings->setValue(kLayout, m_workspace.save());
        m_settings->sync();
    }
}

} // namespace sg
