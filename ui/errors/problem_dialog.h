#pragma once

/// Shows one Problem. Details are folded and can be copied.

#include "ui/errors/problem.h"

#include <QDialog>

namespace sg {

class ProblemDialog final : public QDialog {
    Q_OBJECT

public:
    ProblemDialog(const Problem& problem, QWidget* parent);

    /// The remedy's button was pressed.
    [[nodiscard]] bool wantsRemedy() const { return m_wantsRemedy; }

private:
    bool m_wantsRemedy = false;
};

} // namespace sg
