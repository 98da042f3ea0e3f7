#include "ui/window/time_travel.h"

#include "ui/common/background.h"
#include "ui/curves/curves_view.h"
#include "ui/mixer/blend_panel.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/session/training_controller.h"
#include "ui/timeline/branch_tree.h"
#include "ui/timeline/film_strip.h"
#include "ui/timeline/moment_loader.h"
#include "ui/timeline/state_words.h"
#include "ui/timeline/thumbnails.h"
#include "ui/timeline/timeline_panel.h"
#include "ui/window/branch_point.h"
#include "ui/window/comparison.h"
#include "ui/window/exporter.h"
#include "ui/window/preview_panel.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sg {

namespace {

/// A frame of this share of a state's kimg may stand for it.
constexpr double kNearly = 0.9;

QString pathOf(const StateEntry& state) {
    return QString::fromStdString(state.path.string());
}

} // namespace

TimeTravel::TimeTravel(RunArchive& archive, const Parts& parts, QWidget& window)
    : QObject(&window),
      m_archive(archive),
      m_parts(parts),
      m_window(window),
      m_panel(new TimelinePanel(&window)),
      m_thumbnails(new Thumbnails(archive, this)),
      m_look(new MomentLoader(archive, this)),
      m_comparison(new Comparison(archive, {parts.controller, parts.preview, *m_panel}, this)),
      m_branchPoint(new BranchPoint(archive, parts.run, parts.prompts, window)) {
    m_panel->hide();
    m_thumbnails->setPins(m_parts.preview.pins());
    m_parts.preview.view().installEventFilter(this);
    connectRun();
    connectPanel();
    connectBlend();
    connect(m_branchPoint, &BranchPoint::opened, this, &TimeTravel::branchOpened);
    connect(m_branchPoint, &BranchPoint::failed, this, &TimeTravel::failed);
}

QWidget* TimeTravel::column() {
    auto* column = new QWidget(&m_window);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&m_parts.preview, 1);
    layout->addWidget(m_panel);
    return column;
}

void TimeTravel::connectRun() {
    connect(&m_parts.run, &RunControl::begun, this, &TimeTravel::beginRun);
    connect(&m_parts.run, &RunControl::stateChanged, this, [this](SessionState state) {
        m_thumbnails->setGentle(state == SessionState::Running);
        refresh();
    });
    connect(&m_parts.controller, &TrainingController::stateSaved, this, &TimeTravel::refresh);
    connect(&m_parts.controller, &TrainingController::frameArrived, this, [this](const auto& f) {
        takeFrame(*f);
    });
    connect(m_look, &MomentLoader::loaded, this, [this](const Moment& moment) {
        m_parts.controller.look(moment);
    });
    const auto tell = [this](const Error& error) {
        Q_EMIT failed(error);
        refresh(); // it may have been thinned meanwhile
    };
    connect(m_look, &MomentLoader::failed, this, tell);
    connect(m_comparison, &Comparison::failed, this, tell);
}

void TimeTravel::connectPanel() {
    FilmStrip& strip = m_panel->strip();
    strip.setPictures(
        [this](const FilmTile& tile) { return m_thumbnails->of(pathOf(tile.small())); });
    strip.setWords([this](const FilmTile& tile) {
        return stateInWords(tile, m_settings.value(pathOf(tile.small())));
    });
    connect(&strip, &FilmStrip::moved, this, &TimeTravel::lookAt);
    connect(&strip, &FilmStrip::scrolled, this, &TimeTravel::wantThumbnails);
    connect(m_thumbnails, &Thumbnails::arrived, &strip, [&strip] { strip.viewport()->update(); });
    connect(&m_parts.preview, &PreviewPanel::pinsChanged, this, [this](const PreviewPins& pins) {
        m_thumbnails->setPins(pins);
        wantThumbnails();
    });
    connect(m_panel, &TimelinePanel::returnRequested, this, [this] { showBranch(runBranch()); });
    connect(m_panel, &TimelinePanel::starRequested, this, &TimeTravel::star);
    connect(m_panel, &TimelinePanel::saveRequested, this, &TimeTravel::saveState);
    connect(m_panel, &TimelinePanel::branchRequested, this, [this](const FilmTile& tile) {
        QStringList taken;
        for (const RunBranch& branch : m_branches) {
            taken << QString::fromStdString(branch.name);
        }
        m_branchPoint->begin({m_run, m_shown.toStdString(), tile.kimg, {}}, taken);
    });
    connect(&m_panel->tree(), &BranchTree::chosen, this, &TimeTravel::showBranch);
    connect(&m_parts.curves, &CurvesView::clicked, this, [this](double kimg) {
        const FilmReel& reel = m_panel->strip().reel();
        if (reel.empty()) {
            return;
        }
        const bool beyond = kimg > reel.tiles().back().kimg;
        lookAt(
            beyond && isLive() ? std::nullopt : std::optional(reel.kimgAt(reel.positionOf(kimg))));
    });
}

void TimeTravel::connectBlend() {
    BlendPanel& blend = m_parts.mixer.blend();
    connect(&blend, &BlendPanel::blendChanged, &m_parts.controller, &TrainingController::setBlend);
    connect(&blend, &BlendPanel::keepRequested, this, &TimeTravel::keepBlend);
}

void TimeTravel::forget() {
    m_takingUp = false;
    m_branchPoint->forget();
    m_look->cancel();
    m_run.clear();
    m_live.clear();
    m_shown.clear();
    m_branches.clear();
    m_settings.clear();
    m_thumbnails->clear();
    m_now = {};
    m_nowKimg = 0.0;
    m_panel->strip().setReel({});
    m_panel->strip().setKimg({});
    m_panel->strip().setNowPicture({});
    m_panel->setBranches({});
    m_panel->hide();
    m_parts.curves.setCursorAt({});
    m_parts.controller.look({});
    m_comparison->setBranches({});
    m_comparison->stop();
}

void TimeTravel::showRun(const QString& folder, const QString& branch) {
    forget();
    m_run = folder.toStdString();
    m_live.clear();
    m_shown = branch;
    m_takingUp = true;
    refresh();
    inBackground(
        this,
        [&archive = m_archive, run = m_run, name = branch.toStdString()] {
            return archive.historyOf(run, name);
        },
        [this, run = m_run](const std::shared_ptr<const RunHistory>& history) {
            if (run == m_run && m_live.isEmpty()) {
                Q_EMIT historyFound(history);
            }
        });
}

/// Loads what the shown run had come to, so that it can be exported as after the training.
void TimeTravel::takeUp() {
    const FilmReel& reel = m_panel->strip().reel();
    if (!std::exchange(m_takingUp, false) || reel.empty() || m_parts.run.active()) {
        return;
    }
    const FilmTile& newest = reel.tiles().back();
    ModelWish wish;
    wish.source = m_parts.setup.source().model;
    wish.place = StatePlace{newest.exact().path, {}, 0.0, newest.kimg};
    inBackground(
        this,
        [&archive = m_archive, wish] { return archive.modelOf(wish); },
        [this, run = m_run, branch = m_shown, source = wish.source](const auto& model) {
            if (run != m_run || !m_live.isEmpty() || source != m_parts.setup.source().model) {
                return; // another one is shown by now
            }
            if (model) {
                m_parts.run.takeUp(*model, run, branch.toStdString());
            } else {
                Q_EMIT failed(model.error());
            }
        });
}

QString TimeTravel::runFolder() const {
    return QString::fromStdString(m_run.string());
}

void TimeTravel::beginRun() {
    forget();
    m_parts.mixer.blend().reset();
    m_run = m_parts.run.folder();
    m_live = m_shown = QString::fromStdString(m_parts.run.branch());
    refresh();
}

void TimeTravel::refresh() {
    if (m_run.empty()) {
        return;
    }
    if (m_refreshing) {
        m_refreshAgain = true;
        return;
    }
    m_refreshing = true;
    m_refreshAgain = false;
    const auto work = [&archive = m_archive, run = m_run, known = m_settings] {
        std::pair<std::vector<RunBranch>, Settings> found{archive.branches(run), {}};
        for (const RunBranch& branch : found.first) {
            for (const StateEntry& state : branch.states) {
                if (!known.contains(pathOf(state))) {
                    found.second.emplace_back(pathOf(state), archive.settingsOf(state.path));
                }
            }
        }
        return found;
    };
    inBackground(this, work, [this, run = m_run](const auto& found) {
        m_refreshing = false;
        if (run == m_run) {
            takeBranches(found.first, found.second);
        }
        if (m_refreshAgain || run != m_run) {
            refresh();
        }
    });
}

void TimeTravel::takeBranches(std::vector<RunBranch> branches, const Settings& settings) {
    for (const auto& [state, then] : settings) {
        m_settings.insert(state, then);
    }
    m_branches = std::move(branches);
    const auto shown = std::ranges::find(m_branches, m_shown.toStdString(), &RunBranch::name);
    FilmStrip& strip = m_panel->strip();
    FilmReel reel = shown == m_branches.end() ? FilmReel() : FilmReel(shown->states);
    // Of a state that was just saved the preview has the picture, or nearly so.
    if (isLive() && !m_now.isNull() && !reel.empty()) {
        const FilmTile& newest = reel.tiles().back();
        const QString state = pathOf(newest.small());
        if (m_nowKimg >= kNearly * newest.kimg && m_thumbnails->of(state).isNull()) {
            m_thumbnails->put(state, m_now);
        }
    }
    strip.setReel(std::move(reel));
    strip.setNowOffered(isLive());
    if (!strip.kimg() && !isLive() && !strip.reel().empty()) {
        lookAt(strip.reel().tiles().back().kimg);
    }
    takeUp();
    m_panel->setBranches(m_branches);
    m_comparison->setBranches(m_branches);
    m_panel->setVisible(!strip.reel().empty());
    showPlace();
    wantThumbnails();
}

void TimeTravel::takeFrame(const PreviewFrame& frame) {
    const PreviewPins& pins = m_parts.preview.pins();
    const bool now = !m_panel->strip().kimg() && m_parts.mixer.blend().blend().isFull() &&
                     frame.pins.seeds == pins.seeds && frame.pins.turns == pins.turns &&
                     frame.pins.truncationPsi == pins.truncationPsi;
    if (frame.kind != PreviewKind::Tuned) {
        return;
    }
    m_parts.mixer.blend().setOffered(frame.kimg > 0.0);
    if (now) {
        m_now = Thumbnails::firstOf(frame);
        m_nowKimg = frame.kimg;
        m_panel->strip().setNowPicture(m_now);
    }
}

void TimeTravel::showBranch(const QString& branch) {
    m_shown = branch;
    FilmStrip& strip = m_panel->strip();
    const auto found = std::ranges::find(m_branches, branch.toStdString(), &RunBranch::name);
    strip.setReel(found == m_branches.end() ? FilmReel() : FilmReel(found->states));
    strip.setNowOffered(isLive());
    const bool newest = !isLive() && !strip.reel().empty();
    lookAt(newest ? std::optional(strip.reel().tiles().back().kimg) : std::nullopt);
    wantThumbnails();
}

void TimeTravel::lookAt(std::optional<double> kimg) {
    FilmStrip& strip = m_panel->strip();
    if (strip.reel().empty()) {
        kimg.reset();
    }
    strip.setKimg(kimg);
    if (kimg) {
        m_look->load(strip.reel().placeAt(*kimg));
    } else {
        m_look->cancel();
        m_parts.controller.look({});
    }
    showPlace();
}

bool TimeTravel::mayReturn() const {
    const FilmStrip& strip = m_panel->strip();
    const bool newer =
        strip.kimg() && !strip.reel().empty() && *strip.kimg() < strip.reel().tiles().back().kimg;
    return newer || isLive() || m_shown != runBranch();
}

void TimeTravel::showPlace() {
    m_comparison->follow(m_shown);
    m_parts.curves.setCursorAt(m_panel->strip().kimg());
    m_panel->tree().setCurrent(m_shown, m_parts.run.active() ? m_live : QString());
    m_panel->showPlace(m_branches.size() > 1 ? m_shown : QString(), mayReturn());
}

void TimeTravel::wantThumbnails() {
    QStringList states;
    const auto tiles = m_panel->strip().visibleTiles();
    for (auto tile = tiles.rbegin(); tile != tiles.rend(); ++tile) {
        states << pathOf(tile->small());
    }
    m_thumbnails->want(states);
}

void TimeTravel::star(const FilmTile& tile) {
    // Unstarring takes every mark away, starring keeps the exact state.
    std::vector<StateEntry> states;
    if (tile.starred) {
        std::ranges::copy_if(tile.states, std::back_inserter(states), &StateEntry::kept);
    } else {
        states.push_back(tile.exact());
    }
    inBackground(
        this,
        [&archive = m_archive, states, starred = !tile.starred]() -> Result<void> {
            for (const StateEntry& state : states) {
                if (auto done = archive.star(state, starred); !done) {
                    return done;
                }
            }
            return {};
        },
        [this](const Result<void>& done) {
            if (!done) {
                Q_EMIT failed(done.error());
            }
            refresh();
        });
}

void TimeTravel::saveAs(ModelWish wish, const LateModel& tuned, const QString& suffix) {
    const OpenedModel& source = m_parts.setup.source();
    wish.source = source.model;
    const QString suggestion =
        QStringLiteral("%1-%2.pkl").arg(QString::fromStdString(source.info.name), suffix);
    const QString path = m_parts.run.asking(
        [&] { return m_parts.prompts.modelSavePath(&m_window, source.info, suggestion); });
    if (!path.isEmpty()) {
        m_parts.exporter.exportWish(wish, tuned, path);
    }
}

std::optional<StatePlace> TimeTravel::exactPlace() const {
    const FilmStrip& strip = m_panel->strip();
    const FilmReel& reel = strip.reel();
    if (!strip.kimg() || reel.empty()) {
        return std::nullopt;
    }
    StatePlace place = reel.placeAt(*strip.kimg());
    if (const auto tile = reel.tileAt(*strip.kimg())) {
        place.from = reel.tiles()[std::size_t(*tile)].exact().path;
    }
    return place;
}

void TimeTravel::saveState() {
    ModelWish wish;
    wish.place = exactPlace();
    if (wish.place) {
        saveAs(wish, {}, kimgInWords(wish.place->kimg) + QStringLiteral("kimg"));
    }
}

void TimeTravel::keepBlend() {
    ModelWish wish;
    wish.blend = m_parts.mixer.blend().blend();
    wish.place = exactPlace();
    saveAs(wish, wish.place ? LateModel() : m_parts.run.tuned(), tr("blend"));
}

bool TimeTravel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && m_panel->isVisible()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (plain && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            m_panel->strip().step(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sg
