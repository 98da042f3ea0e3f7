#include "ui/window/main_window.h"

#include "ui/coach/coach_bar.h"
#include "ui/common/background.h"
#include "ui/curves/curves_view.h"
#include "ui/habits/kept_choices.h"
#include "ui/help/help_desk.h"
#include "ui/help/problem_desk.h"
#include "ui/help/run_words.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/project/project_bar.h"
#include "ui/project/project_control.h"
#include "ui/project/project_menu.h"
#include "ui/project/project_status.h"
#include "ui/queue/queue_view.h"
#include "ui/session/training_controller.h"
#include "ui/start/start_page.h"
#include "ui/style/style_panel.h"
#include "ui/train/train_panel.h"
#include "ui/window/attention.h"
#include "ui/window/closing.h"
#include "ui/window/drop_sorter.h"
#include "ui/window/evaluation_desk.h"
#include "ui/window/export_desk.h"
#include "ui/window/exporter.h"
#include "ui/window/model_control.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_control.h"
#include "ui/window/run_display.h"
#include "ui/window/run_notice.h"
#include "ui/window/run_setup.h"
#include "ui/window/runs_place.h"
#include "ui/window/save_desk.h"
#include "ui/window/start_control.h"
#include "ui/window/taste_control.h"
#include "ui/window/tile_carrier.h"
#include "ui/window/time_travel.h"
#include "ui/window/window_contents.h"
#include "ui/window/window_looks.h"
#include "ui/window/window_menus.h"
#include "ui/window/workspace.h"

#include <QCloseEvent>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr int kMessageMs = 8000;

/// The coach speaks above the curves.
QWidget* course(CoachBar* coach, CurvesView* curves, QWidget* parent) {
    auto* both = new QWidget(parent);
    auto* layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(coach);
    layout->addWidget(curves, 1);
    return both;
}

} // namespace

MainWindow::MainWindow(StudioServices& services, QVulkanInstance* vulkan, Prompts& prompts)
    : m_drops(new DropSorter(services, this)),
      m_controller(new TrainingController(services, this)),
      m_attention(new Attention(*this)),
      m_run(new RunControl(*m_controller, prompts, *this)),
      m_notice(new RunNotice(*m_controller, *m_run, *m_attention, prompts, *this)),
      m_style(new StylePanel(services, this)),
      m_train(new TrainPanel(this)),
      m_mixer(new FreezeMixer(this)),
      m_curves(new CurvesView(this)),
      m_coach(new CoachBar(this)),
      m_queue(new QueueView(m_run->queue(), this)),
      m_previewPanel(new PreviewPanel(vulkan, this)),
      m_deviceLabel(new QLabel(QString::fromStdString(services.computeDevice()), this)),
      m_previewLabel(new QLabel(this)),
      m_setup(new RunSetup({*m_style, *m_train, *m_mixer}, *m_controller, *m_run, prompts, *this)),
      m_taste(new TasteControl(
          services, {*m_setup, *m_run, *m_train, *m_queue, *m_previewPanel}, *this)),
      m_exporter(new Exporter(services, *m_run, *m_setup, this)),
      m_desk(new ExportDesk(services, {*m_run, *m_setup, *m_previewPanel}, *this)),
      m_evaluation(
          new EvaluationDesk(services, {*m_desk, *m_run, *m_setup, *m_style, prompts}, *this)),
      m_carrier(new TileCarrier(*m_previewPanel, *m_setup, *m_mixer, this)),
      m_closing(new Closing(*m_run, prompts, *this)),
      m_time(new TimeTravel(
          services.archive(),
          {*m_controller,
           *m_run,
           *m_setup,
           *m_exporter,
           *m_previewPanel,
           *m_curves,
           *m_mixer,
           prompts},
          *this)),
      m_projectBar(new ProjectBar(this)),
      m_startPage(new StartPage(this)),
      m_centre(makeCentre(*m_projectBar, *m_time->column(), *m_startPage, *this)),
      m_workspace(new Workspace(
          *this,
          {*m_centre, *m_style, *m_train, *m_mixer, *course(m_coach, m_curves, this), *m_queue})),
      m_contents(std::make_unique<WindowContents>(
          WindowContents::Parts{
              *m_setup, *m_style, *m_train, *m_mixer, *m_previewPanel, *m_time, *m_workspace},
          WindowContents::Acts{
              [this](OpenedModel model) { m_model->adopt(std::move(model)); },
              [this] { m_model->close(); }})),
      m_project(new ProjectControl({services, *m_contents, *m_run, prompts, *m_projectBar}, *this)),
      m_start(new StartControl(
          {*m_project,
           *m_startPage,
           *m_centre,
           *m_workspace,
           *m_previewPanel,
           *m_drops,
           *m_projectBar},
          {[this](const QString& path) { openModel(path); },
           [this](const QStringList& paths) { addPictures(paths); },
           [this] { return hasModel() || !m_style->pictures().empty(); }},
          this)),
      m_looks(new WindowLooks(*this, *m_workspace)),
      m_help(new HelpDesk(
          prompts,
          *this,
          {[this]() -> QString {
               return m_deviceLabel->text() + QLatin1Char('\n') + preview().deviceName();
           },
           [this] {
               return runInWords(
                   m_setup->source(),
                   m_train->settings(),
                   m_controller->state(),
                   m_style->pictures().pictures.size());
           }})),
      m_runsPlace(new RunsPlace(*m_run, prompts, *this)),
      m_problems(new ProblemDesk(
          prompts,
          *this,
          {[this] { m_projectMenu->open(); },
           [this] { m_setup->halve("learning_rate"); },
           [this] { m_setup->halve("batch"); },
           [this] { m_runsPlace->choose(); },
           [this] { m_project->saveAs(); },
           [this] { m_help->showDiagnostics(); }})),
      m_menus(new WindowMenus(
          *this,
          {*m_previewPanel,
           *m_train,
           *m_controller,
           *m_run,
           *m_looks,
           *m_style,
           *m_mixer,
           *m_help,
           *m_queue,
           prompts})),
      m_projectMenu(
          new ProjectMenu(*menuBar()->actions().constFirst()->menu(), *m_project, prompts, *this)),
      m_display(
          new RunDisplay({*m_controller, *m_run, *m_train, *m_curves, *m_coach, *m_queue}, *this)),
      m_model(new ModelControl(
          services,
          {*m_controller,
           *m_run,
           *m_setup,
           *m_display,
           *m_taste,
           *m_time,
           *m_previewPanel,
           m_project->asked()},
          this)),
      m_saving(new SaveDesk(
          {*m_run, *m_setup, *m_exporter, *m_previewPanel, *m_curves, prompts}, *this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Stylegraft"));
    setAcceptDrops(true);
    resize(1400, 880);
    m_workspace->reset(); // for this size
    buildStatusBar();
    connectParts();
}

void MainWindow::buildStatusBar() {
    m_deviceLabel->setObjectName(QStringLiteral("deviceLabel"));
    m_previewLabel->setObjectName(QStringLiteral("previewLabel"));
    for (QLabel* part :
         {m_display->progressLabel(), m_display->speedLabel(), m_deviceLabel, m_previewLabel}) {
        part->setProperty("role", QStringLiteral("hint"));
        part->setContentsMargins(8, 0, 8, 0);
        statusBar()->addPermanentWidget(part);
    }
    statusBar()->addPermanentWidget(new ProjectStatus(*m_project, this));
    m_deviceLabel->setToolTip(tr("Where the model is trained"));
    m_previewLabel->setText(preview().deviceName());
    m_previewLabel->setToolTip(tr("What draws the preview"));
}

void MainWindow::keepLooksIn(QSettings& settings) {
    m_looks->keepIn(settings);
    m_help->keepIn(settings);
    m_menus->keepIn(settings);
    m_runsPlace->keepIn(settings);
    m_desk->keepIn(settings);
    m_evaluation->keepIn(settings);
    keepChoices(
        settings,
        *m_curves,
        {QStringLiteral("smoothing"),
         QStringLiteral("curvesLogarithmic"),
         QStringLiteral("curvesIgnoreOutliers"),
         QStringLiteral("curvesByTime")});
    keepChoices(settings, *m_previewPanel, {QStringLiteral("walkSpeed")});
}

bool MainWindow::hasModel() const {
    return m_setup->source().model != nullptr;
}

MainWindow::~MainWindow() {
    // The services that running work uses may go right after the window. Imports and exports are
    // cancelled first, so that this does not take long.
    delete m_menus; // it follows the focus through the panels
    delete m_model; // it asks the project who was asked last
    delete m_project;
    delete m_evaluation; // it asks the style panel
    delete m_style;
    delete m_desk;
    finishBackground();
}

void MainWindow::connectParts() {
    connect(m_style, &StylePanel::message, this, &MainWindow::say);
    connect(m_style, &StylePanel::picturesChanged, this, &MainWindow::picturesAdded);
    connect(&preview(), &PreviewView::fellBackToSoftware, this, [this](const QString& reason) {
        m_previewLabel->setText(preview().deviceName());
        say(reason);
    });
    connect(m_previewPanel, &PreviewPanel::pinsChanged, m_controller, &TrainingController::setPins);
    connect(m_previewPanel, &PreviewPanel::walkChanged, m_controller, &TrainingController::setWalk);
    connect(m_train, &TrainPanel::startRequested, this, &MainWindow::startTraining);
    connect(m_train, &TrainPanel::queueRequested, this, &MainWindow::queueTraining);
    connect(m_train, &TrainPanel::pauseRequested, m_controller, &TrainingController::pause);
    connect(m_train, &TrainPanel::resumeRequested, m_controller, &TrainingController::resume);
    connect(m_train, &TrainPanel::stopRequested, m_run, &RunControl::stop);
    connect(m_queue, &QueueView::startNextRequested, m_run, &RunControl::startNext);
    connect(m_coach, &CoachBar::applyRequested, this, &MainWindow::applyAdvice);
    connectDrops();
    connectRun();
    connectModel();
    connectMenus();
    connectProject();
    connectExports();
    connect(this, &MainWindow::modelOpened, m_time, &TimeTravel::forget);
    connect(m_time, &TimeTravel::failed, this, &MainWindow::showProblem);
    m_controller->setPins(m_previewPanel->pins());
}

void MainWindow::connectDrops() {
    const auto take = [this](const QList<QUrl>& urls) { takeDrop(DropSorter::pathsOf(urls)); };
    connect(m_style, &StylePanel::urlsHovering, m_drops, &DropSorter::hover);
    connect(m_style, &StylePanel::hoverEnded, m_drops, &DropSorter::leave);
    connect(m_style, &StylePanel::urlsDropped, this, [this](const QList<QUrl>& urls) {
        takeDrop(DropSorter::pathsOf(urls), true);
    });
    connect(&preview(), &PreviewView::urlsHovering, m_drops, &DropSorter::hover);
    connect(&preview(), &PreviewView::hoverEnded, m_drops, &DropSorter::leave);
    connect(&preview(), &PreviewView::urlsDropped, this, take);
    connect(m_drops, &DropSorter::announced, m_previewPanel, &PreviewPanel::showDropBanner);
    connect(m_drops, &DropSorter::left, m_previewPanel, &PreviewPanel::hideDropBanner);
    connect(m_drops, &DropSorter::projectDropped, m_project, &ProjectControl::open);
    connect(m_drops, &DropSorter::modelDropped, this, &MainWindow::openModel);
    connect(m_drops, &DropSorter::picturesDropped, this, &MainWindow::addPictures);
    connect(m_drops, &DropSorter::recipeDropped, m_carrier, &TileCarrier::unpack);
    connect(m_carrier, &TileCarrier::said, this, &MainWindow::say);
    connect(m_carrier, &TileCarrier::styleOffered, this, [this](const QString& path) {
        addPictures({path});
    });
}

void MainWindow::connectRun() {
    connect(m_run, &RunControl::stateChanged, this, &MainWindow::stateChanged);
    connect(m_run, &RunControl::refused, this, &MainWindow::cannotTrain);
    connect(m_run, &RunControl::wentOn, this, [this](const QString& words) {
        statusBar()->showMessage(words); // until the next message: nobody may be there now
    });
    connect(m_taste, &TasteControl::tookOver, this, &MainWindow::say);
    connect(m_taste, &TasteControl::tasted, m_notice, &RunNotice::tellTasted);
    connect(m_attention, &Attention::changed, this, [this](bool here) {
        m_controller->setQuiet(!here);
    });
    connect(m_controller, &TrainingController::statsArrived, this, [this](const auto& stats) {
        Q_EMIT statsReceived(stats.back().kimg);
    });
    connect(m_controller, &TrainingController::frameArrived, this, [this](const auto& frame) {
        preview().setFrame(frame);
        m_project->see(frame);
        Q_EMIT frameReceived(frame->kind);
    });
    connect(
        m_controller, &TrainingController::diverged, this, [this](double kimg, double restored) {
            showProblem(
                {ErrorCode::Diverged,
                 tr("The numbers broke down at %1 kimg. The training is paused, and the state of "
                    "%2 kimg is back. Lower the learning rate or raise the R1 weight, then resume.")
                     .arg(kimg, 0, 'f', 2)
                     .arg(restored, 0, 'f', 2)
                     .toStdString()});
        });
    connect(m_controller, &TrainingController::warned, this, &MainWindow::say);
    connect(m_controller, &TrainingController::failed, this, &MainWindow::cannotTrain);
    connect(m_controller, &TrainingController::checkpointSaved, this, [this](const QString& path) {
        say(tr("Saved %1").arg(path));
    });
}

void MainWindow::connectModel() {
    connect(m_model, &ModelControl::opened, this, &MainWindow::updateTitle);
    connect(m_model, &ModelControl::opened, this, &MainWindow::modelOpened);
    connect(m_model, &ModelControl::closed, this, [this] {
        m_menus->setHasModel(false);
        updateTitle();
    });
    connect(m_model, &ModelControl::busy, this, [this](const QString& words) {
        statusBar()->showMessage(words);
    });
    connect(m_model, &ModelControl::said, this, &MainWindow::say);
    connect(m_model, &ModelControl::failed, this, &MainWindow::cannotOpen);
}

void MainWindow::connectExports() {
    const auto tell = [this](const QStringList& paths, const QString& words) {
        say(words);
        Q_EMIT exported(paths);
    };
    connect(m_exporter, &Exporter::exported, this, tell);
    connect(m_exporter, &Exporter::failed, this, &MainWindow::showProblem);
    connect(m_desk, &ExportDesk::exported, this, tell);
    connect(m_desk, &ExportDesk::failed, this, &MainWindow::showProblem);
    connect(m_evaluation, &EvaluationDesk::said, this, &MainWindow::say);
    connect(this, &MainWindow::modelOpened, m_evaluation, &EvaluationDesk::refresh);
    connect(m_model, &ModelControl::closed, m_evaluation, &EvaluationDesk::refresh);
    connect(m_saving, &SaveDesk::said, this, &MainWindow::say);
    connect(m_exporter, &Exporter::modelDone, m_closing, &Closing::exported);
    connect(m_closing, &Closing::saveRequested, this, [this](const QString& path) {
        exportModel(path, true); // the dialog asked before it returned an existing name
    });
}

void MainWindow::connectMenus() {
    connect(m_looks, &WindowLooks::said, this, &MainWindow::say);
    connect(m_help, &HelpDesk::said, this, &MainWindow::say);
    connect(m_help, &HelpDesk::failed, this, &MainWindow::showProblem);
    connect(this, &MainWindow::modelOpened, m_menus, &WindowMenus::forgetEdits);
    connect(this, &MainWindow::modelOpened, m_menus, [this] { m_menus->setHasModel(true); });
    connect(m_setup, &RunSetup::intentProposed, m_menus, &WindowMenus::absorbEdits);
    connect(m_menus, &WindowMenus::modelChosen, this, &MainWindow::openModel);
    connect(m_menus, &WindowMenus::picturesChosen, this, &MainWindow::addPictures);
    connect(m_style, &StylePanel::addRequested, m_menus, &WindowMenus::choosePictures);
    connect(m_menus, &WindowMenus::runChosen, this, [this](const QString& folder) {
        resumeRun(folder);
    });
    connect(m_menus, &WindowMenus::saveModelRequested, m_saving, &SaveDesk::saveModel);
    connect(m_menus, &WindowMenus::runsPlaceRequested, m_runsPlace, &RunsPlace::choose);
    connect(m_runsPlace, &RunsPlace::said, this, &MainWindow::say);
    connect(m_menus, &WindowMenus::exportRequested, this, [this] {
        if (hasModel()) {
            m_desk->open();
        }
    });
    connect(m_menus, &WindowMenus::evaluationRequested, m_evaluation, &EvaluationDesk::open);
    connect(m_menus, &WindowMenus::exportPicturesRequested, m_saving, &SaveDesk::savePictures);
}

void MainWindow::connectProject() {
    connect(m_projectMenu, &ProjectMenu::modelChosen, this, &MainWindow::openModel);
    connect(m_projectMenu, &ProjectMenu::startPageRequested, m_start, &StartControl::show);
    connect(m_start, &StartControl::openRequested, m_projectMenu, &ProjectMenu::open);
    connect(m_start, &StartControl::addPicturesRequested, this, [this] {
        m_style->findChild<QPushButton*>(QStringLiteral("addPictures"))->click();
    });
    connect(m_project, &ProjectControl::changed, this, &MainWindow::updateTitle);
    connect(m_project, &ProjectControl::said, this, &MainWindow::say);
    connect(m_project, &ProjectControl::failed, this, &MainWindow::cannotOpen);
    connect(m_project, &ProjectControl::cannotSave, this, [this](const Error& error) {
        m_problems->show(error, ProblemDesk::Deed::Saving);
    });
    connect(m_project, &ProjectControl::goOnRequested, this, &MainWindow::resumeRun);
    connect(m_project, &ProjectControl::opened, m_menus, &WindowMenus::forgetEdits);
    connect(m_project, &ProjectControl::begun, m_menus, &WindowMenus::forgetEdits);
    connect(this, &MainWindow::modelOpened, this, [this] {
        m_project->modelOpened(m_setup->source().info);
        m_start->modelOpened();
    });
    connect(this, &MainWindow::picturesAdded, m_start, &StartControl::picturesChanged);
    connect(m_time, &TimeTravel::historyFound, this, [this](const auto& history) {
        m_curves->clear();
        m_display->showHistory(history.get());
        m_setup->showDrift(history.get());
    });
}

void MainWindow::keepProjectsIn(QSettings& settings, const QString& folder) {
    m_project->keepIn(settings, folder);
}

void MainWindow::offerStartPage(const StartOffers& offers, bool coming) {
    m_start->offer(offers, coming);
}

void MainWindow::openFile(const QString& path) {
    if (isProjectFile(path.toStdString())) {
        m_project->open(path);
    } else {
        openModel(path);
    }
}

void MainWindow::updateTitle() {
    const QString model = QString::fromStdString(m_setup->source().info.name);
    QString title = model;
    if (m_project->isNamed() || m_project->shelf() != nullptr) {
        title = model.isEmpty() ? m_project->name() : tr("%1 (%2)").arg(m_project->name(), model);
    }
    setWindowTitle(
        title.isEmpty() ? QStringLiteral("Stylegraft") : tr("%1 - Stylegraft").arg(title));
}

void MainWindow::say(const QString& text) {
    statusBar()->showMessage(text, kMessageMs);
}

void MainWindow::showProblem(const Error& error) {
    Q_EMIT problem(QString::fromStdString(error.message));
    m_problems->show(error, ProblemDesk::Deed::Other);
}

void MainWindow::cannotOpen(const Error& error) {
    Q_EMIT problem(QString::fromStdString(error.message));
    m_problems->show(error, ProblemDesk::Deed::Opening);
}

void MainWindow::cannotTrain(const Error& error) {
    m_problems->show(error, ProblemDesk::Deed::Training);
}

void MainWindow::openModel(const QString& path) {
    m_model->open(path);
}

void MainWindow::addPictures(const QStringList& paths) {
    m_style->addPaths(paths);
}

void MainWindow::takeDrop(const QStringList& paths, bool asPictures) {
    m_drops->take(paths, asPictures);
}

void MainWindow::offerGap(GapService& service) {
    m_style->offerGap(service);
}

void MainWindow::setRunsFolder(const QString& folder) {
    m_run->setRunsFolder(folder);
    m_train->setQueueOffered(!folder.isEmpty());
}

void MainWindow::startTraining() {
    m_run->start(m_setup->read());
}

void MainWindow::queueTraining() {
    m_run->queue().add(m_setup->read());
    say(tr("Added to the queue."));
}

void MainWindow::resumeRun(const QString& folder, const QString& branch) {
    m_model->resume(folder, branch);
}

void MainWindow::applyAdvice(const Advice& advice) {
    if (!m_run->active()) {
        return;
    }
    if (const auto* change = std::get_if<ChangeSetting>(&advice.action)) {
        m_setup->apply(*change);
    } else if (const auto* move = std::get_if<MoveFaders>(&advice.action)) {
        m_setup->apply(*move, QString::fromStdString(advice.sentence));
    } else {
        m_run->stop(StopMode::Save);
    }
}

void MainWindow::exportModel(const QString& path, bool replace) {
    m_exporter->exportModel(path, replace);
}

void MainWindow::exportImages(const QString& folder, bool replace, double aspect) {
    m_exporter->exportImages(folder, m_previewPanel->pins(), replace, aspect);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(m_project->mayLeave() && m_closing->mayClose(m_setup->source().info));
    if (event->isAccepted()) {
        m_looks->save();
        m_project->close();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        m_drops->hover(event->mimeData()->urls());
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    m_drops->leave();
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_drops->leave();
    event->acceptProposedAction();
    takeDrop(DropSorter::pathsOf(event->mimeData()->urls()));
}

} // namespace sg
