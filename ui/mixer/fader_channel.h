#pragma once

/// One channel of the desk: the fader of a layer group with its value, drift strip, mute and solo.

#include "core/model/model_info.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace sg {

class DriftStrip;
class Fader;

class FaderChannel final : public QWidget {
    Q_OBJECT

public:
    FaderChannel(LayerGroup group, QWidget* parent);

    [[nodiscard]] const LayerGroup& group() const { return m_group; }

    [[nodiscard]] Fader& fader() { return *m_fader; }

    /// Where the fader stands, 0 to Fader::kSteps, whether or not something holds the group.
    [[nodiscard]] int position() const;
    [[nodiscard]] bool isMuted() const;
    [[nodiscard]] bool isSoloed() const;

    /// These tell nobody.
    void setPosition(int position);
    void setMuted(bool muted);
    void setSoloed(bool soloed);

    /// Shows what the group does. `heldBy` are the names of the soloed groups that hold this one;
    /// empty = none do.
    void showEffect(const QString& heldBy);

    /// Nothing = not measured.
    void setDrift(std::optional<double> drift);

Q_SIGNALS:
    /// By hand; `from` is where the fader stood.
    void moved(int from);
    void switched(); ///< mute or solo, by hand

private:
    QToolButton* addSwitch(const char* role, const QString& letter);

    LayerGroup m_group;
    QLabel* m_value;
    Fader* m_fader;
    DriftStrip* m_drift;
    QToolButton* m_mute;
    QToolButton* m_solo;
    int m_position; ///< before the change that `moved` tells
};

} // namespace sg
