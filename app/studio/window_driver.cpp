#include "app/studio/window_driver.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEventLoop>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPixmap>
#include <QScreen>
#include <QTimer>
#include <QUrl>
#include <QWidget>

namespace sg {

bool waitUntil(const std::function<bool()>& condition, int timeoutMs) {
    const QDeadlineTimer deadline(timeoutMs);
    while (!condition()) {
        if (deadline.hasExpired()) {
            return false;
        }
        waitMs(20);
    }
    return true;
}

void waitMs(int ms) {
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

void dropFiles(QWidget& target, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) {
        urls << QUrl::fromLocalFile(path);
    }
    data.setUrls(urls);
    const QPoint centre = target.rect().center();
    QDragEnterEvent enter(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QDropEvent drop(QPointF(centre), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &drop);
}

namespace {

void mouse(
    QWidget& target,
    QEvent::Type type,
    const QPoint& at,
    Qt::MouseButton button,
    Qt::MouseButtons held) {
    QMouseEvent event(
        type, QPointF(at), QPointF(target.mapToGlobal(at)), button, held, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

} // namespace

void dragMouse(QWidget& target, const QPoint& from, const QPoint& to) {
    constexpr int kSteps = 12;
    mouse(target, QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    for (int i = 1; i <= kSteps; ++i) {
        mouse(
            target,
            QEvent::MouseMove,
            from + (to - from) * i / kSteps,
            Qt::NoButton,
            Qt::LeftButton);
        waitMs(15);
    }
    mouse(target, QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
}

void clickMouse(QWidget& target) {
    const QPoint centre = target.rect().center();
    mouse(target, QEvent::MouseButtonPress, centre, Qt::LeftButton, Qt::LeftButton);
    mouse(target, QEvent::MouseButtonRelease, centre, Qt::LeftButton, Qt::NoButton);
}

void pressKey(QWidget& target, int key, Qt::KeyboardModifiers modifiers) {
    QKeyEvent press(QEvent::KeyPress, key, modifiers);
    QApplication::sendEvent(&target, &press);
    QKeyEvent release(QEvent::KeyRelease, key, modifiers);
    QApplication::sendEvent(&target, &release);
}

bool saveScreenshot(QWidget& window, const QString& path) {
    waitMs(250); // everything that was asked for is drawn
    const QRect frame = window.geometry();
    // QWidget::grab() leaves native children (the Vulkan view) blank; the screen has them.
    const QPixmap picture =
        window.screen()->grabWindow(0, frame.x(), frame.y(), frame.width(), frame.height());
    return !picture.isNull() && picture.save(path);
}

} // namespace sg
