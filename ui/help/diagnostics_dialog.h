#pragma once

/// Shows what a diagnostics file would hold before it is written.

#include "ui/help/diagnostics.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;

namespace sg {

class DiagnosticsDialog final : public QDialog {
    Q_OBJECT

public:
    DiagnosticsDialog(std::vector<DiagnosticsText> texts, QWidget* parent);

    [[nodiscard]] const std::vector<DiagnosticsText>& texts() const { return m_texts; }

Q_SIGNALS:
    /// The dialog stays open.
    void saveRequested();

private:
    void showText(int row);

    std::vector<DiagnosticsText> m_texts;
    QListWidget* m_names;
    QPlainTextEdit* m_text;
};

} // namespace sg
