#pragma once

/// Moves through the past of the present run: joins the timeline with the preview, the curves, the
/// mixer's blend, the exports and the branches.

#include "ui/session/services.h"
#include "ui/timeline/film_reel.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QString>

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

namespace sg {

class BranchPoint;
class Comparison;
class CurvesView;
class Exporter;
class FreezeMixer;
class MomentLoader;
class PreviewPanel;
class Prompts;
class RunControl;
class RunSetup;
class Thumbnails;
class TimelinePanel;
class TrainingController;

class TimeTravel final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TrainingController& controller;
        RunControl& run;
        RunSetup& setup;
        Exporter& exporter;
        PreviewPanel& preview;
        CurvesView& curves;
        FreezeMixer& mixer;
        Prompts& prompts;
    };

    /// Everything must outlive it, and the archive also what it started (finishBackground()).
    TimeTravel(RunArchive& archive, const Parts& parts, QWidget& window);

    /// The preview with the timeline below it, for the window's layout.
    QWidget* column();

    /// Shows a run that is not trained now, at its newest state; curves and filmstrip. What it had
    /// come to is what is exported.
    void showRun(const QString& folder, const QString& branch);

    /// The run whose past is shown, empty = none, and the branch that is trained or looked at.
    [[nodiscard]] QString runFolder() const;

    [[nodiscard]] QString runBranch() const { return m_live.isEmpty() ? m_shown : m_live; }

    /// Another model was opened: nothing is known of a past.
    void forget();

Q_SIGNALS:
    /// A branch waits to be shown and started.
    void branchOpened(const sg::ResumableRun& run);
    void failed(const sg::Error& error);
    void historyFound(const std::shared_ptr<const sg::RunHistory>& history);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Settings = std::vector<std::pair<QString, std::optional<StateSettings>>>;

    void connectRun();
    void connectPanel();
    void connectBlend();
    void beginRun();
    void takeUp();
    void refresh();
    void takeBranches(std::vector<RunBranch> branches, const Settings& settings);
    void takeFrame(const PreviewFrame& frame);
    void showBranch(const QString& branch);
    void lookAt(std::optional<double> kimg);
    void showPlace();
    [[nodiscard]] bool mayReturn() const;
    void wantThumbnails();
    void star(const FilmTile& tile);
    void saveState();
    void keepBlend();
    /// Where the strip stands, from the exact states where there are some; nothing = now.
    [[nodiscard]] std::optional<StatePlace> exactPlace() const;
    void saveAs(ModelWish wish, const LateModel& tuned, const QString& suffix);

    [[nodiscard]] bool isLive() const { return m_shown == m_live; }

    RunArchive& m_archive;
    Parts m_parts;
    QWidget& m_window;
    TimelinePanel* m_panel;
    Thumbnails* m_thumbnails;
    MomentLoader* m_look;
    Comparison* m_comparison;
    BranchPoint* m_branchPoint;
    std::filesystem::path m_run;
    QString m_live;  ///< the branch that is trained, or was last
    QString m_shown; ///< the branch whose strip is shown
    std::vector<RunBranch> m_branches;
    QHash<QString, std::optional<StateSettings>> m_settings; ///< by state
    QImage m_now;            ///< first picture of what is there by now
    double m_nowKimg = 0.0;  ///< of that
    bool m_takingUp = false; ///< the run is shown, and its result not yet loaded
    bool m_refreshing = false;
    bool m_refreshAgain = false;
};

} // namespace sg
