#include "ui/common/application_setup.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>

#include <clocale>

namespace sg {

void setUpApplication(QApplication& application) {
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QPalette palette;
    // Neutral greys: a tinted surround changes how the colours of a picture are seen.
    palette.setColor(QPalette::Window, QColor(0x2b, 0x2b, 0x2b));
    palette.setColor(QPalette::WindowText, QColor(0xdc, 0xdc, 0xdc));
    palette.setColor(QPalette::Base, QColor(0x22, 0x22, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x28, 0x28, 0x28));
    palette.setColor(QPalette::Text, QColor(0xdc, 0xdc, 0xdc));
    palette.setColor(QPalette::PlaceholderText, QColor(0x96, 0x96, 0x96));
    palette.setColor(QPalette::Button, QColor(0x3a, 0x3a, 0x3a));
    palette.setColor(QPalette::ButtonText, QColor(0xe6, 0xe6, 0xe6));
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Highlight, QColor(0xd0, 0x8a, 0x3c));
    palette.setColor(QPalette::HighlightedText, QColor(0x14, 0x14, 0x14));
    palette.setColor(QPalette::ToolTipBase, QColor(0x1c, 0x1c, 0x1c));
    palette.setColor(QPalette::ToolTipText, QColor(0xdc, 0xdc, 0xdc));
    palette.setColor(QPalette::Link, QColor(0xe0, 0xa4, 0x5c));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x80, 0x80));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x5a, 0x5a, 0x5a));
    QApplication::setPalette(palette);
    application.setStyleSheet(
        QStringLiteral("QWidget[role=\"notice\"] { background: #3a3524; }"
                       "QLabel[role=\"heading\"] { font-weight: 600; color: #f0f0f0; }"
                       "QLabel[role=\"hint\"] { color: #a8a8a8; }"
                       "QLabel[role=\"caption\"] { color: #a8a8a8; font-size: 7.5pt; }"
                       "QLabel#dropBanner { color: #141414; background: #d08a3c; "
                       "font-weight: 600; }"
                       "QLabel#emptyHint { font-size: 12pt; border: 1px dashed #505050; "
                       "border-radius: 8px; margin: 16px; }"
                       "QPushButton { padding: 4px 12px; border: 1px solid #1c1c1c; "
                       "border-radius: 3px; background: #3a3a3a; }"
                       "QPushButton:hover:enabled { background: #464646; }"
                       "QPushButton:pressed { background: #303030; }"
                       "QPushButton:disabled { color: #808080; background: #303030; }"
                       "QPushButton:focus { border-color: #d08a3c; }"
                       "QScrollBar:vertical { width: 10px; background: transparent; }"
                       "QScrollBar:horizontal { height: 10px; background: transparent; }"
                       "QScrollBar::handle { background: #505050; border-radius: 3px; "
                       "margin: 2px; }"
                       "QScrollBar::handle:vertical { min-height: 24px; }"
                       "QScrollBar::handle:horizontal { min-width: 24px; }"
                       "QScrollBar::handle:hover { background: #686868; }"
                       "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
                       "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
                       "QPushButton#startButton { padding: 7px 18px; font-weight: 600; background: "
                       "#d08a3c; color: #141414;"
                       " border: 1px solid #8a5a22; border-radius: 4px; }"
                       "QPushButton#startButton:disabled { background: #3a3a3a; color: #808080; "
                       "border-color: #2a2a2a; }"
                       "QPushButton#startButton:hover:enabled { background: #e09a4c; }"
                       "QToolButton { padding: 3px 6px; border: 1px solid #1c1c1c; "
                       "border-radius: 3px; background: #3a3a3a; }"
                       "QToolButton:hover:enabled { background: #464646; }"
                       "QToolButton:focus { border-color: #d08a3c; }"
                       "QToolButton:pressed { background: #303030; }"
                       "QToolButton:checked { background: #d08a3c; color: #141414; }"
                       "QToolButton[role=\"mute\"], QToolButton[role=\"solo\"] { padding: 0; "
                       "font-size: 7.5pt; font-weight: 600; }"
                       "QToolButton[role=\"mute\"]:checked { background: #7fb2e5; }"
                       "QToolButton[role=\"link\"] { padding: 1px 6px; }"
                       "QToolButton:disabled { color: #808080; background: #303030; }"
                       "QToolButton[popupMode=\"2\"] { padding-right: 18px; }"
                       "QToolButton::menu-indicator { subcontrol-position: right center; "
                       "right: 5px; }"
                       "QToolButton#stopButton { padding: 7px 22px 7px 12px; }"
                       "QToolButton#advancedFold, QToolButton[role=\"fold\"] { border: none; "
                       "background: transparent; "
                       "color: #dcdcdc; padding: 2px 2px 2px 0; }"
                       "QProgressBar { border: 1px solid #1c1c1c; border-radius: 3px; "
                       "background: #1e1e1e; }"
                       "QProgressBar::chunk { background: #d08a3c; border-radius: 2px; }"
                       "QSplitter::handle { background: #1e1e1e; }"
                       "QStatusBar::item { border: none; }"
                       "QListWidget { border: 1px solid #1c1c1c; }"));
}

} // namespace sg
