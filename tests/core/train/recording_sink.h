#pragma once

// A sink that keeps every event of a session, and waits for one.

#include "core/train/session.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace sg::test {

class RecordingSink final : public TrainSink {
public:
    void onEvent(TrainEvent event) override {
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(std::move(event));
        }
        m_arrived.notify_all();
    }

    /// Waits for an event of this kind that fulfils the condition, or finds one that has come
    /// before.
    template <typename Event, typename Condition>
    bool waitFor(Condition condition) {
        return waitUntil([&] {
            return std::ranges::any_of(m_events, [&](const TrainEvent& event) {
                const auto* e = std::get_if<Event>(&event);
                return e != nullptr && condition(*e);
            });
        });
    }

    bool waitForState(SessionState state) {
        return waitFor<StateChanged>([state](const auto& e) { return e.state == state; });
    }

    bool waitForStep(std::int64_t step) {
        return waitFor<StepStats>([step](const auto& e) { return e.step >= step; });
    }

    /// So many steps in this session, whatever their numbers.
    bool waitForSteps(std::size_t count) {
        return waitUntil([&] { return countLocked() >= count; });
    }

    /// So many events of this kind.
    template <typename Event>
    bool waitForCount(std::size_t count) {
        return waitUntil([&] {
            return static_cast<std::size_t>(
                       std::ranges::count_if(m_events, [](const TrainEvent& event) {
                           return std::holds_alternative<Event>(event);
                       })) >= count;
        });
    }

    std::size_t steps() {
        const std::lock_guard lock(m_mutex);
        return countLocked();
    }

    template <typename Event>
    std::vector<Event> all() {
        const std::lock_guard lock(m_mutex);
        std::vector<Event> found;
        for (const TrainEvent& event : m_events) {
            if (const auto* e = std::get_if<Event>(&event)) {
                found.push_back(*e);
            }
        }
        return found;
    }

    std::vector<TrainEvent> events() {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }

private:
    template <typename Condition>
    bool waitUntil(Condition condition) {
        std::unique_lock lock(m_mutex);
        return m_arrived.wait_for(lock, kPatience, condition);
    }

    [[nodiscard]] std::size_t countLocked() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_events, [](const TrainEvent& event) {
                return std::holds_alternative<StepStats>(event);
            }));
    }

    static constexpr std::chrono::seconds kPatience{200}; ///< long, for the sanitizers

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<TrainEvent> m_events;
};

} // namespace sg::test
