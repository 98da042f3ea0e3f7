#pragma once

/// The studio: style pictures and training left, preview in the middle, freeze faders right, curves
/// below.

#include "ui/session/services.h"
#include "ui/window/preview_panel.h"
#include "ui/window/prompts.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QTimer;
class QVulkanInstance;

namespace sg {

class CoachBar;
class CurvesView;
class FreezeMixer;
class StylePanel;
class TrainingController;
class TrainPanel;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// Services, Vulkan instance (may be null) and prompts must outlive the window.
    MainWindow(StudioServices& services, QVulkanInstance* vulkan, Prompts& prompts);
    ~MainWindow() override;

    /// Opens a model off the GUI thread; `modelOpened` or a message follows.
    void openModel(const QString& path);
    void addPictures(const QStringList& paths);

    /// Sorts dropped files: a model is opened, everything else goes to the style panel.
    void takeDrop(const QStringList& paths);

    /// Starts when nothing is in the way.
    void startTraining();

    /// Where new runs keep their states, curves and results, a folder a run; empty = nowhere.
    void setRunsFolder(const QString& folder) { m_runsFolder = folder; }

    /// Goes on with a run folder, off the GUI thread.
    void resumeRun(const QString& folder);

    /// Writes the tuned model, or the source when nothing was trained, off the GUI thread.
    void exportModel(const QString& path, bool replace);

    /// Pictures of the pinned seeds, off the GUI thread.
    void exportImages(const QString& folder, bool replace);

    [[nodiscard]] PreviewView& preview() { return m_previewPanel->view(); }

    [[nodiscard]] TrainingController& controller() { return *m_controller; }

    [[nodiscard]] bool hasModel() const { return m_source.model != nullptr; }

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
    void buildMenus();
    void buildEditMenu();
    void applyAdvice(const Advice& advice);
    void startRun(TrainConfig config);
    void adoptRun(ResumableRun run);
    void updateFacts();
    [[nodiscard]] QString newRunFolder() const;
    void connectParts();
    void showState(SessionState state);
    void showStats(const std::vector<StepStats>& stats);
    void showProblem(const Error& error);
    void say(const QString& text);
    void updateObstacle();
    void adopt(OpenedModel opened);
    void announceDrop(const QStringList& paths);
    void endDrop();
    void finishClosing();
    [[nodiscard]] std::shared_ptr<const Model> modelToExport() const;
    [[nodiscard]] QString suggestedName() const;

    StudioServices& m_services;
    Prompts& m_prompts;
    OpenedModel m_source;
    std::shared_ptr<const Model> m_tuned; ///< the result of the last training, unless discarded
    FreezePlan m_runPlan;                 ///< of the training, as it last said
    QString m_runsFolder;
    QString m_saveBeforeClosing;
    QString m_openAfterStop;
    int m_dropNumber = 0; ///< tells a late answer about an earlier drag from the present one
    int m_openNumber = 0; ///< the same for models
    double m_kimg = 0.0;  ///< of the run
    bool m_closing = false;
    bool m_discarded = false;
    bool m_unsaved = false; ///< `m_tuned` was not exported yet

    TrainingController* m_controller;
    QTimer* m_weightsSettle;
    StylePanel* m_style;
    TrainPanel* m_train;
    FreezeMixer* m_mixer;
    CurvesView* m_curves;
    CoachBar* m_coach;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_sampleNow = nullptr;
    QAction* m_saveNow = nullptr;
    PreviewPanel* m_previewPanel;
    QLabel* m_deviceLabel;
    QLabel* m_previewLabel;
    QLabel* m_speedLabel;
    QLabel* m_progressLabel;
};

} // namespace sg
