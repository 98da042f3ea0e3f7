#include "core/train/training_loop.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/data/picture_labels.h"
#include "core/io/model_writer.h"
#include "core/model/device.h"
#include "core/model/torch.h"
#include "core/project/memory_estimate.h"
#include "core/train/augment/augment_options.h"
#include "core/train/monitors/training_memory.h"
#include "core/train/run/kimg_text.h"
#include "core/train/run/run_history.h"
#include "core/train/run/state_file.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace sg {

namespace {

/// "learning_rate 0.002 -> 0.001, augment none -> bgc"
std::string difference(const TrainSettings& before, const TrainSettings& after) {
    std::string text;
    const auto add = [&text](std::string_view id, const std::string& from, const std::string& to) {
        if (from != to) {
            text += (text.empty() ? "" : ", ") + std::string(id) + " " + from + " -> " + to;
        }
    };
    for (const ParamSpec& spec : trainParams()) {
        char from[32];
        char to[32];
        std::snprintf(from, sizeof(from), "%g", value(before, spec.id));
        std::snprintf(to, sizeof(to), "%g", value(after, spec.id));
        add(spec.id, from, to);
    }
    add("augment", before.augment, after.augment);
    add("mirror", before.mirror ? "on" : "off", after.mirror ? "on" : "off");
    add("precision", before.bfloat16 ? "bf16" : "fp32", after.bfloat16 ? "bf16" : "fp32");
    return text;
}

CoachPoint coachPoint(const StepStats& stats) {
    return {
        stats.kimg,
        stats.realSign,
        stats.augmentP,
        stats.scoreReal,
        stats.scoreFake,
        stats.lossG,
        stats.lossD};
}

} // namespace

Result<void> checkBatch(const Model& model, const TrainSettings& settings) {
    if (settings.batch % settings.accumulate != 0) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "A batch of %1 cannot be worked through in %2 equal parts",
                settings.batch,
                settings.accumulate));
    }
    const int part = settings.batch / settings.accumulate;
    const auto group = model.discriminator->options().mbstdGroupSize;
    const int size = group ? std::min(*group, part) : part;
    if (part % size != 0) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "The batch must be a multiple of %1 for this model, not %2",
                size * settings.accumulate,
                settings.batch));
    }
    return {};
}

TrainingLoop::TrainingLoop(const TrainConfig& config, TrainSink& sink, Publish publish)
    : m_config(config),
      m_sink(sink),
      m_publish(std::move(publish)),
      m_settings(config.settings),
      m_ring(config.undoBytes) {}

const Model& TrainingLoop::source() const {
    return m_config.resume && m_config.resume->source ? *m_config.resume->source : *m_config.model;
}

Result<bool> TrainingLoop::prepare(const std::stop_token& token) {
    const ResumePoint* resume = m_config.resume.get();
    if (resume != nullptr && resume->pictures) {
        m_pictures = resume->pictures;
    } else {
        auto pictures =
            decode(m_config.pictures, [&token](int, int) { return !token.stop_requested(); });
        if (!pictures) {
            if (pictures.error().code == ErrorCode::Cancelled) {
                return false;
            }
            return fail(pictures.error());
        }
        m_pictures = std::move(*pictures);
        m_set = std::make_shared<const StyleSet>(m_config.pictures);
    }
    if (resume == nullptr) {
        fitIntoMemory();
    }
    at::globalContext().setDeterministicAlgorithms(m_config.deterministic, false);
    const auto device = deviceNamed(m_config.device);
    if (!device) {
        return fail(device.error());
    }
    m_trainer.emplace(*m_config.model, *m_pictures, m_settings, m_config.freeze, *device);
    m_settings = m_trainer->settings();
    if (resume != nullptr && !resume->fullState.empty()) {
        const auto saved = readSavedTraining(resume->fullState);
        if (!saved) {
            return fail(saved.error());
        }
        m_trainer->restore(saved->trainer);
        m_trainer->setSettings(
            m_config.settings); // what the resumer asked for otherwise, as its length
        m_settings = m_trainer->settings();
        m_trainer->setFreeze(m_config.freeze);
        m_pace = Pace(resume->seconds);
    } else if (resume != nullptr) {
        m_trainer->countFrom(resume->steps, resume->images);
        m_pace = Pace(resume->seconds);
    }
    if (!m_config.runFolder.empty()) {
        const std::shared_ptr<const Model> began =
            resume != nullptr && resume->source ? resume->source : m_config.model;
        auto recorder =
            RunRecorder::begin(m_config, began, *m_pictures, m_trainer->state(), m_sink);
        if (!recorder) {
            return fail(recorder.error());
        }
        m_recorder = std::move(*recorder);
    }
    if (resume != nullptr) {
        mark(
            "resumed",
            resume->fullState.empty() ? Core::tr("resumed from a light state, optimiser afresh")
                                      : Core::tr("resumed"));
    }
    beginWatching();
    if (m_monitors && resume != nullptr && resume->history) {
        hearAgain(*resume->history);
    }
    m_published = m_remembered = Clock::now();
    m_saves = SaveSchedule(m_config.checkpointEvery, m_config.tileEvery, Clock::now());
    remember("the beginning");
    save(false, true, true);
    m_publish(*m_trainer);
    return true;
}

Result<std::shared_ptr<const PictureBatch>>
TrainingLoop::decode(const StyleSet& set, const ImportProgress& progress) const {
    const ModelInfo& info = m_config.model->info;
    const auto labels = pictureLabels(set, info.cDim);
    if (!labels) {
        return fail(labels.error());
    }
    auto pictures =
        decodePictures(set, info.resolution, info.channels, m_config.importOptions, progress);
    if (!pictures) {
        return fail(pictures.error());
    }
    pictures->labels = labels->classes;
    return std::make_shared<const PictureBatch>(std::move(*pictures));
}

/// A batch that would not fit into memory is worked through in parts.
void TrainingLoop::fitIntoMemory() {
    const auto available = memoryForThisProcess();
    if (!available || m_settings.accumulate != 1) {
        return;
    }
    const MemoryShape shape = memoryShapeOf(*m_config.model);
    const int cores = at::get_num_threads();
    const MemoryLoad load{m_settings.batch, 1.0, 1.0, 0, cores}; // undo has its own limit
    const auto free = *available - m_config.undoBytes;
    if (predictedTrainingBytes(shape, load) <= free) {
        return;
    }
    const auto fitting = chooseAccumulation(free, shape, load);
    auto parts = m_settings;
    parts.accumulate = fitting ? fitting->parts : m_settings.batch / 2;
    if (parts.accumulate > 1 && checkBatch(*m_config.model, parts)) {
        m_settings = parts;
        m_sink.onEvent(Warned{Core::tr(
            "A batch of %1 needs more memory than there is; it is worked through in %2 parts",
            parts.batch,
            parts.accumulate)});
    }
}

void TrainingLoop::beginWatching() {
    if (!m_config.watch) {
        return;
    }
    m_fromScratch = isUntrained(source().generatorEma);
    m_monitors.emplace(source(), *m_pictures, Monitors::usualSeeds());
    m_schedule = MonitorSchedule();
    m_watchSeconds = 0.0;
    m_coach.forget();
    tellSituation();
}

/// The coach hears the last stretch once more, so that it neither starts from nothing nor repeats
/// itself; what stands then is shown again.
void TrainingLoop::hearAgain(const RunHistory& history) {
    constexpr double kHeardKimg = 2.0 * Coach::kRepeatKimg;
    auto report = history.reports.begin();
    for (const StepStats& stats : history.steps) {
        if (stats.kimg < kimg() - kHeardKimg) {
            continue;
        }
        m_coach.add(coachPoint(stats));
        for (; report != history.reports.end() && report->kimg <= stats.kimg; ++report) {
            m_coach.add(*report);
        }
        m_coach.advise();
    }
    if (m_coach.standing()) {
        m_sink.onEvent(AdviceGiven{m_coach.standing()});
    }
}

void TrainingLoop::tellSituation() {
    const auto augment = augmentPreset(m_settings.augment);
    CoachSituation now;
    now.pictures = m_pictures->count();
    now.resolution = m_pictures->resolution;
    now.method = m_settings.method;
    now.augment = m_settings.augment;
    now.augmentAdapts = augment && adapts(*augment);
    now.freeze = m_trainer->freeze();
    now.learningRate = m_settings.learningRate;
    now.r1Gamma = m_trainer->r1Gamma();
    now.correspondence = m_settings.correspondence;
    now.stylegan3 = source().info.architecture != "StyleGAN2";
    now.fromScratch = m_fromScratch;
    m_coach.setSituation(now);
}

void TrainingLoop::measure(const StepLosses& losses) {
    auto report =
        m_monitors->measure(m_trainer->generatorEma(), m_trainer->discriminator(), kimg());
    report.gradientG = losses.gradientG;
    report.gradientD = losses.gradientD;
    m_schedule.took(m_watchSeconds, report.seconds);
    m_coach.add(report);
    if (recording()) {
        m_recorder->addReport(report);
    }
    m_sink.onEvent(MetricReady{std::make_shared<const MonitorReport>(std::move(report))});
}

void TrainingLoop::watch(const StepStats& stats, const StepLosses& losses, bool measuring) {
    if (!m_monitors) {
        return;
    }
    m_coach.add(coachPoint(stats));
    if (measuring) {
        measure(losses);
    }
    const bool stood = m_coach.standing().has_value();
    if (auto advice = m_coach.advise()) {
        mark("advice", advice->sentence);
        m_sink.onEvent(AdviceGiven{std::move(advice)});
    } else if (stood && !m_coach.standing()) {
        m_sink.onEvent(AdviceGiven{});
    }
}

void TrainingLoop::mark(const std::string& kind, const std::string& text) {
    const Marked marked{kind, text, kimg()};
    if (recording()) {
        m_recorder->mark(marked);
    }
    m_sink.onEvent(marked);
}

UndoRing::Entry TrainingLoop::now(const std::string& reason) const {
    return {m_trainer->state(), m_pictures, m_set, reason, false};
}

void TrainingLoop::remember(const std::string& reason, bool passing) {
    m_remembered = Clock::now();
    if (m_config.undoBytes <= 0) {
        return;
    }
    auto entry = now(reason);
    entry.passing = passing;
    const auto* newest = m_ring.newest();
    if (newest != nullptr && newest->state.steps == entry.state.steps &&
        newest->state.numbers == entry.state.numbers) {
        return; // nothing happened since
    }
    m_ring.push(std::move(entry));
    m_sink.onEvent(UndoChanged{m_ring.canUndo(), m_ring.canRedo()});
}

void TrainingLoop::restore(const UndoRing::Entry& entry) {
    const bool otherPictures = entry.pictures != m_pictures;
    if (otherPictures) {
        m_pictures = entry.pictures;
        m_set = entry.set;
        m_trainer->setPictures(*m_pictures);
        if (recording()) {
            if (auto written = m_recorder->setPictures(*m_pictures); !written) {
                m_sink.onEvent(Warned{written.error().message});
            }
        }
    }
    m_trainer->restore(entry.state);
    m_settings = m_trainer->settings();
    m_coach.forget();
    tellSituation();
    if (otherPictures) {
        beginWatching(); // the monitors compare with the pictures
    }
    m_sink.onEvent(FreezeChanged{m_trainer->freeze(), kimg()});
    m_sink.onEvent(SettingsChanged{m_settings, kimg()});
    if (otherPictures) {
        m_sink.onEvent(PicturesChanged{m_set, kimg()});
    }
    m_publish(*m_trainer);
    m_published = Clock::now();
}

void TrainingLoop::travel(int history) {
    const double from = kimg();
    bool moved = false;
    for (; history != 0; history += history < 0 ? 1 : -1) {
        auto entry = history < 0 ? m_ring.undo(now("undone")) : m_ring.redo(now("redone"));
        if (!entry) {
            break;
        }
        restore(*entry);
        moved = true;
    }
    if (moved) {
        mark(
            kimg() <= from ? "undo" : "redo",
            Core::tr("from kimg %1 to kimg %2", kimgText(from), kimgText(kimg())));
        save(true, true, true); // a power cut must not bring the undone back
    }
    m_sink.onEvent(UndoChanged{m_ring.canUndo(), m_ring.canRedo()});
}

void TrainingLoop::changeSettings(const TrainSettings& settings) {
    // Not against what was asked for: a form also sends what cannot change any more.
    const auto text = difference(m_settings, m_trainer->settingsAfter(settings));
    if (text.empty()) {
        return;
    }
    if (auto valid = validate(settings); !valid) {
        m_sink.onEvent(Warned{valid.error().message});
        return;
    }
    remember("before " + text);
    m_trainer->setSettings(settings);
    m_settings = m_trainer->settings();
    mark("settings", text);
    tellSituation();
}

void TrainingLoop::changePictures(const StyleSet& set) {
    auto pictures =
        set.empty()
            ? Result<std::shared_ptr<const PictureBatch>>(fail(
                  ErrorCode::InvalidArgument, Core::tr("A training needs at least one picture")))
            : decode(set, {});
    if (!pictures) {
        m_sink.onEvent(Warned{pictures.error().message});
        return;
    }
    remember("before the pictures changed");
    m_pictures = std::move(*pictures);
    m_set = std::make_shared<const StyleSet>(set);
    m_trainer->setPictures(*m_pictures);
    if (recording()) {
        if (auto written = m_recorder->setPictures(*m_pictures); !written) {
            m_sink.onEvent(Warned{written.error().message});
        }
    }
    const auto count = m_pictures->count();
    mark("pictures", count == 1 ? Core::tr("1 picture") : Core::tr("%1 pictures", count));
    beginWatching();
}

void TrainingLoop::answer(TrainRequests requests) {
    if (requests.history != 0) {
        travel(requests.history);
    }
    if (requests.freeze && *requests.freeze != m_trainer->freeze()) {
        remember("before the faders moved");
        m_trainer->setFreeze(*requests.freeze);
        m_sink.onEvent(FreezeChanged{*requests.freeze, kimg()});
        mark("freeze", toText(*requests.freeze, m_config.model->info.groups));
        tellSituation();
    }
    if (requests.settings) {
        changeSettings(*requests.settings);
    }
    if (requests.pictures) {
        changePictures(*requests.pictures);
    }
    if (requests.sample) {
        m_publish(*m_trainer);
        m_published = Clock::now();
    }
    if (requests.save) {
        save(true, true, true);
    }
    if (!requests.models.empty()) {
        const std::shared_ptr<const Model> model = m_trainer->toModel(source().info);
        for (auto& path : requests.models) {
            writeModelTo(model, std::move(path));
        }
    }
}

void TrainingLoop::writeModelTo(std::shared_ptr<const Model> model, std::filesystem::path path) {
    m_writer.write(
        [model = std::move(model), path] { return writeModel(*model, path, Replace::Always); },
        [this, path, at = kimg()](const Result<void>& written) {
            if (written) {
                m_sink.onEvent(CheckpointSaved{path, at});
            } else {
                m_sink.onEvent(Warned{written.error().message});
            }
        });
}

void TrainingLoop::save(bool full, bool tile, bool always) {
    if (!recording() || !(full || tile)) {
        return;
    }
    const auto state = m_trainer->state();
    m_saves.wrote({full, tile}, Clock::now());
    if (full) { // first: it is left out while others are being written
        m_recorder->saveFull(state, m_pace.seconds(), always);
    }
    if (tile) {
        m_recorder->saveTile(state, always);
    }
}

void TrainingLoop::doWhatIsDue() {
    const auto moment = Clock::now();
    if (moment - m_published >= m_config.publishEvery) {
        m_published = moment;
        m_publish(*m_trainer);
    }
    if (moment - m_remembered >= m_config.undoEvery) {
        remember("while it ran", true);
    }
    const auto due = m_saves.due(moment);
    save(due.full, due.tile, false);
}

Result<bool> TrainingLoop::step() {
    m_pace.beginStep();
    const bool measuring = m_monitors && m_schedule.due(m_watchSeconds);
    const double before = m_pace.seconds();
    const StepLosses losses = m_trainer->step(measuring);
    m_pace.endStep(m_settings.batch);
    m_watchSeconds += m_pace.seconds() - before;
    if (!losses.finite()) {
        const double brokeAt = kimg();
        const auto* good = m_ring.newest();
        if (good == nullptr) {
            return fail(
                ErrorCode::Diverged,
                Core::tr(
                    "The training broke down at %1 kimg (a loss is not a number); lower the "
                    "learning rate or raise the R1 weight",
                    kimgText(brokeAt)));
        }
        restore(*good);
        mark("diverged", Core::tr("a loss was not a number at kimg %1", kimgText(brokeAt)));
        m_sink.onEvent(Diverged{brokeAt, kimg()});
        return false;
    }
    const StepStats stats{
        m_trainer->steps(),
        kimg(),
        m_pace.seconds(),
        m_pace.imagesPerSecond(),
        m_pace.eta(m_settings.kimg * 1000.0 - double(m_trainer->imagesShown())),
        losses.lossG,
        losses.lossD,
        losses.r1,
        losses.pathLength,
        losses.scoreReal,
        losses.scoreFake,
        losses.realSign,
        losses.augmentP};
    if (recording()) {
        m_recorder->addStats(stats);
    }
    m_sink.onEvent(stats);
    watch(stats, losses, measuring);
    doWhatIsDue();
    return true;
}

Result<std::shared_ptr<const Model>> TrainingLoop::finish(bool save) {
    m_publish(*m_trainer);
    const std::shared_ptr<const Model> model = m_trainer->toModel(source().info);
    m_writer.flush();
    if (save && recording()) {
        this->save(true, true, true);
        if (auto saved = guarded([&] { return m_recorder->finish(*model, kimg()); }); !saved) {
            return fail(saved.error());
        }
        // A branch from a light state has left its source: what a method changed since is not all.
        const bool fromSource = !m_config.resume || !m_config.resume->fromBase;
        if (const auto delta = m_trainer->styleDelta(source().info); delta && fromSource) {
            if (auto saved = m_recorder->finishDelta(*delta); !saved) {
                return fail(saved.error());
            }
        }
    }
    return model;
}

} // namespace sg
