#pragma once

/// Style pictures as the critic may see them: cropped, drawn by their weights, mirrored and
/// augmented. What is drawn here is not what a running training draws, but alike.

#include "ui/session/picture_services.h"

#include <QDialog>

#include <cstdint>
#include <string>
#include <vector>

class QCheckBox;
class QLabel;
class QSlider;

namespace sg {

class ContactSheet;

class CriticSheet final : public QDialog {
    Q_OBJECT

public:
    struct ModelSize {
        int resolution = 64;
        int channels = 3;
    };

    /// The services must outlive what this started (finishBackground()).
    CriticSheet(
        PictureServices& services, StyleSet pictures, ModelSize size, QWidget* parent = nullptr);

    /// Other pictures, crops or weights.
    void setPictures(StyleSet pictures);

    /// What another model draws.
    void setModelSize(ModelSize size);

    /// How the critic looks: an augmentation (TrainSettings::augment), its probability at the
    /// start, and whether pictures are mirrored.
    void setLook(const std::string& augment, double p, bool mirror);

    /// Whether pictures are mirrored, alone.
    void setMirrored(bool mirrored);

    /// The probability of the running training; shown until the slider is moved.
    void setLiveP(double p);

    /// No training runs any more: the slider alone decides.
    void endLive();

Q_SIGNALS:
    void drawn();

private:
    void layOut();
    void drawOthers();
    void request(bool otherPictures);
    void begin();
    void showP();
    [[nodiscard]] StyleSet drawnByWeight() const;
    [[nodiscard]] bool hasP() const;

    PictureServices& m_services;
    StyleSet m_pictures;
    ModelSize m_size;
    std::string m_augment = "none";
    bool m_mirrored = false;
    std::uint64_t m_seed = 1;
    std::vector<Image> m_squares; ///< that were drawn last, before augmentation
    bool m_working = false;
    bool m_again = false;        ///< something changed since the drawing in progress began
    bool m_otherPictures = true; ///< the squares are not the ones to be shown
    bool m_live = false;
    ContactSheet* m_sheet;
    QLabel* m_kind;
    QSlider* m_slider;
    QLabel* m_words;
    QCheckBox* m_follow;
};

} // namespace sg
