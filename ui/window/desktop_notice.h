#pragma once

/// Tells something by way of the desktop: the window's entry in the task bar asks for attention,
/// and where there is a tray a message appears. Never waits, and does without what is not there.

#include <QPointer>
#include <QString>

class QSystemTrayIcon;
class QWidget;

namespace sg {

class DesktopNotice {
public:
    void show(QWidget& window, const QString& title, const QString& text);

private:
    QPointer<QSystemTrayIcon> m_tray; ///< a child of the window; only there after a message
};

} // namespace sg
