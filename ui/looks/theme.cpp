#include "ui/looks/theme.h"

#include <QApplication>
#include <QFile>
#include <QPalette>

#include <algorithm>
#include <array>

namespace sg {

namespace {

Theme g_current = Theme::Dark;

struct Shade {
    const char* name; ///< as the style sheet says it, without the @
    QRgb dark;
    QRgb light;

    [[nodiscard]] QColor in(Theme theme) const {
        return QColor::fromRgb(theme == Theme::Dark ? dark : light);
    }
};

// No name may be the beginning of a later one: they are replaced in this order.
constexpr std::array kShades{
    Shade{"window", 0x2b2b2b, 0xe6e6e6},      Shade{"base", 0x222222, 0xf4f4f4},
    Shade{"alternate", 0x282828, 0xececec},   Shade{"button", 0x3a3a3a, 0xf6f6f6},
    Shade{"hover", 0x464646, 0xffffff},       Shade{"pressed", 0x303030, 0xdcdcdc},
    Shade{"edge", 0x1c1c1c, 0xb0b0b0},        Shade{"groove", 0x1e1e1e, 0xcccccc},
    Shade{"handleHover", 0x686868, 0x8c8c8c}, Shade{"handle", 0x505050, 0xaaaaaa},
    Shade{"text", 0xdcdcdc, 0x1e1e1e},        Shade{"strong", 0xf0f0f0, 0x101010},
    Shade{"muted", 0xa8a8a8, 0x505050},       Shade{"disabled", 0x808080, 0x8a8a8a},
    Shade{"focus", 0xd08a3c, 0xa8641a},       Shade{"notice", 0x3a3524, 0xf3e6c4},
    Shade{"onAccent", 0x141414, 0x141414},    Shade{"accentHover", 0xe09a4c, 0xe2a45e},
    Shade{"accentEdge", 0x8a5a22, 0xa8641a},  Shade{"accent", 0xd08a3c, 0xd89548},
    Shade{"toolTip", 0x1c1c1c, 0xfafafa},     Shade{"link", 0xe0a45c, 0x8a4a08},
};

QColor shade(Theme theme, const char* name) {
    return std::ranges::find_if(
               kShades, [name](const Shade& s) { return qstrcmp(s.name, name) == 0; })
        ->in(theme);
}

QPalette paletteOf(Theme theme) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const char* name) {
        palette.setColor(role, shade(theme, name));
    };
    set(QPalette::Window, "window");
    set(QPalette::WindowText, "text");
    set(QPalette::Base, "base");
    set(QPalette::AlternateBase, "alternate");
    set(QPalette::Text, "text");
    set(QPalette::PlaceholderText, "muted");
    set(QPalette::Button, "button");
    set(QPalette::ButtonText, "text");
    set(QPalette::BrightText, "strong");
    set(QPalette::Highlight, "accent");
    set(QPalette::HighlightedText, "onAccent");
    set(QPalette::ToolTipBase, "toolTip");
    set(QPalette::ToolTipText, "text");
    set(QPalette::Link, "link");
    // What Fusion draws edges and bevels with.
    set(QPalette::Light, "hover");
    set(QPalette::Midlight, "button");
    set(QPalette::Mid, "groove");
    set(QPalette::Dark, "edge");
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, shade(theme, "disabled"));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shade(theme, "handle"));
    return palette;
}

QString styleSheetOf(Theme theme) {
    QFile file(QStringLiteral(":/looks/studio.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // it is part of the program
    QString sheet = QString::fromUtf8(file.readAll());
    for (const Shade& shade : kShades) {
        sheet.replace(QLatin1Char('@') + QLatin1String(shade.name), shade.in(theme).name());
    }
    return sheet;
}

} // namespace

void applyTheme(QApplication& application, Theme theme) {
    g_current = theme;
    QApplication::setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme));
}

Theme currentTheme() {
    return g_current;
}

QString nameOf(Theme theme) {
    return theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark");
}

Theme themeNamed(const QString& name) {
    return name == nameOf(Theme::Light) ? Theme::Light : Theme::Dark;
}

QColor between(const QColor& from, const QColor& to, double share) {
    const auto mixed = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(
        mixed(from.red(), to.red()),
        mixed(from.green(), to.green()),
        mixed(from.blue(), to.blue()));
}

} // namespace sg
