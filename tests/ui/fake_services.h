#pragma once

/// An engine for tests of the studio: no networks, but real threads, so that what crosses them in
/// the program crosses them here too.

#include "core/base/core_text.h"
#include "core/base/latest.h"
#include "core/base/pause_gate.h"
#include "tests/ui/fake_archive.h"
#include "tests/ui/fake_exports.h"
#include "tests/ui/fake_pictures.h"
#include "ui/session/services.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace sg {

/// What the fakes did, and how they shall behave. Shared by all threads of a test.
class FakeLog {
public:
    std::atomic<int> stepMs{4}; ///< length of a training step
    std::atomic<bool> failStart{false};
    std::atomic<bool> failTraining{false}; ///< the training fails at its third step
    std::atomic<bool> failKeeping{false};  ///< stopped with Save, it fails at its end
    std::atomic<bool> holdSlow{false};     ///< models with "slow" in their names are not opened yet
    std::atomic<bool> giveAdvice{false};   ///< the coach speaks at the third step
    std::atomic<bool> adviseFaders{false}; ///< and speaks of faders then
    std::atomic<bool> diverge{false};      ///< the numbers break down at the third step
    std::atomic<int> runs{0};              ///< started so far
    std::atomic<int> ownPictures{0};       ///< that a resumed run brings with it
    std::atomic<int> saveEverySteps{0};    ///< a light state; 0 = none
    const std::thread::id window = std::this_thread::get_id(); ///< the thread of the window
    std::atomic<int> builtInWindow{0}; ///< models put together on the thread of the window
    std::atomic<int> built{0};         ///< models put together at all
    std::atomic<int> active{0};        ///< go on at this moment
    std::atomic<int> mostActive{0};    ///< ever went on at once

    void note(std::string line);
    [[nodiscard]] std::vector<std::string> lines() const;
    [[nodiscard]] bool has(const std::string& line) const;

    void setConfig(TrainConfig config);
    [[nodiscard]] TrainConfig config() const;
    void setPlan(FreezePlan plan);
    [[nodiscard]] FreezePlan plan() const;
    void setBudget(double share);
    [[nodiscard]] double budget() const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_lines;
    TrainConfig m_config;
    FreezePlan m_plan;
    double m_budget = 1.0;
};

class FakeTrainingSession final : public TrainingSession {
public:
    /// States are saved into `archive`, when the run has a folder.
    FakeTrainingSession(TrainSink& sink, FakeLog& log, FakeArchive& archive);
    ~FakeTrainingSession() override;

    Result<void> start(TrainConfig config) override;
    void pause() override;
    void resume() override;
    void stop(StopMode mode) override;
    void setFreeze(FreezePlan plan) override;
    void setSettings(TrainSettings settings) override;
    void setPictures(StyleSet pictures) override;
    void undo() override;
    void redo() override;
    void sampleNow() override;
    void saveNow() override;
    void requestCheckpoint(std::filesystem::path path) override;
    [[nodiscard]] SessionState state() const override;
    [[nodiscard]] std::shared_ptr<const Model> result() const override;
    [[nodiscard]] LateModel lateResult() const override;

private:
    void run(const std::stop_token& token, const TrainConfig& config);
    void publish(double kimg);
    void enter(SessionState state);
    void save(const TrainConfig& config, StateKind kind, double kimg);
    bool waitWhilePaused(const std::stop_token& token);

    /// What the step back goes to. Of the window's thread.
    struct Known {
        TrainSettings settings;
        std::shared_ptr<const StyleSet> pictures;
    };

    Known m_now;
    Known m_before;

    TrainSink& m_sink;
    FakeLog& m_log;
    FakeArchive& m_archive;
    mutable std::mutex m_mutex;
    SessionState m_state = SessionState::Idle;
    LateModel m_result;
    Latest<FreezePlan> m_newPlan;
    std::atomic<bool> m_discard{false};
    PauseGate m_gate;
    std::jthread m_thread;
};

/// Draws coloured tiles: greenish for the source, warmer the longer the training runs; a blend is
/// colder by the mean of its factors.
class FakeSampler final : public Sampler {
public:
    FakeSampler(SamplerSink& sink, FakeLog& log);
    ~FakeSampler() override;

    void setModel(std::shared_ptr<const Model> model) override;
    void setTuned(std::shared_ptr<const GeneratorWeights> weights, double kimg) override;
    void setPins(PreviewPins pins) override;
    void look(std::optional<Moment> moment) override;
    void compareWith(std::optional<Moment> moment) override;
    void setBlend(Blend blend) override;
    void setWalk(LatentWalk walk) override;
    void setBudget(double share) override;

private:
    void run(const std::stop_token& token);
    void draw(PreviewKind kind, const PreviewPins& pins, double kimg, double learned);

    SamplerSink& m_sink;
    FakeLog& m_log;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_hasModel = false;
    bool m_drawSource = false;
    bool m_drawTuned = false;
    PreviewPins m_pins;
    LatentWalk m_walk;
    double m_walked = 0.0;
    double m_kimg = 0.0;
    std::optional<Moment> m_look;
    std::optional<Moment> m_compared;
    Blend m_blend;
    std::uint64_t m_sequence = 0;
    std::jthread m_thread;
};

/// "*.pkl" opens; a name with "damaged" in it fails, one with "no-critic" has no discriminator.
/// Pictures need not exist: "*.txt" is skipped, a name that is in the set already is a duplicate,
/// "missing" is an error, and so is one that is not in a folder that is there.
class FakeStudioServices final : public StudioServices {
public:
    FakeLog log;
    FakeArchive fakeArchive{log};
    int resolution = 64; ///< of the models it opens

    Result<OpenedModel> openModel(const std::filesystem::path& path) override;
    bool looksLikeModel(const std::filesystem::path& path) override;
    Result<StyleSet> importStyle(
        StyleSet already,
        const std::vector<std::filesystem::path>& inputs,
        const StyleImportOptions& options,
        const ImportProgress& progress) override;
    Result<ResumableRun> openRun(const std::filesystem::path& folder) override;
    std::unique_ptr<TrainingSession> makeTrainingSession(TrainSink& sink) override;
    std::unique_ptr<Sampler> makeSampler(SamplerSink& sink) override;

    RunArchive& archive() override { return fakeArchive; }

    Result<void> exportModel(
        const std::shared_ptr<const Model>& model,
        const std::filesystem::path& path,
        bool replace) override;

    ExportServices& exports() override { return fakeExports; }

    PictureServices& pictures() override { return fakePictures; }

    [[nodiscard]] std::string computeDevice() const override {
        return Core::tr("CPU, %1 cores", 2);
    }

    FakePictures fakePictures;
    FakeExports fakeExports;
};

/// The fader groups of a model of this resolution.
std::vector<LayerGroup> fakeGroups(int resolution);

std::shared_ptr<const Model> makeFakeModel();
std::shared_ptr<const GeneratorWeights> makeFakeWeights();

} // namespace sg
