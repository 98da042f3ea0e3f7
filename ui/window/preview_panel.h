#pragma once

/// The middle of the window: the preview with its tools above, the safety badge, and what stands
/// there before a model is open. Words stand in the tools: nothing can lie over the preview, which
/// is a native window.

#include "core/explore/sampler.h"
#include "core/model/model_info.h"
#include "ui/preview/preview_view.h"
#include "ui/window/pin_board.h"

#include <QList>
#include <QWidget>

#include <cstdint>
#include <vector>

class QAction;
class QActionGroup;
class QBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;
class QVulkanInstance;

namespace sg {

class BrushTools;
class HoldToFlip;
class ModelBadge;
class PinTools;
class WalkTools;

class PreviewPanel final : public QWidget {
    Q_OBJECT

public:
    /// The Vulkan instance may be null and must outlive the panel.
    PreviewPanel(QVulkanInstance* vulkan, QWidget* parent);

    [[nodiscard]] PreviewView& view() { return *m_view; }

    /// The row with seeds and variety.
    [[nodiscard]] PinTools& pinTools() { return *m_pinTools; }

    /// "Hold to see the source": its keys are looked up, it is never triggered.
    [[nodiscard]] QAction* flipAction() const;

    /// Which latents are watched.
    [[nodiscard]] const PreviewPins& pins() const;

    [[nodiscard]] PinState pinState() const;
    void restorePins(const PinState& state);

    /// The actions Source, Tuned, Split, ..., for menus.
    [[nodiscard]] QList<QAction*> compareActions() const;
    void setCompare(CompareMode mode);
    void nextCompare(); ///< all but the brush, in turn
    void newSeeds();
    void setWalking(bool walks);

    /// Watches the latents of a recipe (PinBoard::restore()); a walk ends.
    void restorePins(
        const std::vector<std::uint32_t>& seeds, const std::vector<double>& turns, double psi);

    /// Another model was opened: clears the frames and shows the preview.
    void setModel(const ModelInfo& info);

    /// As before the first model.
    void closeModel();

    /// A line in place of the tools says what a drop will do. (It cannot lie over the preview,
    /// which is a native window.)
    void showDropBanner(const QString& text);
    void hideDropBanner();

Q_SIGNALS:
    void pinsChanged(const sg::PreviewPins& pins);
    void walkChanged(const sg::LatentWalk& walk);
    void saveCompositeRequested();

private:
    void addCompareTools(QBoxLayout& row);
    void addFlip(QBoxLayout& row);
    void addZoomTools(QBoxLayout& row);
    void connectPins();
    void connectWalk();
    void updateWalk();
    void showCaption();

    PreviewView* m_view;
    QStackedWidget* m_stage;
    QStackedWidget* m_toolRow;
    QLabel* m_dropBanner;
    ModelBadge* m_badge;
    QActionGroup* m_compare;
    QToolButton* m_single;
    QStackedWidget* m_secondRow;
    PinTools* m_pinTools;
    WalkTools* m_walkTools;
    BrushTools* m_brushTools;
    HoldToFlip* m_flip = nullptr;
    bool m_walks = false;
};

} // namespace sg
