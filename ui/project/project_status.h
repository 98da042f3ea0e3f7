#pragma once

/// "Saved 12:31", in the status bar.

#include <QLabel>

namespace sg {

class ProjectControl;

class ProjectStatus final : public QLabel {
    Q_OBJECT

public:
    /// The control must outlive it.
    ProjectStatus(const ProjectControl& project, QWidget* parent);

private:
    void show(const ProjectControl& project);
};

} // namespace sg
