#pragma once

/// How much of what was learned is seen, by layer group of the generator: sliders from the source
/// to the tuned model, under a fold. The training is not changed by it.

#include "core/explore/blend.h"
#include "core/model/model_info.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace sg {

class BlendPanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kSteps = 100; ///< positions from source to tuned

    explicit BlendPanel(QWidget* parent);

    /// Rebuilds the sliders of the generator's groups, all at tuned. Tells nobody.
    void setGroups(const std::vector<LayerGroup>& groups);

    [[nodiscard]] const Blend& blend() const { return m_blend; }

    /// Tells when that changes something. Groups that it does not name are at tuned.
    void setBlend(const Blend& blend);

    /// There is something to blend: what was learned, or a moment that is looked at.
    void setOffered(bool offered);

    /// All sliders to tuned; tells when that changes something.
    void reset() { setAll(kSteps); }

Q_SIGNALS:
    /// At every position that a slider passes.
    void blendChanged(const sg::Blend& blend);
    void keepRequested();

private:
    struct Row {
        std::string group;
        QSlider* slider;
        QLabel* value;
    };

    QSlider* addSlider(QWidget* parent, const QString& id, const QString& name);
    void addRow(const LayerGroup& group, QGridLayout& grid, int index);
    void setAll(int position);
    void take();
    void showWords();

    Blend m_blend;
    std::vector<Row> m_rows;
    bool m_offered = false;
    QToolButton* m_fold;
    QLabel* m_state;
    QWidget* m_content;
    QWidget* m_sliders; ///< of the groups; rebuilt for each model
    QSlider* m_master;
    QLabel* m_masterValue;
    QPushButton* m_keep;
    QPushButton* m_reset;
};

} // namespace sg
