#pragma once

/// The bar over a dock: its name, and buttons that float and close it. Qt's own has dark icons
/// that a dark theme swallows.

#include <QWidget>

class QDockWidget;

namespace sg {

class DockTitle final : public QWidget {
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget& dock);
};

} // namespace sg
