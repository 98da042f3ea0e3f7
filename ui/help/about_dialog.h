#pragma once

/// Version, what it is made of, and under which licences.

#include "ui/help/program_part.h"

#include <QDialog>

#include <vector>

namespace sg {

class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    AboutDialog(const std::vector<ProgramPart>& parts, QWidget* parent);

Q_SIGNALS:
    void guideRequested();
};

} // namespace sg
