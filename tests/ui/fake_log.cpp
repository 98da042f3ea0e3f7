#include "tests/ui/fake_log.h"

#include <algorithm>
#include <utility>

namespace sg {

void FakeLog::note(std::string line) {
    const std::lock_guard lock(m_mutex);
    m_lines.push_back(std::move(line));
}

std::vector<std::string> FakeLog::lines() const {
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

bool FakeLog::has(const std::string& line) const {
    const auto all = lines();
    return std::find(all.begin(), all.end(), line) != all.end();
}

void FakeLog::setConfig(TrainConfig config) {
    const std::lock_guard lock(m_mutex);
    m_config = std::move(config);
}

TrainConfig FakeLog::config() const {
    const std::lock_guard lock(m_mutex);
    return m_config;
}

void FakeLog::setPlan(FreezePlan plan) {
    const std::lock_guard lock(m_mutex);
    m_plan = std::move(plan);
}

FreezePlan FakeLog::plan() const {
    const std::lock_guard lock(m_mutex);
    return m_plan;
}

void FakeLog::setBudget(double share) {
    const std::lock_guard lock(m_mutex);
    m_budget = share;
}

double FakeLog::budget() const {
    const std::lock_guard lock(m_mutex);
    return m_budget;
}

} // namespace sg
