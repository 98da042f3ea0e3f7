#pragma once

/// The middle of the window: the preview with its tools above, the safety badge, and what stands
/// there before a model is open.

#include "core/explore/sampler.h"
#include "core/model/model_info.h"
#include "ui/preview/preview_view.h"

#include <QList>
#include <QWidget>

class QAction;
class QActionGroup;
class QBoxLayout;
class QLabel;
class QSlider;
class QSpinBox;
class QStackedWidget;
class QVulkanInstance;

namespace sg {

class ModelBadge;

class PreviewPanel final : public QWidget {
    Q_OBJECT

public:
    /// The Vulkan instance may be null and must outlive the panel.
    PreviewPanel(QVulkanInstance* vulkan, QWidget* parent);

    [[nodiscard]] PreviewView& view() { return *m_view; }

    /// Which latents are watched: nine neighbouring seeds and psi.
    [[nodiscard]] const PreviewPins& pins() const { return m_pins; }

    /// The actions Source, Tuned and Split, for menus.
    [[nodiscard]] QList<QAction*> compareActions() const;
    void setCompare(CompareMode mode);
    void nextCompare();
    void newSeeds();

    /// Another model was opened: clears the frames and shows the preview.
    void setModel(const ModelInfo& info);

    /// A line in place of the tools says what a drop will do. (It cannot lie over the preview,
    /// which is a native window.)
    void showDropBanner(const QString& text);
    void hideDropBanner();

Q_SIGNALS:
    void pinsChanged(const sg::PreviewPins& pins);

private:
    void addCompareTools(QBoxLayout& row);
    void addZoomTools(QBoxLayout& row);
    void addPinTools(QBoxLayout& row);
    void updatePins();

    PreviewPins m_pins;
    PreviewView* m_view;
    QStackedWidget* m_stage;
    QStackedWidget* m_toolRow;
    QLabel* m_dropBanner;
    ModelBadge* m_badge;
    QActionGroup* m_compare;
    QSlider* m_psi;
    QLabel* m_psiValue;
    QSpinBox* m_firstSeed;
};

} // namespace sg
