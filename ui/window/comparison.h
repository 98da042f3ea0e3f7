#pragma once

/// What stands in place of the source in the preview: the newest state of a branch, or any other
/// moment of the run. Fills the timeline's menu, and says which side is which.

#include "core/base/result.h"
#include "ui/session/run_archive.h"

#include <QObject>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace sg {

class MomentLoader;
class PreviewPanel;
class TimelinePanel;
class TrainingController;

class Comparison final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TrainingController& controller;
        PreviewPanel& preview;
        TimelinePanel& timeline;
    };

    /// All of them must outlive it, and the archive also what it started (finishBackground()).
    Comparison(RunArchive& archive, const Parts& parts, QObject* parent);

    /// What there is to choose from.
    void setBranches(std::vector<RunBranch> branches) { m_branches = std::move(branches); }

    /// Whose strip is shown: the words follow it, and where its cursor stands.
    void follow(const QString& shownBranch);

    /// The source is itself again.
    void stop();

Q_SIGNALS:
    void failed(const sg::Error& error);

private:
    struct Side {
        QString branch;
        StatePlace place;
    };

    void fillMenu();
    void begin(const Side& side);
    void showWords();

    Parts m_parts;
    MomentLoader* m_loader;
    std::vector<RunBranch> m_branches;
    QString m_shown;
    std::optional<Side> m_side;
};

} // namespace sg
