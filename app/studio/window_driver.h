#pragma once

/// Helpers that act on a window as a person would, and wait as one would.

#include <QPoint>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace sg {

/// Runs the event loop until `condition` holds; false after `timeoutMs`.
bool waitUntil(const std::function<bool()>& condition, int timeoutMs);

/// Runs the event loop for a while.
void waitMs(int ms);

/// Drops local files on a widget.
void dropFiles(QWidget& target, const QStringList& paths);

/// Presses, drags and releases the left button, in widget coordinates.
void dragMouse(QWidget& target, const QPoint& from, const QPoint& to);

void clickMouse(QWidget& target);
void pressKey(QWidget& target, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

/// The whole window as the screen shows it, native children included.
bool saveScreenshot(QWidget& window, const QString& path);

} // namespace sg
