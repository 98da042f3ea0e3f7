#pragma once

/// A row above the preview: which seeds are watched, and with how much variety.

#include "ui/window/pin_board.h"

#include <QPoint>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QMenu;
class QSlider;
class QSpinBox;

namespace sg {

/// What is watched, to be put back later.
struct PinState {
    PinBoard board;
    int first = 0; ///< as the field for the first seed says

    friend bool operator==(const PinState&, const PinState&) = default;
};

class PinTools final : public QWidget {
    Q_OBJECT

public:
    explicit PinTools(QWidget* parent);

    [[nodiscard]] const PinBoard& board() const { return m_board; }

    [[nodiscard]] PinState state() const;
    void setState(const PinState& state); ///< tells

    /// Other seeds for all tiles that are not locked.
    void newSeeds();

    /// Watches these spots on the walks instead of the seeds' own latents, or those again.
    void stay(const std::vector<double>& turns);
    void goBack();

    /// What can be done with the tile, at a place of the screen. The menu closes by itself.
    void showMenu(int tile, const QPoint& globalPosition);

    /// A line before the tools: what is seen.
    void setCaption(const QString& text);

    /// A box for the size of the grid, to be laid out elsewhere.
    [[nodiscard]] QComboBox* sizeBox() const { return m_size; }

Q_SIGNALS:
    void pinsChanged(const sg::PreviewPins& pins);
    void lockedChanged(std::uint32_t tiles);

private:
    void addSeeds(QBoxLayout& row);
    void addVariety(QBoxLayout& row);
    void fillSizes();
    void tell();

    PinBoard m_board;
    QLabel* m_caption;
    QSpinBox* m_firstSeed;
    QSlider* m_psi;
    QLabel* m_psiValue;
    QComboBox* m_size;
    QMenu* m_menu;
};

} // namespace sg
