#pragma once

/// Lets the watched latents walk, even while a training runs.

#include <QWidget>

class QSlider;
class QToolButton;

namespace sg {

class WalkTools final : public QWidget {
    Q_OBJECT

public:
    explicit WalkTools(QWidget* parent);

    /// 0 while nothing walks.
    [[nodiscard]] double turnsPerSecond() const;

    void setWalking(bool walks);

    /// The watched latents are not those of their seeds.
    void setAway(bool away);

Q_SIGNALS:
    /// It began, ended or has another speed.
    void changed();
    void backRequested();

private:
    QToolButton* m_walk;
    QSlider* m_speed;
    QToolButton* m_back;
};

} // namespace sg
