#pragma once

/// One desk of the mixer, for one network: its channels side by side, with link, solo and the count
/// of numbers that may change.

#include "core/model/model_info.h"
#include "core/train/freeze_plan.h"
#include "ui/mixer/desk_state.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace sg {

class FaderChannel;

class MixerSection final : public QWidget {
    Q_OBJECT

public:
    struct Names {
        QString id;    ///< for object names: "generator" or "critic"
        QString title; ///< for people
    };

    /// All faders up. Groups must not be empty.
    MixerSection(const Names& names, const std::vector<LayerGroup>& groups, QWidget* parent);

    /// Least widths of its columns in pixels, and what they shall be, so that the channels of two
    /// sections stand under each other. There may be more columns than channels.
    [[nodiscard]] const std::vector<int>& columnWidths() const { return m_widths; }

    void setColumnWidths(const std::vector<int>& widths);

    /// Adds the factors that the training shall use, after mute and solo. Mute wins over solo. What
    /// is at 1 is left out.
    void addTo(FreezePlan& plan) const;

    /// Puts the faders there and switches mute and solo off. Tells nobody.
    void setPlan(const FreezePlan& plan);

    /// Makes these groups do as said and leaves the rest of the desk alone: a mute of theirs goes
    /// off, and a solo of others takes in those that shall learn. Names of other sections are
    /// skipped. Tells nobody.
    void moveFaders(const std::map<std::string, double>& factors);

    /// All faders with mute and solo, to be put back later. setDesk() leaves what is not named
    /// alone, and tells nobody.
    void addTo(DeskState& desk) const;
    void setDesk(const DeskState& desk);

    /// By group; a group that is not named has no measurement.
    void setDrift(const std::map<std::string, double>& drift);

Q_SIGNALS:
    void faderMoved(); ///< by hand, at every position it passes
    void changed();    ///< by hand, once for a gesture

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader(const Names& names);
    void buildDesk(const std::vector<LayerGroup>& groups);
    void addChannel(const LayerGroup& group, int column);
    void addCaption(const std::string& caption, int first, int count);
    void fitHeight();
    void follow(FaderChannel& moved, int from);
    void forgetAims();
    void showEffect();
    [[nodiscard]] QString soloNames() const;
    [[nodiscard]] double factor(const FaderChannel& channel, bool anySolo) const;
    [[nodiscard]] bool anySolo() const;

    std::vector<FaderChannel*> m_channels;
    /// Where linked faders would stand if they had no ends, by channel: one that was pushed against
    /// its end gets its distance to the others back on the way back.
    std::vector<int> m_aims;
    bool m_pending = false; ///< the gesture has moved something
    QToolButton* m_link;
    QLabel* m_count;
    QScrollArea* m_scroll; ///< sideways, for models of many groups
    QGridLayout* m_grid = nullptr;
    std::vector<int> m_widths;
};

} // namespace sg
