#include "ui/window/dock_title.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace sg {

namespace {

QToolButton* dockButton(const QString& sign, const QString& words, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setText(sign);
    button->setProperty("role", QStringLiteral("dock"));
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFocusPolicy(Qt::NoFocus); // the View menu does the same from the keyboard
    return button;
}

} // namespace

DockTitle::DockTitle(QDockWidget& dock) : QWidget(&dock) {
    auto* name = new QLabel(dock.windowTitle(), this);
    name->setProperty("role", QStringLiteral("heading"));
    auto* floating = dockButton(QStringLiteral("\u2197"), tr("Float, or put back"), this);
    floating->setObjectName(QStringLiteral("floatDock"));
    auto* close = dockButton(QStringLiteral("\u00d7"), tr("Close; the View menu has it"), this);
    close->setObjectName(QStringLiteral("closeDock"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 4, 2);
    row->setSpacing(2);
    row->addWidget(name, 1);
    row->addWidget(floating);
    row->addWidget(close);
    connect(
        floating, &QToolButton::clicked, &dock, [&dock] { dock.setFloating(!dock.isFloating()); });
    connect(close, &QToolButton::clicked, &dock, &QWidget::close);
}

} // namespace sg
