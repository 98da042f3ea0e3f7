#include "ui/habits/setup_history.h"

#include "ui/common/core_words.h"
#include "ui/mixer/blend_panel.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/train/train_panel.h"

#include <utility>
#include <vector>

namespace sg {

namespace {

constexpr int kUndoSteps = 100;
constexpr int kPauseMs = 1000; ///< after which a move of the same control is another edit
constexpr int kCommandId = 2;

/// Which control an edit is about, and what to call it. Edits of one control may become one.
struct EditName {
    QString control; ///< empty = of several
    QString text;
};

EditName nameOfSettings(const TrainSettings& from, const TrainSettings& to) {
    EditName name{{}, SetupHistory::tr("changing settings")};
    int changes = (from.augment != to.augment ? 1 : 0) + (from.method != to.method ? 1 : 0);
    for (const ParamSpec& spec : trainParams()) {
        if (value(from, spec.id) != value(to, spec.id)) {
            ++changes;
            name = {
                coreText(spec.label), SetupHistory::tr("changing %1").arg(coreText(spec.label))};
        }
    }
    return changes == 1 ? name : EditName{{}, SetupHistory::tr("changing settings")};
}

EditName nameOfDesk(const DeskState& from, const DeskState& to) {
    QStringList moved;
    bool switched = false;
    for (const auto& [group, state] : to) {
        const auto before = from.find(group);
        if (before == from.end() || before->second == state) {
            continue;
        }
        if (before->second.position != state.position) {
            moved << QString::fromStdString(group);
        } else {
            switched = true;
        }
    }
    if (moved.size() == 1) {
        return {
            QStringLiteral("fader ") + moved.first(),
            SetupHistory::tr("moving the fader %1").arg(moved.first())};
    }
    return {
        {},
        moved.isEmpty() && switched ? SetupHistory::tr("mute or solo")
                                    : SetupHistory::tr("moving faders")};
}

EditName nameOfPins(const PinState& from, const PinState& to) {
    if (from.seeds != to.seeds) {
        return {{}, SetupHistory::tr("changing seeds")};
    }
    if (from.psi != to.psi) {
        return {QStringLiteral("psi"), SetupHistory::tr("changing the variety")};
    }
    if (from.side != to.side) {
        return {QStringLiteral("grid"), SetupHistory::tr("changing the grid")};
    }
    return from.turns != to.turns ? EditName{{}, SetupHistory::tr("the walk")}
                                  : EditName{{}, SetupHistory::tr("locking a seed")};
}

EditName nameOf(const SetupState& from, const SetupState& to) {
    if (from.intent != to.intent && !to.intent.empty()) {
        return {{}, SetupHistory::tr("choosing an intent")};
    }
    if (from.settings != to.settings) {
        return nameOfSettings(from.settings, to.settings);
    }
    if (from.desk != to.desk) {
        return nameOfDesk(from.desk, to.desk);
    }
    if (from.blend != to.blend) {
        return {QStringLiteral("blend"), SetupHistory::tr("changing the blend")};
    }
    return nameOfPins(from.pins, to.pins);
}

/// Apart from the intent, which is only a name for settings.
bool sameEffect(const SetupState& a, const SetupState& b) {
    return a.settings == b.settings && a.desk == b.desk && a.blend == b.blend && a.pins == b.pins;
}

} // namespace

class SetupCommand final : public QUndoCommand {
public:
    SetupCommand(SetupHistory& history, SetupState from, SetupState to)
        : m_history(history),
          m_from(std::move(from)),
          m_to(std::move(to)),
          m_name(nameOf(m_from, m_to)) {
        setText(m_name.text);
    }

    void undo() override { m_history.restore(m_to, m_from); }

    void redo() override {
        if (std::exchange(m_done, true)) {
            m_history.restore(m_from, m_to);
        } // the first time, the person has done it
    }

    [[nodiscard]] int id() const override { return kCommandId; }

    bool mergeWith(const QUndoCommand* other) override {
        const auto& next = *static_cast<const SetupCommand*>(other);
        if (m_history.m_settled || m_name.control.isEmpty() ||
            m_name.control != next.m_name.control) {
            return false;
        }
        m_to = next.m_to;
        setObsolete(sameEffect(m_from, m_to)); // it was moved back
        return true;
    }

    void setIntentAfter(const std::string& intent) { m_to.intent = intent; }

private:
    SetupHistory& m_history;
    SetupState m_from;
    SetupState m_to;
    EditName m_name;
    bool m_done = false;
};

SetupHistory::SetupHistory(const Panels& panels, QObject* parent)
    : QObject(parent), m_panels(panels), m_known(now()) {
    m_stack.setUndoLimit(kUndoSteps);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_soon, &QTimer::timeout, this, &SetupHistory::note);
    connect(&m_pause, &QTimer::timeout, this, &SetupHistory::settle);
    connect(&panels.train, &TrainPanel::changed, this, &SetupHistory::schedule);
    connect(&panels.train, &TrainPanel::presetChosen, this, &SetupHistory::schedule);
    connect(&panels.mixer, &FreezeMixer::deskChanged, this, &SetupHistory::schedule);
    connect(&panels.mixer.blend(), &BlendPanel::blendChanged, this, &SetupHistory::schedule);
    connect(&panels.pins, &PinTools::pinsChanged, this, &SetupHistory::schedule);
    connect(&panels.pins, &PinTools::lockedChanged, this, &SetupHistory::schedule);
}

SetupState SetupHistory::now() const {
    return {
        m_panels.train.settings(),
        m_panels.train.intent(),
        m_panels.mixer.desk(),
        m_panels.mixer.blend().blend(),
        m_panels.pins.board().state()};
}

void SetupHistory::schedule() {
    m_soon.start();
}

void SetupHistory::note() {
    m_soon.stop();
    SetupState state = now();
    SetupState before = std::exchange(m_known, state);
    if (std::exchange(m_forgets, false)) {
        m_absorbs = false;
        keepLasting();
    } else if (std::exchange(m_absorbs, false)) {
        m_settled = true;
    } else if (!sameEffect(before, state)) {
        m_stack.push(new SetupCommand(*this, std::move(before), std::move(state)));
        m_settled = false;
        m_pause.start();
    } else if (
        before.intent != state.intent && m_stack.index() > 0 &&
        m_stack.index() == m_stack.count()) {
        // An edit by hand ends the intent, a little later than the value changes.
        auto* last = const_cast<QUndoCommand*>(m_stack.command(m_stack.index() - 1));
        if (last->id() == kCommandId) {
            static_cast<SetupCommand*>(last)->setIntentAfter(state.intent);
        }
    }
}

void SetupHistory::keepLasting() {
    std::vector<std::unique_ptr<LastingEdit>> lasting;
    for (int i = 0; i < m_stack.index(); ++i) {
        if (const auto* edit = dynamic_cast<const LastingEdit*>(m_stack.command(i))) {
            if (auto copy = edit->copy()) {
                lasting.push_back(std::move(copy));
            }
        }
    }
    m_stack.clear();
    for (auto& edit : lasting) {
        m_stack.push(edit.release());
    }
}

void SetupHistory::finishEdit() {
    note();
    m_settled = true;
}

void SetupHistory::record(std::unique_ptr<LastingEdit> edit) {
    finishEdit();
    m_stack.push(edit.release());
}

void SetupHistory::absorb() {
    m_absorbs = true;
    schedule();
}

void SetupHistory::forget() {
    m_forgets = true;
    schedule();
}

void SetupHistory::restore(const SetupState& from, const SetupState& to) {
    // Only what the edit was about: the rest may have been changed by the training since.
    if (from.settings != to.settings || from.intent != to.intent) {
        m_panels.train.restore(to.settings, to.intent);
    }
    if (from.desk != to.desk) {
        m_panels.mixer.setDesk(to.desk);
    }
    if (from.blend != to.blend) {
        m_panels.mixer.blend().setBlend(to.blend);
    }
    if (from.pins != to.pins) {
        m_panels.pins.restore(to.pins);
    }
    m_known = now();
}

} // namespace sg
