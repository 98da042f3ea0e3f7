#pragma once

/// The coach's sentence beside the curves, with a button for its main step.

#include "core/train/coach/advice.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace sg {

class CoachBar : public QWidget {
    Q_OBJECT

public:
    explicit CoachBar(QWidget* parent = nullptr);

    /// Nothing hides the bar.
    void setAdvice(std::optional<Advice> advice);

    [[nodiscard]] const std::optional<Advice>& advice() const { return m_advice; }

Q_SIGNALS:
    void applyRequested(const sg::Advice& advice);

private:
    std::optional<Advice> m_advice;
    QLabel* m_sentence;
    QPushButton* m_apply;
    QToolButton* m_dismiss;
};

/// What the button says: "Apply: R1 weight 0.2", "Stop at 3.2 kimg".
QString actionInWords(const AdviceAction& action);

} // namespace sg
