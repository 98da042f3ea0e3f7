#include "ui/window/attention.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>
#include <QWindow>

namespace sg {

namespace {

constexpr int kLeavingMs = 300;

} // namespace

Attention::Attention(QWidget& window) : QObject(&window), m_window(window) {
    m_leaving.setSingleShot(true);
    m_leaving.setInterval(kLeavingMs);
    connect(&m_leaving, &QTimer::timeout, this, [this] { set(inFront()); });
    window.installEventFilter(this);
    // The window itself hears nothing when a dialog over it loses the front.
    connect(qApp, &QGuiApplication::focusWindowChanged, this, &Attention::look);
}

void Attention::pin() {
    m_pinned = true;
    m_leaving.stop();
    set(true);
}

bool Attention::inFront() const {
    return QApplication::activeWindow() != nullptr && !m_window.isMinimized();
}

bool Attention::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ActivationChange || event->type() == QEvent::WindowStateChange) {
        look();
    }
    return QObject::eventFilter(watched, event);
}

void Attention::look() {
    if (m_pinned || !m_window.isVisible()) {
        return;
    }
    if (inFront()) {
        m_leaving.stop();
        set(true);
    } else if (!m_leaving.isActive()) {
        m_leaving.start();
    }
}

void Attention::set(bool here) {
    if (here != m_here) {
        m_here = here;
        Q_EMIT changed(here);
    }
}

} // namespace sg
