#pragma once

/// The page for films of the export dialog.

#include "ui/export/export_subject.h"
#include "ui/session/export_services.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace sg {

class CalmComboBox;
class CalmSpinBox;
class PathRow;
class SeedChoice;

class FilmPage final : public QWidget {
    Q_OBJECT

public:
    explicit FilmPage(QWidget* parent);

    /// False when what was chosen is there no more, and something else is chosen now.
    bool setSubject(const ExportSubject& subject);

    /// What was chosen; InvalidArgument with a sentence when it cannot be.
    [[nodiscard]] Result<FilmExport> wish() const;

private:
    enum Story { Through, Grid, TimeLapse };

    [[nodiscard]] QString chosenExtension() const;
    void followKind();
    void followPath();
    void describe();

    ExportSubject m_subject;
    CalmComboBox* m_story;
    SeedChoice* m_seeds;
    CalmComboBox* m_kind;
    CalmSpinBox* m_seconds;
    CalmSpinBox* m_speed;
    CalmSpinBox* m_side;
    QCheckBox* m_shaped;
    PathRow* m_path;
    QLabel* m_note;
};

} // namespace sg
