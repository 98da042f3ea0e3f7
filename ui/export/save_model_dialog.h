#pragma once

/// Asks in which format and where a model shall be saved, with a table of what each format keeps.

#include "core/model/model_info.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace sg {

class FormatTable;

class SaveModelDialog final : public QDialog {
    Q_OBJECT

public:
    /// `suggestion` is a file name or path; its extension chooses the first format. `info` is of
    /// the model, or of the one it was tuned from.
    SaveModelDialog(const ModelInfo& info, const QString& suggestion, QWidget* parent);

    /// The chosen file; an existing one was confirmed.
    [[nodiscard]] QString path() const;

    void accept() override;

private:
    void followRow();
    void followPath();
    void browse();

    FormatTable* m_table;
    QLineEdit* m_path;
    QLabel* m_note;
    bool m_following = false; ///< a change of one part is being carried to the other
};

} // namespace sg
