#pragma once

/// The pictures to learn from: dropped or pasted, shown as thumbnails, ordered, weighted, cropped,
/// removed; every change can be undone.

#include "ui/session/services.h"
#include "ui/style/style_edits.h"

#include <QUrl>
#include <QWidget>

#include <functional>
#include <string>
#include <unordered_map>

class QAction;
class QCheckBox;
class QLabel;
class QMimeData;
class QPushButton;

namespace sg {

class CriticSheet;
class CropEditor;
class GapCard;
class GapService;
class PictureImport;
class PictureList;
class RemarkKeeper;
class WeightRow;

class StylePanel : public QWidget {
    Q_OBJECT

public:
    explicit StylePanel(StudioServices& services, QWidget* parent = nullptr);

    /// Cancels an import in progress.
    ~StylePanel() override;

    /// Imports files, folders and archives off the GUI thread; `picturesChanged` follows.
    void addPaths(const QStringList& paths);

    /// Files that were copied are dropped; a picture itself is saved in the user's data folder and
    /// added.
    void paste(const QMimeData& clipboard);

    [[nodiscard]] const StyleSet& pictures() const { return m_edits.set(); }

    /// Shows another set, for instance of a run that waited in the queue. An import in progress is
    /// given up, and nothing before it can be undone. No signal follows.
    void setPictures(StyleSet pictures);

    /// What the model draws; too small pictures are marked. 0 = no model.
    void setModelSize(int resolution, int channels);

    /// From now on the panel offers to measure how far the pictures are from what the model draws.
    /// The service must outlive the panel and what it started.
    void offerGap(GapService& service);

    /// The model that would be trained, for that; null = none.
    void setGapModel(std::shared_ptr<const Model> model, const ModelInfo& info);

    /// Id of the intent that its answer names for these pictures and that model; empty = none.
    [[nodiscard]] std::string gapIntent() const;

    [[nodiscard]] bool mirror() const;

    /// No signal follows.
    void setMirror(bool mirror);

    /// What the active run has to do with the pictures shown, where that is not plain; a sentence,
    /// empty = none.
    void setRunNote(const QString& words);

    /// While a training is prepared or ends the set cannot change.
    void setLocked(bool locked);

    void undo();
    void redo();

    /// What was done to the pictures.
    [[nodiscard]] QUndoStack& history() { return m_edits.history(); }

    /// "Paste pictures", for a menu.
    [[nodiscard]] QAction* pasteAction() const { return m_paste; }

Q_SIGNALS:
    /// Which pictures there are, or what is seen of them. Their order does not matter to anybody.
    void picturesChanged(int count);

    /// gapIntent() may be another one. When pictures or model take the answer away, those say so.
    void gapAnswered();

    /// The same pictures shall be shown more or less often.
    void weightsChanged();

    /// The person wants them mirrored half of the time, or not any more.
    void mirrorChanged(bool mirror);
    void urlsHovering(const QList<QUrl>& urls);
    void hoverEnded();
    void urlsDropped(const QList<QUrl>& urls);
    void message(const QString& text);

    /// "Add..." was pressed: which files, somebody else asks.
    void addRequested();

    /// The sheet is on the screen and wants to know how the critic looks.
    void criticSheetOpened(sg::CriticSheet* sheet);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void layOut();
    void connectParts();
    void pasteClipboard();
    void removeSelected();
    void mirrorSelected();
    void editCrop();
    void openCropEditor(std::size_t row);
    void openCriticSheet();

    /// Calls `update` with every open sheet, or closes it when there is nothing to see any more.
    void updateCriticSheets(const std::function<void(CriticSheet&)>& update);
    void move(const std::vector<std::size_t>& rows, std::size_t before);
    void
    takeCrops(CropEditor& editor, const StyleSet& before, const std::vector<CropChange>& changes);

    void reweight(const std::function<double(double)>& change);
    void complain(const QString& why);
    void follow(const PictureEdit& edit);
    void refresh();
    void judge();
    void showItem(std::size_t row);
    void showSelection();
    void showRemarks(const std::vector<PictureRemarks>& remarks);
    void showMenu(const QPoint& place);

    StudioServices& m_services;
    StyleEdits m_edits;
    PictureImport* m_import;
    RemarkKeeper* m_remarkKeeper;
    std::unordered_map<std::string, PictureRemarks> m_remarks; ///< by StylePicture::pixelHash
    int m_resolution = 0;
    int m_channels = 3;
    bool m_locked = false;
    QAction* m_paste;
    PictureList* m_list;
    QLabel* m_count;
    QLabel* m_runNote;
    QLabel* m_notes;
    GapCard* m_gap = nullptr; ///< null until it is offered
    QLabel* m_done;           ///< what was just done, with a link that takes it back
    WeightRow* m_weight;
    QCheckBox* m_mirror;
    QPushButton* m_add;
    QPushButton* m_removeButton;
    QPushButton* m_cropButton;
    QPushButton* m_criticButton;
};

} // namespace sg
