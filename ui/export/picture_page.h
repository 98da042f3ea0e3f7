#pragma once

/// The page for pictures of the export dialog.

#include "ui/export/export_subject.h"
#include "ui/session/export_services.h"

#include <QWidget>

class QCheckBox;

namespace sg {

class CalmComboBox;
class CalmSpinBox;
class PathRow;
class SeedChoice;

class PicturePage final : public QWidget {
    Q_OBJECT

public:
    explicit PicturePage(QWidget* parent);

    void setSubject(const ExportSubject& subject);

    /// What was chosen; InvalidArgument with a sentence when it cannot be.
    [[nodiscard]] Result<ImageExport> wish() const;

private:
    void followKind();

    double m_aspect = 1.0;
    SeedChoice* m_seeds;
    CalmComboBox* m_kind;
    CalmSpinBox* m_quality;
    CalmSpinBox* m_side;
    QCheckBox* m_shaped;
    QCheckBox* m_grid;
    QCheckBox* m_strip;
    PathRow* m_folder;
};

} // namespace sg
