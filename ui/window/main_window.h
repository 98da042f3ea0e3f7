#pragma once

/// The studio: style pictures and training left, preview in the middle, freeze faders right, curves
/// and the queue of runs below.

#include "ui/session/services.h"
#include "ui/window/preview_panel.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QSettings;
class QStackedWidget;
class QVulkanInstance;

namespace sg {

class Attention;
class Closing;
class CoachBar;
class CurvesView;
class DropSorter;
class EvaluationDesk;
class ExportDesk;
class GapService;
class Exporter;
class FreezeMixer;
class HelpDesk;
class ModelControl;
class ProblemDesk;
class RunsPlace;
class ProjectBar;
class ProjectControl;
class ProjectMenu;
class Prompts;
class QueueView;
class RunControl;
class RunDisplay;
class RunSetup;
class RunNotice;
class SaveDesk;
class StartControl;
class StartPage;
struct StartOffers;
class StylePanel;
class TasteControl;
class TileCarrier;
class TimeTravel;
class TrainingController;
class TrainPanel;
class WindowContents;
class WindowLooks;
class WindowMenus;
class Workspace;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Services, Vulkan instance (may be null) and prompts must outlive the window.
    MainWindow(StudioServices& services, QVulkanInstance* vulkan, Prompts& prompts);
    ~MainWindow() override;

    /// Opens a model off the GUI thread; `modelOpened` or a message follows.
    void openModel(const QString& path);
    void addPictures(const QStringList& paths);

    /// A project or a model.
    void openFile(const QString& path);

    /// Sorts dropped files: a model is opened, everything else goes to the style panel.
    /// A PNG with our recipe sets the pins, unless pictures are meant.
    void takeDrop(const QStringList& paths, bool asPictures = false);

    /// Starts when nothing is in the way.
    void startTraining();

    /// Where new runs keep their states, curves and results, a folder a run; empty = nowhere, and
    /// then there is no queue of runs.
    void setRunsFolder(const QString& folder);

    /// Theme, size and layout are as `settings` say, and are kept there. They must outlive the
    /// window.
    void keepLooksIn(QSettings& settings);

    /// The project is written by itself; where, and where the recent files are kept: as
    /// ProjectControl::keepIn().
    void keepProjectsIn(QSettings& settings, const QString& folder);

    /// The style panel tells how far its pictures are from what the model draws. Before a model is
    /// opened; the service must outlive the window.
    void offerGap(GapService& service);

    /// The start page is shown whenever nothing is open: now, unless something is `coming` in.
    void offerStartPage(const StartOffers& offers, bool coming = false);

    [[nodiscard]] ProjectControl& project() { return *m_project; }

    /// Guide, diagnostics, about.
    [[nodiscard]] HelpDesk& help() { return *m_help; }

    /// Goes on with a run folder, off the GUI thread; `branch` empty = the first one.
    void resumeRun(const QString& folder, const QString& branch = {});

    /// Writes the tuned model, or the source when nothing was trained, off the GUI thread.
    void exportModel(const QString& path, bool replace);

    /// Pictures of the pinned seeds, off the GUI thread; `aspect` as in ImageExport.
    void exportImages(const QString& folder, bool replace, double aspect = 1.0);

    [[nodiscard]] PreviewView& preview() { return m_previewPanel->view(); }

    [[nodiscard]] TrainingController& controller() { return *m_controller; }

    /// Whether somebody is at the window, or at a dialog of it.
    [[nodiscard]] Attention& attention() { return *m_attention; }

    [[nodiscard]] bool hasModel() const;

Q_SIGNALS:
    void modelOpened();
    void picturesAdded(int count);
    void stateChanged(sg::SessionState state);
    void frameReceived(sg::PreviewKind kind);
    void statsReceived(double kimg);
    void exported(const QStringList& paths);
    void problem(const QString& message);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildStatusBar();
    void connectParts();
    void connectDrops();
    void connectRun();
    void connectModel();
    void connectExports();
    void connectMenus();
    void connectProject();
    void updateTitle();
    void queueTraining();
    void applyAdvice(const Advice& advice);
    void showProblem(const Error& error);
    void cannotOpen(const Error& error);
    void cannotTrain(const Error& error);
    void say(const QString& text);

    DropSorter* m_drops;
    TrainingController* m_controller;
    Attention* m_attention;
    RunControl* m_run;
    RunNotice* m_notice;
    StylePanel* m_style;
    TrainPanel* m_train;
    FreezeMixer* m_mixer;
    CurvesView* m_curves;
    CoachBar* m_coach;
    QueueView* m_queue;
    PreviewPanel* m_previewPanel;
    QLabel* m_deviceLabel;
    QLabel* m_previewLabel;
    // These join the parts above.
    RunSetup* m_setup;
    TasteControl* m_taste;
    Exporter* m_exporter;
    ExportDesk* m_desk;
    EvaluationDesk* m_evaluation;
    TileCarrier* m_carrier;
    Closing* m_closing;
    TimeTravel* m_time;
    ProjectBar* m_projectBar;
    StartPage* m_startPage;
    QStackedWidget* m_centre;
    Workspace* m_workspace;
    std::unique_ptr<WindowContents> m_contents;
    ProjectControl* m_project;
    StartControl* m_start;
    WindowLooks* m_looks;
    HelpDesk* m_help;
    RunsPlace* m_runsPlace;
    ProblemDesk* m_problems;
    WindowMenus* m_menus;
    ProjectMenu* m_projectMenu;
    RunDisplay* m_display;
    ModelControl* m_model;
    SaveDesk* m_saving;
};

} // namespace sg
