#pragma once

/// Says what diagnostics hold, and shows it, before anything is written.

#include "ui/errors/diagnostics.h"

#include <QDialog>

namespace sg {

class DiagnosticsDialog final : public QDialog {
    Q_OBJECT

public:
    DiagnosticsDialog(std::vector<DiagnosticsEntry> entries, QWidget* parent);

Q_SIGNALS:
    void saveRequested(const std::vector<sg::DiagnosticsEntry>& entries);

private:
    std::vector<DiagnosticsEntry> m_entries;
};

} // namespace sg
