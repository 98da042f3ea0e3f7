#pragma once

/// Where the instruments stand: docks around the preview that can be moved, floated, closed and put
/// back. The preview itself stays in the middle: moving a native window would cost it its graphics
/// device.

#include <QByteArray>
#include <QList>
#include <QObject>

#include <array>

class QAction;
class QDockWidget;
class QMainWindow;
class QWidget;

namespace sg {

class Workspace final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QWidget& centre;
        QWidget& pictures;
        QWidget& training;
        QWidget& mixer;
        QWidget& curves;
        QWidget& queue;
    };

    /// Takes the parts into docks of `window`; reset() puts them in their places.
    Workspace(QMainWindow& window, const Parts& parts);

    /// One action a dock: shown or not.
    [[nodiscard]] QList<QAction*> dockActions() const;

    /// Hides all docks, and shows again those that were there.
    void setOnlyPreview(bool only);

    [[nodiscard]] bool onlyPreview() const { return m_onlyPreview; }

    /// Everything where it was in the beginning.
    void reset();

    /// Where everything is, for the settings.
    [[nodiscard]] QByteArray save() const;

    /// False, and nothing changes, when `saved` is of another version or not from save().
    bool restore(const QByteArray& saved);

Q_SIGNALS:
    void onlyPreviewChanged(bool only);

private:
    enum Place { Pictures, Training, Mixer, Curves, Queue, kPlaces };

    QDockWidget* add(Place place, const char* name, const QString& title, QWidget& part);
    void leaveOnlyPreview();

    QMainWindow& m_window;
    std::array<QDockWidget*, kPlaces> m_docks{};
    QByteArray m_beforeOnly;
    bool m_onlyPreview = false;
};

} // namespace sg
