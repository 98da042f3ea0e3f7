#pragma once

/// A training without networks: made-up numbers, but on a thread of its own.

#include "core/base/latest.h"
#include "core/base/pause_gate.h"
#include "core/train/session.h"
#include "tests/ui/fake_archive.h"
#include "tests/ui/fake_log.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace sg {

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

} // namespace sg
