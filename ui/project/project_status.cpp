#include "ui/project/project_status.h"

#include "ui/project/project_control.h"

#include <QStyle>

namespace sg {

ProjectStatus::ProjectStatus(const ProjectControl& project, QWidget* parent) : QLabel(parent) {
    setObjectName(QStringLiteral("projectLabel"));
    setContentsMargins(8, 0, 8, 0);
    connect(&project, &ProjectControl::changed, this, [this, &project] { show(project); });
    show(project);
}

void ProjectStatus::show(const ProjectControl& project) {
    const bool trouble = !project.trouble().isEmpty();
    setText(project.stateInWords());
    setVisible(!text().isEmpty());
    setToolTip(
        trouble             ? project.trouble()
        : project.isNamed() ? tr("Every change is written to %1").arg(project.file())
                            : tr("Every change is kept by itself. File, Save gives the project a "
                                 "name and a place."));
    setProperty("role", trouble ? QStringLiteral("caution") : QStringLiteral("hint"));
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace sg
