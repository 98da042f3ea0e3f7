#pragma once

/// What the fakes of the studio have in common.

#include "core/train/freeze_plan.h"
#include "core/train/session.h"

#include <atomic>
#include <mutex>
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

} // namespace sg
