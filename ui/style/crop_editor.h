#pragma once

/// Chooses which part of the pictures is learned from, one picture after the other. Nothing changes
/// before Apply, and it stays open with what was chosen when that is refused.

#include "ui/session/picture_services.h"
#include "ui/style/style_edits.h"

#include <QDialog>

#include <map>
#include <memory>
#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace sg {

class CropCanvas;

class CropEditor final : public QDialog {
    Q_OBJECT

public:
    /// `resolution` is what the model draws; 0 = no model yet. The services must outlive what this
    /// started (finishBackground()).
    CropEditor(
        PictureServices& services,
        std::vector<StylePicture> pictures,
        int resolution,
        QWidget* parent = nullptr);

    /// Shows the picture of this row. Its crop can be changed once it has been read.
    void showPicture(std::size_t row);

    /// Out of a slot of applied(): the changes cannot be taken now, and `why` is a sentence.
    void refuse(const QString& why);

Q_SIGNALS:
    /// Apply was pressed; only pictures whose crop is another one now, by their rows. The editor
    /// closes afterwards, unless that was refused.
    void applied(const std::vector<sg::CropChange>& changes);

    /// The preview beside the picture shows the present crop.
    void previewed();

private:
    void layOut();
    void connectParts();
    void showView(const Result<Image>& view);
    void setCrop(const PictureCrop& crop);
    void showCrop(const PictureCrop& crop);
    void remember();
    void drawPreview();
    void apply();

    [[nodiscard]] const StylePicture& picture() const { return m_pictures[m_row]; }

    PictureServices& m_services;
    std::vector<StylePicture> m_pictures;
    std::map<std::size_t, CropChange> m_changes; ///< by row
    int m_resolution;
    std::size_t m_row = 0;
    std::shared_ptr<const Image> m_view; ///< of the picture shown; null while it is read
    int m_viewNumber = 0;                ///< tells a view of another picture from the awaited one
    bool m_previewing = false;
    bool m_previewAgain = false;
    CropCanvas* m_canvas;
    QLabel* m_preview;
    QLabel* m_facts;
    QSlider* m_angle;
    QDoubleSpinBox* m_degrees;
    QCheckBox* m_mirror;
    QCheckBox* m_squeeze;
    QPushButton* m_reset;
    QPushButton* m_previous;
    QPushButton* m_next;
    QLabel* m_name;
    QLabel* m_refusal; ///< why Apply was refused
    QPushButton* m_apply;
};

} // namespace sg
