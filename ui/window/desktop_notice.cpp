#include "ui/window/desktop_notice.h"

#include <QApplication>
#include <QStyle>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

namespace sg {

namespace {

constexpr int kMessageMs = 15'000;

} // namespace

void DesktopNotice::show(QWidget& window, const QString& title, const QString& text) {
    QApplication::alert(&window);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        return;
    }
    if (!m_tray) {
        const QIcon own = window.windowIcon();
        m_tray = new QSystemTrayIcon(
            own.isNull() ? window.style()->standardIcon(QStyle::SP_MessageBoxInformation) : own,
            &window);
        m_tray->setToolTip(title);
        QObject::connect(m_tray, &QSystemTrayIcon::messageClicked, &window, [&window] {
            window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
            window.raise();
            window.activateWindow();
        });
    }
    // The icon is only there for the message: the studio does not live in the tray.
    m_tray->show();
    m_tray->showMessage(title, text, QSystemTrayIcon::Information, kMessageMs);
    QTimer::singleShot(kMessageMs, m_tray, &QSystemTrayIcon::hide);
}

} // namespace sg
