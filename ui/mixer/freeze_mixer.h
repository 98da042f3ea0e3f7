#pragma once

/// One vertical fader a layer group: down is frozen, up learns at the full rate. Generator and
/// critic are two desks, each with its own mute, solo and link.

#include "core/model/model_info.h"
#include "core/train/freeze_plan.h"
#include "ui/mixer/mixer_section.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace sg {

class BlendPanel;

class FreezeMixer : public QWidget {
    Q_OBJECT

public:
    explicit FreezeMixer(QWidget* parent = nullptr);

    /// Rebuilds the faders, all at 1, without drift and reason. Tells nobody.
    void setGroups(const std::vector<LayerGroup>& groups);

    /// What is seen of what was learned; its sliders are rebuilt with the groups.
    [[nodiscard]] BlendPanel& blend() { return *m_blend; }

    /// What the training shall do: after mute and solo.
    [[nodiscard]] FreezePlan plan() const;

    /// Puts all faders there, switches mute and solo off, and tells. `reason` is one sentence that
    /// says why, for a choice the artist did not make; it goes when a fader is moved by hand.
    void setPlan(const FreezePlan& plan, const QString& reason = {});

    /// Makes these groups do as said, whatever was muted or soloed, leaves the others alone, and
    /// tells. `reason` as above.
    void moveFaders(const std::map<std::string, double>& factors, const QString& reason);

    /// All faders with mute and solo, to be put back later; setDesk() tells when that changes what
    /// the training shall do.
    [[nodiscard]] DeskState desk() const;
    void setDesk(const DeskState& desk);

    /// How far each group has moved from the source, as MonitorReport::drift.
    void setDrift(const std::map<std::string, double>& drift);

    /// Nothing is known about the drift any more.
    void clearDrift();

Q_SIGNALS:
    /// Once for a gesture, a preset or a call, however many faders it moves.
    void planChanged(const sg::FreezePlan& plan);

    /// A fader, mute or solo is another one, also where that has no effect.
    void deskChanged();

private:
    void addSection(const QString& id, const QString& title, bool critic);
    void alignColumns();
    void showReason(const QString& reason);
    void tell();
    void usePreset(const QString& name);

    std::vector<LayerGroup> m_groups;
    std::vector<MixerSection*> m_sections;
    FreezePlan m_told; ///< what was last told
    QLabel* m_reason;
    QWidget* m_holder;
    BlendPanel* m_blend;
    QWidget* m_desk = nullptr;
    QVBoxLayout* m_column = nullptr; ///< of the desk
};

} // namespace sg
