#pragma once

/// The page for model files, and their passport, of the export dialog.

#include "core/base/result.h"
#include "ui/export/export_subject.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace sg {

class FormatTable;
class PathRow;

struct ModelWishes {
    QString path;
    bool delta = false; ///< the style delta of the run
    bool passport = false;
    bool thumbnails = false;
    bool ownWork = false;
};

class ModelPage final : public QWidget {
    Q_OBJECT

public:
    explicit ModelPage(QWidget* parent);

    /// False when what was chosen is there no more, and something else is chosen now.
    bool setSubject(const ExportSubject& subject);

    /// What was chosen; InvalidArgument with a sentence when it cannot be.
    [[nodiscard]] Result<ModelWishes> wish() const;

private:
    void followRow();
    void followPath();

    FormatTable* m_table;
    QLabel* m_note;
    QLabel* m_licence;
    PathRow* m_path;
    QCheckBox* m_passport;
    QCheckBox* m_thumbnails;
    QCheckBox* m_ownWork;
    bool m_following = false; ///< a change of one part is being carried to the other
};

} // namespace sg
