#include "ui/window/main_window.h"

#include "ui/coach/coach_bar.h"
#include "ui/common/background.h"
#include "ui/curves/curves_view.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/session/training_controller.h"
#include "ui/style/style_panel.h"
#include "ui/train/time_words.h"
#include "ui/train/train_panel.h"
#include "ui/window/preview_panel.h"

#include <QAction>
#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHash>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStatusBar>
#include <QThread>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr int kMessageMs = 8000;
constexpr int kWeightsSettleMs = 400; ///< a drag of the slider is one change for the training

QStringList pathsOf(const QList<QUrl>& urls) {
    QStringList paths;
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(StudioServices& services, QVulkanInstance* vulkan, Prompts& prompts)
    : m_services(services),
      m_prompts(prompts),
      m_controller(new TrainingController(services, this)),
      m_weightsSettle(new QTimer(this)),
      m_style(new StylePanel(services, this)),
      m_train(new TrainPanel(this)),
      m_mixer(new FreezeMixer(this)),
      m_curves(new CurvesView(this)),
      m_coach(new CoachBar(this)),
      m_previewPanel(new PreviewPanel(vulkan, this)),
      m_deviceLabel(new QLabel(QString::fromStdString(services.computeDevice()), this)),
      m_previewLabel(new QLabel(this)),
      m_speedLabel(new QLabel(this)),
      m_progressLabel(new QLabel(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Stylegraft"));
    setAcceptDrops(true);
    resize(1400, 880);

    auto* left = new QSplitter(Qt::Vertical, this);
    left->addWidget(m_style);
    left->addWidget(m_train);
    left->setStretchFactor(0, 1);
    left->setCollapsible(0, false);
    left->setCollapsible(1, false);
    auto* top = new QSplitter(Qt::Horizontal, this);
    top->addWidget(left);
    top->addWidget(m_previewPanel);
    top->addWidget(m_mixer);
    top->setStretchFactor(1, 1);
    top->setSizes({260, 760, 360});
    auto* all = new QSplitter(Qt::Vertical, this);
    auto* bottom = new QWidget(this);
    auto* bottomLayout = new QVBoxLayout(bottom);
    bottomLayout->setContentsMargins(0, 0, 0, 0);
    bottomLayout->setSpacing(0);
    bottomLayout->addWidget(m_coach);
    bottomLayout->addWidget(m_curves, 1);
    all->addWidget(top);
    all->addWidget(bottom);
    all->setStretchFactor(0, 1);
    all->setSizes({650, 200});
    for (QSplitter* splitter : {left, top, all}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(3);
    }
    m_style->setMinimumWidth(220);
    m_mixer->setMinimumWidth(370);
    setCentralWidget(all);

    m_deviceLabel->setObjectName(QStringLiteral("deviceLabel"));
    m_previewLabel->setObjectName(QStringLiteral("previewLabel"));
    m_speedLabel->setObjectName(QStringLiteral("speedLabel"));
    m_progressLabel->setObjectName(QStringLiteral("progressLabel"));
    for (QLabel* part : {m_progressLabel, m_speedLabel, m_deviceLabel, m_previewLabel}) {
        part->setProperty("role", QStringLiteral("hint"));
        part->setContentsMargins(8, 0, 8, 0);
        statusBar()->addPermanentWidget(part);
    }
    m_deviceLabel->setToolTip(tr("Where the model is trained"));
    m_previewLabel->setText(preview().deviceName());
    m_previewLabel->setToolTip(tr("What draws the preview"));
    buildMenus();
    connectParts();
    updateObstacle();
}

MainWindow::~MainWindow() {
    // The services that running work uses may go right after the window. An import is cancelled
    // first, so that this does not take long.
    delete m_style;
    finishBackground();
}

void MainWindow::buildMenus() {
    auto* file = menuBar()->addMenu(tr("&File"));
    const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& key, auto slot) {
        QAction* action = menu->addAction(text, this, slot);
        action->setShortcut(key);
        return action;
    };
    add(file, tr("Open model..."), QKeySequence::Open, [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, tr("Open model"), {}, tr("Models (*.pkl *.pt *.safetensors);;All files (*)"));
        if (!path.isEmpty()) {
            openModel(path);
        }
    });
    add(file, tr("Add pictures..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] {
        addPictures(QFileDialog::getOpenFileNames(this, tr("Add pictures")));
    });
    add(file, tr("Add a folder of pictures..."), {}, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Add a folder of pictures"));
        if (!folder.isEmpty()) {
            addPictures({folder});
        }
    });
    file->addSeparator();
    auto* save = add(file, tr("Save model as..."), QKeySequence::SaveAs, [this] {
        const QString path =
            hasModel() ? m_prompts.modelSavePath(this, m_source.info, suggestedName()) : QString();
        if (!path.isEmpty()) {
            exportModel(path, true); // the dialog asked before it returned an existing name
        }
    });
    save->setObjectName(QStringLiteral("exportModel"));
    auto* pictures =
        add(file, tr("Export pictures..."), QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
            const QString folder = hasModel() ? m_prompts.imageFolder(this) : QString();
            if (!folder.isEmpty()) {
                exportImages(folder, false);
            }
        });
    pictures->setObjectName(QStringLiteral("exportImages"));
    file->addSeparator();
    add(file, tr("Resume a run..."), {}, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Folder of the run"), m_runsFolder);
        if (!folder.isEmpty()) {
            resumeRun(folder);
        }
    })->setObjectName(QStringLiteral("resumeRun"));
    file->addSeparator();
    add(file, tr("Quit"), QKeySequence::Quit, [this] { close(); });

    buildEditMenu();
    auto* view = menuBar()->addMenu(tr("&View"));
    view->addActions(m_previewPanel->compareActions());
    auto* compare = add(view, tr("Change comparison"), QKeySequence(Qt::Key_C), [this] {
        m_previewPanel->nextCompare();
    });
    compare->setObjectName(QStringLiteral("changeComparison"));
    add(view, tr("Fit"), QKeySequence(Qt::CTRL | Qt::Key_0), [this] { preview().fit(); });
    add(view, tr("100 %"), QKeySequence(Qt::CTRL | Qt::Key_1), [this] { preview().setZoom(1.0); });
    add(view, tr("New seeds"), QKeySequence(Qt::Key_R), [this] { m_previewPanel->newSeeds(); });

    auto* train = menuBar()->addMenu(tr("&Train"));
    add(train, tr("Start, pause or resume"), QKeySequence(Qt::Key_T), [this] {
        if (auto* start = findChild<QPushButton*>(QStringLiteral("startButton"))) {
            start->click();
        }
    });
    train->addActions(m_train->stopActions());
    m_sampleNow = add(
        train, tr("Sample now"), QKeySequence(Qt::Key_F5), [this] { m_controller->sampleNow(); });
    m_sampleNow->setObjectName(QStringLiteral("sampleNow"));
    m_saveNow =
        add(train, tr("Save a state now"), QKeySequence::Save, [this] { m_controller->saveNow(); });
    m_saveNow->setObjectName(QStringLiteral("saveNow"));
    auto* help = menuBar()->addMenu(tr("&Help"));
    add(help, tr("Shortcuts"), QKeySequence(Qt::Key_Question), [this] {
        QMessageBox::information(
            this,
            tr("Shortcuts"),
            tr("C   source, tuned, split\nR   new seeds\nT   start, pause, resume\n"
               "Wheel   zoom at the pointer\nDrag   pan\nCtrl+0   fit\nCtrl+1   100 %\n"
               "Ctrl+O   open a model\nCtrl+Shift+S   save the model\nCtrl+E   export pictures\n"
               "Ctrl+Z, Ctrl+Shift+Z   step the training back, forward\n"
               "F5   sample now\nCtrl+S   save a state now\n"
               "Delete   remove selected pictures\n+, -   show selected pictures more, less often"));
    });
    add(help, tr("About Stylegraft"), {}, [this] {
        QMessageBox::about(
            this,
            tr("About Stylegraft"),
            tr("<b>Stylegraft %1</b><p>Teaches a pretrained StyleGAN the style of a handful of "
               "pictures, on your "
               "own machine.</p><p>Free software under the GNU General Public License, version 3 "
               "or later, "
               "without any warranty. Built with Qt, LibTorch, OpenCV, Vulkan and QCustomPlot.</p>")
                .arg(QStringLiteral(STYLEGRAFT_VERSION)));
    });
}

void MainWindow::buildEditMenu() {
    auto* edit = menuBar()->addMenu(tr("&Edit"));
    const auto add =
        [this, edit](const QString& text, QKeySequence::StandardKey key, const QString& name) {
            auto* action = edit->addAction(text);
            action->setShortcut(key);
            action->setObjectName(name);
            action->setEnabled(false);
            return action;
        };
    m_undo = add(tr("Step the training back"), QKeySequence::Undo, QStringLiteral("undoTraining"));
    m_undo->setToolTip(tr("To before the last change, or some minutes ago"));
    m_redo =
        add(tr("Step the training forward"), QKeySequence::Redo, QStringLiteral("redoTraining"));
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    connect(m_undo, &QAction::triggered, m_controller, &TrainingController::undo);
    connect(m_redo, &QAction::triggered, m_controller, &TrainingController::redo);
}

void MainWindow::connectParts() {
    connect(m_style, &StylePanel::urlsDropped, this, [this](const QList<QUrl>& urls) {
        takeDrop(pathsOf(urls));
    });
    connect(m_style, &StylePanel::urlsHovering, this, [this](const QList<QUrl>& urls) {
        announceDrop(pathsOf(urls));
    });
    connect(m_style, &StylePanel::hoverEnded, this, &MainWindow::endDrop);
    connect(m_style, &StylePanel::message, this, &MainWindow::say);
    connect(m_style, &StylePanel::picturesChanged, this, [this](int count) {
        updateObstacle();
        updateFacts();
        if (isActive(m_controller->state()) && count > 0) {
            m_controller->setPictures(m_style->pictures());
        }
        Q_EMIT picturesAdded(count);
    });
    m_weightsSettle->setSingleShot(true);
    m_weightsSettle->setInterval(kWeightsSettleMs);
    connect(m_style, &StylePanel::weightsChanged, m_weightsSettle, qOverload<>(&QTimer::start));
    connect(m_weightsSettle, &QTimer::timeout, this, [this] {
        if (isActive(m_controller->state())) {
            m_controller->setPictures(m_style->pictures());
        }
    });
    connect(&preview(), &PreviewView::urlsDropped, this, [this](const QList<QUrl>& urls) {
        takeDrop(pathsOf(urls));
    });
    connect(&preview(), &PreviewView::fellBackToSoftware, this, [this](const QString& reason) {
        m_previewLabel->setText(preview().deviceName());
        say(reason);
    });
    connect(m_previewPanel, &PreviewPanel::pinsChanged, m_controller, &TrainingController::setPins);
    connect(m_mixer, &FreezeMixer::planChanged, this, [this](const FreezePlan& plan) {
        if (isActive(m_controller->state())) {
            m_controller->setFreeze(plan);
        }
    });
    connect(m_train, &TrainPanel::startRequested, this, &MainWindow::startTraining);
    connect(m_train, &TrainPanel::pauseRequested, m_controller, &TrainingController::pause);
    connect(m_train, &TrainPanel::resumeRequested, m_controller, &TrainingController::resume);
    connect(m_train, &TrainPanel::stopRequested, this, [this](StopMode mode) {
        m_discarded = mode == StopMode::Discard;
        m_controller->stop(mode);
    });
    connect(m_controller, &TrainingController::stateChanged, this, &MainWindow::showState);
    connect(m_controller, &TrainingController::statsArrived, this, &MainWindow::showStats);
    connect(m_controller, &TrainingController::frameArrived, this, [this](const auto& frame) {
        preview().setFrame(frame);
        Q_EMIT frameReceived(frame->kind);
    });
    connect(m_train, &TrainPanel::liveSettingsChanged, this, [this](TrainSettings settings) {
        settings.mirror = m_style->mirror();
        m_controller->setSettings(std::move(settings));
    });
    connect(m_train, &TrainPanel::freezeSuggested, this, [this](const QString& text) {
        if (auto plan = parseFreezePlan(text.toStdString(), m_source.info.groups)) {
            m_mixer->setPlan(*plan);
        }
    });
    connect(m_coach, &CoachBar::applyRequested, this, &MainWindow::applyAdvice);
    connect(m_controller, &TrainingController::freezeChanged, this, [this](const FreezePlan& plan) {
        m_runPlan = plan;
    });
    connect(
        m_controller,
        &TrainingController::marked,
        this,
        [this](double kimg, const QString& kind, const QString&) {
            static const QHash<QString, QString> words{
                {QStringLiteral("freeze"), tr("fader")},
                {QStringLiteral("settings"), tr("setting")},
                {QStringLiteral("pictures"), tr("pictures")},
                {QStringLiteral("undo"), tr("back")},
                {QStringLiteral("redo"), tr("forward")},
                {QStringLiteral("resumed"), tr("resumed")},
                {QStringLiteral("diverged"), tr("broke down")},
                {QStringLiteral("advice"), tr("coach")}};
            m_curves->mark(kimg, words.value(kind, kind));
            if (kind == QStringLiteral("undo") || kind == QStringLiteral("redo") ||
                kind == QStringLiteral("diverged")) {
                // The faders stood elsewhere then. The training knows: nothing to tell it.
                const QSignalBlocker quiet(m_mixer);
                m_mixer->setPlan(m_runPlan);
            }
        });
    connect(m_controller, &TrainingController::undoChanged, this, [this](bool undo, bool redo) {
        m_undo->setEnabled(undo);
        m_redo->setEnabled(redo);
    });
    connect(m_controller, &TrainingController::advised, m_coach, &CoachBar::setAdvice);
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
    connect(m_controller, &TrainingController::stateSaved, this, [this](double, double bytes) {
        m_progressLabel->setToolTip(
            tr("The states of this run take %1 MB on the disk").arg(bytes / 1e6, 0, 'f', 1));
    });
    connect(m_controller, &TrainingController::warned, this, &MainWindow::say);
    connect(m_controller, &TrainingController::failed, this, &MainWindow::showProblem);
    connect(m_controller, &TrainingController::checkpointSaved, this, [this](const QString& path) {
        say(tr("Saved %1").arg(path));
    });
    m_controller->setPins(m_previewPanel->pins());
}

void MainWindow::say(const QString& text) {
    statusBar()->showMessage(text, kMessageMs);
}

void MainWindow::showProblem(const Error& error) {
    Q_EMIT problem(QString::fromStdString(error.message));
    m_prompts.showError(
        this, QString::fromStdString(error.message), QString::fromStdString(error.detail));
}

void MainWindow::updateObstacle() {
    if (!hasModel()) {
        m_train->setObstacle(tr("Drop a model to begin."));
    } else if (!m_source.info.hasDiscriminator) {
        m_train->setObstacle(tr("This model has no discriminator, so it cannot be fine-tuned."));
    } else if (m_style->pictures().empty()) {
        m_train->setObstacle(tr("Drop pictures into the style panel."));
    } else {
        m_train->setObstacle({});
    }
}

void MainWindow::openModel(const QString& path) {
    if ((m_unsaved || isActive(m_controller->state())) && !m_prompts.mayEndTraining(this)) {
        return;
    }
    m_unsaved = false;
    // Asked anew: the training may have ended while the question was on the screen.
    if (isActive(m_controller->state())) {
        m_openAfterStop = path;
        m_discarded = true;
        m_controller->stop(StopMode::Discard);
        return;
    }
    statusBar()->showMessage(tr("Opening %1...").arg(path));
    inBackground(
        this,
        [&services = m_services, path] { return services.openModel(path.toStdString()); },
        [this, number = ++m_openNumber](Result<OpenedModel> opened) {
            if (number != m_openNumber) {
                return; // another model was asked for since
            }
            statusBar()->clearMessage();
            if (opened && isActive(m_controller->state())) {
                say(tr("A training was started meanwhile; stop it to open another model."));
            } else if (opened) {
                adopt(std::move(*opened));
            } else {
                showProblem(opened.error());
            }
        });
}

void MainWindow::adopt(OpenedModel opened) {
    m_source = std::move(opened);
    m_tuned.reset();
    m_unsaved = false;
    m_mixer->setGroups(m_source.info.groups);
    m_curves->clear();
    m_previewPanel->setModel(m_source.info);
    m_controller->setModel(m_source.model);
    m_progressLabel->clear();
    m_speedLabel->clear();
    setWindowTitle(tr("%1 - Stylegraft").arg(QString::fromStdString(m_source.info.name)));
    say(tr("Opened %1").arg(QString::fromStdString(m_source.info.path)));
    updateObstacle();
    updateFacts();
    Q_EMIT modelOpened();
}

void MainWindow::addPictures(const QStringList& paths) {
    m_style->addPaths(paths);
}

void MainWindow::takeDrop(const QStringList& paths) {
    if (paths.isEmpty()) {
        return;
    }
    inBackground(
        this,
        [&services = m_services, paths] {
            QString model;
            QStringList pictures;
            for (const QString& path : paths) {
                if (model.isEmpty() && services.looksLikeModel(path.toStdString())) {
                    model = path;
                } else {
                    pictures << path;
                }
            }
            return std::pair(model, pictures);
        },
        [this](const std::pair<QString, QStringList>& sorted) {
            if (!sorted.first.isEmpty()) {
                openModel(sorted.first);
            }
            addPictures(sorted.second);
        });
}

QString MainWindow::newRunFolder() const {
    if (m_runsFolder.isEmpty()) {
        return {};
    }
    const QString stem =
        QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss ")) +
        QString::fromStdString(m_source.info.name);
    QString folder = QDir(m_runsFolder).filePath(stem);
    for (int i = 2; QFileInfo::exists(folder); ++i) {
        folder = QDir(m_runsFolder).filePath(stem + QStringLiteral(" %1").arg(i));
    }
    return folder;
}

void MainWindow::startTraining() {
    if (m_unsaved && !m_prompts.mayEndTraining(this)) {
        return;
    }
    TrainConfig config;
    config.model = m_source.model;
    config.pictures = m_style->pictures();
    config.settings = m_train->settings();
    config.settings.mirror = m_style->mirror();
    config.freeze = m_mixer->plan();
    config.runFolder = newRunFolder().toStdString();
    startRun(std::move(config));
}

void MainWindow::startRun(TrainConfig config) {
    if (auto started = m_controller->start(std::move(config)); !started) {
        showProblem(started.error());
        return;
    }
    // Facts of the new run arrive later, by the event loop.
    m_curves->clear();
    m_coach->setAdvice({});
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    m_kimg = 0.0;
    m_tuned.reset();
    m_unsaved = false;
    m_discarded = false;
}

void MainWindow::resumeRun(const QString& folder) {
    if (isActive(m_controller->state())) {
        say(tr("A training runs already; stop it to resume another run."));
        return;
    }
    if (m_unsaved && !m_prompts.mayEndTraining(this)) {
        return;
    }
    m_unsaved = false;
    statusBar()->showMessage(tr("Opening the run %1...").arg(folder));
    inBackground(
        this,
        [&services = m_services, folder] { return services.openRun(folder.toStdString()); },
        [this](Result<ResumableRun> run) {
            statusBar()->clearMessage();
            if (!run) {
                showProblem(run.error());
            } else if (isActive(m_controller->state())) {
                say(tr("A training was started meanwhile; stop it to resume another run."));
            } else {
                adoptRun(std::move(*run));
            }
        });
}

void MainWindow::adoptRun(ResumableRun run) {
    adopt(std::move(run.source));
    m_train->setSettings(run.config.settings);
    m_mixer->setPlan(run.config.freeze);
    const double kimg = run.kimg;
    QStringList notes;
    for (const std::string& note : run.notes) {
        notes << QString::fromStdString(note);
    }
    startRun(std::move(run.config));
    m_kimg = kimg;
    say(tr("Resumed at %1 kimg. %2").arg(kimg, 0, 'f', 3).arg(notes.join(QLatin1Char(' '))));
}

void MainWindow::applyAdvice(const Advice& advice) {
    if (!isActive(m_controller->state())) {
        return;
    }
    if (const auto* change = std::get_if<ChangeSetting>(&advice.action)) {
        TrainSettings settings = m_train->settings();
        if (const auto* name = std::get_if<std::string>(&change->value)) {
            settings.augment = *name;
        } else {
            setValue(settings, change->id, std::get<double>(change->value));
        }
        m_train->setSettings(settings);
        settings.mirror = m_style->mirror();
        m_controller->setSettings(std::move(settings));
    } else if (const auto* move = std::get_if<MoveFaders>(&advice.action)) {
        FreezePlan plan = m_mixer->plan();
        for (const auto& [group, factor] : move->factors) {
            plan.factors[group] = factor;
        }
        m_mixer->setPlan(plan);
        m_controller->setFreeze(plan);
    } else {
        m_controller->stop(StopMode::Save);
    }
}

void MainWindow::updateFacts() {
    RunFacts facts;
    facts.resolution = m_source.info.resolution > 0 ? m_source.info.resolution : 64;
    facts.pictures = static_cast<int>(m_style->pictures().pictures.size());
    facts.batch = m_train->settings().batch;
    facts.stylegan3 = m_source.info.architecture.rfind("StyleGAN3", 0) == 0;
    facts.cores = QThread::idealThreadCount();
    m_train->setFacts(facts);
}

void MainWindow::showState(SessionState state) {
    m_train->setState(state);
    m_style->setLocked(state == SessionState::Preparing || state == SessionState::Stopping);
    for (QAction* action : {m_sampleNow, m_saveNow}) {
        action->setEnabled(state == SessionState::Running || state == SessionState::Paused);
    }
    if (!isActive(state)) {
        m_undo->setEnabled(false);
        m_redo->setEnabled(false);
        m_coach->setAdvice({});
    }
    if (state == SessionState::Paused) {
        m_curves->mark(m_kimg, tr("pause"));
    }
    if (state == SessionState::Finished || state == SessionState::Failed) {
        // A failed run keeps what it had published.
        m_tuned = m_discarded ? nullptr : m_controller->result();
        m_unsaved = m_tuned != nullptr;
        if (m_discarded && m_openAfterStop.isEmpty()) {
            m_controller->setModel(m_source.model); // shows the source again
        }
    }
    if (!isActive(state)) {
        m_speedLabel->clear();
        if (!m_openAfterStop.isEmpty()) {
            openModel(std::exchange(m_openAfterStop, {}));
        }
        if (m_closing && state == SessionState::Failed && !m_saveBeforeClosing.isEmpty()) {
            // Stay, so that the reason can be read and what there is can be exported.
            m_saveBeforeClosing.clear();
            m_closing = false;
        } else if (m_closing) {
            finishClosing();
        }
    }
    Q_EMIT stateChanged(state);
}

void MainWindow::showStats(const std::vector<StepStats>& stats) {
    m_curves->append(stats);
    const StepStats& last = stats.back();
    m_kimg = last.kimg;
    m_train->showProgress(last);
    m_speedLabel->setText(tr("%1 images/s").arg(last.imagesPerSecond, 0, 'f', 1));
    m_progressLabel->setText(
        tr("%1 kimg, %2").arg(last.kimg, 0, 'f', 2).arg(timeLeftInWords(last.etaSeconds)));
    Q_EMIT statsReceived(last.kimg);
}

std::shared_ptr<const Model> MainWindow::modelToExport() const {
    if (m_tuned) {
        return m_tuned;
    }
    // While a training runs: what it has come to.
    if (isActive(m_controller->state())) {
        if (auto running = m_controller->result()) {
            return running;
        }
    }
    return m_source.model;
}

QString MainWindow::suggestedName() const {
    return QString::fromStdString(m_source.info.name) + (modelToExport() == m_source.model
                                                             ? QStringLiteral("-copy.pkl")
                                                             : QStringLiteral("-tuned.pkl"));
}

void MainWindow::exportModel(const QString& path, bool replace) {
    const auto model = modelToExport();
    inBackground(
        this,
        [&services = m_services, path, replace, model] {
            return services.exportModel(model, path.toStdString(), replace);
        },
        [this, path, model](const Result<void>& written) {
            if (written) {
                m_unsaved = m_unsaved && model != m_tuned;
                say(tr("Exported %1").arg(path));
                Q_EMIT exported({path});
            } else {
                showProblem(written.error());
            }
            if (m_closing) {
                m_closing = false;
                if (written) {
                    close();
                }
            }
        });
}

void MainWindow::exportImages(const QString& folder, bool replace) {
    ImageExport what;
    what.folder = folder.toStdString();
    what.seeds = m_previewPanel->pins().seeds;
    what.truncationPsi = m_previewPanel->pins().truncationPsi;
    what.replace = replace;
    inBackground(
        this,
        [&services = m_services, what, model = modelToExport()] {
            return services.exportImages(model, what);
        },
        [this](const Result<std::vector<std::filesystem::path>>& written) {
            if (!written) {
                showProblem(written.error());
                return;
            }
            QStringList paths;
            for (const auto& path : *written) {
                paths << QString::fromStdString(path.string());
            }
            say(tr("Exported %1 pictures").arg(paths.size()));
            Q_EMIT exported(paths);
        });
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_unsaved && !isActive(m_controller->state())) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing) {
        return; // the answer was given; the step in progress is being finished
    }
    switch (m_prompts.closeWhileTraining(this)) {
    case CloseChoice::Cancel:
        return;
    case CloseChoice::SaveAndQuit:
        m_saveBeforeClosing = m_prompts.modelSavePath(
            this,
            m_source.info,
            QString::fromStdString(m_source.info.name) + QStringLiteral("-tuned.pkl"));
        if (m_saveBeforeClosing.isEmpty()) {
            return;
        }
        break;
    case CloseChoice::QuitWithoutSaving:
        m_saveBeforeClosing.clear();
        break;
    }
    const bool save = !m_saveBeforeClosing.isEmpty();
    // Asked anew: the training may have ended while the question was on the screen.
    if (isActive(m_controller->state())) {
        m_closing = true;
        m_discarded = !save;
        m_controller->stop(save ? StopMode::Save : StopMode::Discard);
    } else if (save) {
        m_closing = true;
        finishClosing();
    } else {
        m_unsaved = false;
        event->accept();
    }
}

void MainWindow::finishClosing() {
    if (m_saveBeforeClosing.isEmpty()) {
        m_closing = false;
        close();
        return;
    }
    exportModel(std::exchange(m_saveBeforeClosing, {}), true);
}

void MainWindow::announceDrop(const QStringList& paths) {
    m_previewPanel->showDropBanner(tr("Drop: a model is opened, pictures become the style"));
    inBackground(
        this,
        [&services = m_services, paths] {
            for (const QString& path : paths) {
                if (services.looksLikeModel(path.toStdString())) {
                    return path;
                }
            }
            return QString();
        },
        [this, number = ++m_dropNumber, count = int(paths.size())](const QString& model) {
            if (number != m_dropNumber) {
                return;
            }
            m_previewPanel->showDropBanner(
                model.isEmpty()
                    ? (count == 1 ? tr("Drop to add to the style pictures")
                                  : tr("Drop to add %1 files to the style pictures").arg(count))
                    : tr("Drop to open the model %1").arg(QFileInfo(model).fileName()));
        });
}

void MainWindow::endDrop() {
    ++m_dropNumber;
    m_previewPanel->hideDropBanner();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
        announceDrop(pathsOf(event->mimeData()->urls()));
    }
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) {
    endDrop();
}

void MainWindow::dropEvent(QDropEvent* event) {
    endDrop();
    event->acceptProposedAction();
    takeDrop(pathsOf(event->mimeData()->urls()));
}

} // namespace sg
