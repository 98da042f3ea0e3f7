#pragma once

/// The contact sheet of a taste: what is compared with on top, a card a candidate below. It does
/// not block the window; closed, the taste goes on.

#include "core/data/style_set.h"
#include "ui/train/taste.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace sg {

class TasteCard;

class TasteDialog final : public QDialog {
    Q_OBJECT

public:
    /// The taste must outlive it.
    TasteDialog(Taste& taste, QWidget* parent);

    static constexpr int kPictures = 6; ///< a card
    static constexpr int kSteps = 50;   ///< of a run, unless somebody sets it otherwise

    [[nodiscard]] int steps() const;

    /// The style pictures to compare with.
    void setPictures(const StyleSet& pictures);

    /// Why no taste can be started and nothing be chosen; empty = both can.
    void setObstacle(const QString& reason);

Q_SIGNALS:
    void startRequested();
    void stepsChanged();

    /// A candidate that is done.
    void chosen(int index);

private:
    void layOut();
    void build();
    void showSource();
    void showCard(int index);
    void refresh();

    Taste& m_taste;
    QString m_obstacle;
    QSpinBox* m_steps;
    QPushButton* m_start;
    QPushButton* m_cancel;
    QLabel* m_words;
    QScrollArea* m_scroll;
    TasteCard* m_pictures;
    TasteCard* m_source;
    std::vector<TasteCard*> m_cards; ///< a candidate each
};

} // namespace sg
