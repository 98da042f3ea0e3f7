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

class PinTools final : public QWidget {
    Q_OBJECT

public:
    explicit PinTools(QWidget* parent);

    [[nodiscard]] const PinBoard& board() const { return m_board; }

    /// Other seeds for all tiles that are not locked.
    void newSeeds();

    /// Watches these spots on the walks instead of the seeds' own latents, or those again.
    void stay(const std::vector<double>& turns);
    void goBack();

    /// As PinBoard::restore().
    void restore(const PinState& state);
    void
    restore(const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, double psi);

    /// What can be done with the tile, at a place of the screen. The menu closes by itself.
    void showMenu(int tile, const QPoint& globalPosition);

    /// A line before the tools: what is seen.
    void setCaption(const QString& text);

    /// A box for the size of the grid, to be laid out elsewhere.
    [[nodiscard]] QComboBox* sizeBox() const { return m_size; }

Q_SIGNALS:
    void pinsChanged(const sg::PreviewPins& pins);
    void lockedChanged(std::uint32_t tiles);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void countOnFromFirst();
    void addSeeds(QBoxLayout& row);
    void addVariety(QBoxLayout& row);
    void fillSizes();
    void showBoard();
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
