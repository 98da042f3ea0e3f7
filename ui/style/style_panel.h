#pragma once

/// The pictures to learn from: dropped, shown as thumbnails, weighted, removed.

#include "ui/session/services.h"

#include <QUrl>
#include <QWidget>

#include <functional>
#include <stop_token>

class QCheckBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace sg {

class WeightRow;

class StylePanel : public QWidget {
    Q_OBJECT

public:
    explicit StylePanel(StudioServices& services, QWidget* parent = nullptr);

    /// Cancels an import in progress.
    ~StylePanel() override;

    /// Imports files, folders and archives off the GUI thread; `picturesChanged` follows.
    void addPaths(const QStringList& paths);

    [[nodiscard]] const StyleSet& pictures() const { return m_set; }

    /// Shows another set, for instance of a run that waited in the queue. An import in progress is
    /// given up. No signal follows.
    void setPictures(StyleSet pictures);

    [[nodiscard]] bool mirror() const;
    void setMirror(bool mirror);

    /// While a training is prepared or ends the set cannot change.
    void setLocked(bool locked);

Q_SIGNALS:
    void picturesChanged(int count);

    /// The same pictures shall be shown more or less often.
    void weightsChanged();
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
    void showNotes();
    void showPicture(QListWidgetItem& item, const StylePicture& picture);
    void showSelection();
    [[nodiscard]] std::vector<std::size_t> selectedRows() const;

    /// Gives each selected picture the weight `change(its weight)`, unless none would be shown
    /// then.
    void reweight(const std::function<double(double)>& change);

    StudioServices& m_services;
    StyleSet m_set;
    std::stop_source m_cancel;
    bool m_importing = false;
    int m_importNumber = 0; ///< tells an import that was given up from the present one
    bool m_locked = false;
    QStringList m_waiting;
    QListWidget* m_list;
    QLabel* m_count;
    QLabel* m_notes;
    WeightRow* m_weight;
    QCheckBox* m_mirror;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace sg
