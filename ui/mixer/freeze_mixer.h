#pragma once

/// One vertical fader a layer group: down is frozen, up learns at the full rate.

#include "core/model/model_info.h"
#include "core/train/freeze_plan.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QSlider;

namespace sg {

class FreezeMixer : public QWidget {
    Q_OBJECT

public:
    explicit FreezeMixer(QWidget* parent = nullptr);

    /// Rebuilds the faders, all at 1.
    void setGroups(const std::vector<LayerGroup>& groups);

    [[nodiscard]] FreezePlan plan() const;
    void setPlan(const FreezePlan& plan);

Q_SIGNALS:
    void planChanged(const sg::FreezePlan& plan);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addSection(QGridLayout* grid, int row, const QString& title, bool critic);
    void addFader(const LayerGroup& group, QGridLayout* grid, int row, int column);
    void showValue(const std::string& id);
    void usePreset(const QString& name);

    struct Fader {
        QSlider* slider = nullptr;
        QLabel* value = nullptr;
    };

    std::vector<LayerGroup> m_groups;
    std::map<std::string, Fader> m_faders;
    QWidget* m_desk = nullptr;
    QWidget* m_holder;
    bool m_quiet = false;
};

} // namespace sg
