#pragma once

/// The pictures to learn from: dropped, shown as thumbnails, removed.

#include "ui/session/services.h"

#include <QUrl>
#include <QWidget>

#include <stop_token>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace sg {

class StylePanel : public QWidget {
    Q_OBJECT

public:
    explicit StylePanel(StudioServices& services, QWidget* parent = nullptr);

    /// Cancels an import in progress.
    ~StylePanel() override;

    /// Imports files, folders and archives off the GUI thread; `picturesChanged` follows.
    void addPaths(const QStringList& paths);

    [[nodiscard]] const StyleSet& pictures() const { return m_set; }

    [[nodiscard]] bool mirror() const;

    /// While a training runs the set cannot change.
    void setLocked(bool locked);

Q_SIGNALS:
    void picturesChanged(int count);
    void urlsHovering(const QList<QUrl>& urls);
    void hoverEnded();
    void urlsDropped(const QList<QUrl>& urls);
    void message(const QString& text);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void removeSelected();
    void choose();
    void refresh();

    StudioServices& m_services;
    StyleSet m_set;
    std::stop_source m_cancel;
    bool m_importing = false;
    bool m_locked = false;
    QStringList m_waiting;
    QListWidget* m_list;
    QLabel* m_count;
    QLabel* m_notes;
    QCheckBox* m_mirror;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace sg
