#include "core/train/coach/coach.h"

#include "core/train/coach/rules.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sg {

namespace {

/// A step with a value that is no number would spoil every average.
bool isFinite(const CoachPoint& p) {
    return std::isfinite(p.realSign + p.scoreReal + p.scoreFake + p.lossG + p.lossD);
}

void addTo(CoachPoint& sum, const CoachPoint& p, double factor) {
    sum.realSign += factor * p.realSign;
    sum.augmentP += factor * p.augmentP;
    sum.scoreReal += factor * p.scoreReal;
    sum.scoreFake += factor * p.scoreFake;
    sum.lossG += factor * p.lossG;
    sum.lossD += factor * p.lossD;
}

/// What an action changes, whatever the value: a value that merely follows the curves is nothing
/// new to say.
struct Target {
    std::string operator()(const ChangeSetting& change) const { return "set " + change.id; }

    std::string operator()(const MoveFaders& move) const {
        std::string target = "move";
        for (const auto& [group, factor] : move.factors) {
            target += ' ' + group;
        }
        return target;
    }

    std::string operator()(const TakeResult&) const { return "take"; }
};

/// Enough to compare with; a long run makes thousands.
constexpr std::size_t kMostReports = 256;

} // namespace

void Coach::add(const CoachPoint& point) {
    if (m_firstKimg < 0.0) {
        m_firstKimg = point.kimg;
    }
    m_points.push_back(point);
    while (m_points.front().kimg < point.kimg - kStretchKimg) {
        m_points.pop_front();
    }
}

void Coach::add(const MonitorReport& report) {
    m_reports.push_back(report);
    if (m_reports.size() > kMostReports) {
        m_reports.erase(m_reports.begin() + 1); // the first is what others compare with
    }
}

void Coach::forget() {
    m_points.clear();
    m_firstKimg = -1.0;
    m_reports.clear();
    m_states.clear();
    m_standing.reset();
    m_lastAdviceKimg = -1e9;
}

CoachView Coach::view() const {
    CoachView view;
    view.now = m_situation;
    view.reports = m_reports;
    if (!m_reports.empty()) {
        view.kimg = m_reports.back().kimg;
        view.brokenTensor = m_reports.back().notFinite;
    }
    if (m_points.empty()) {
        view.broken = !view.brokenTensor.empty();
        return view;
    }
    view.kimg = std::max(view.kimg, m_points.back().kimg);
    view.broken = !view.brokenTensor.empty() || !isFinite(m_points.back());
    view.enough = m_points.back().kimg - m_firstKimg >= kStretchKimg;
    const auto finite = std::ranges::count_if(m_points, isFinite);
    for (const CoachPoint& point : m_points) {
        if (isFinite(point)) {
            addTo(view.mean, point, 1.0 / double(finite));
        }
    }
    view.mean.kimg = view.kimg;
    return view;
}

std::optional<Advice> Coach::advise() {
    const CoachView now = view();
    // First let go of what has become better, also when something else is said below.
    for (const CoachRule& rule : coachRules()) {
        RuleState& state = m_states[rule.id];
        if (state.fired && !rule.holds(now, true)) {
            state.fired = false;
            if (m_standing && m_standing->rule == rule.id) {
                m_standing.reset();
            }
        }
    }
    for (const CoachRule& rule : coachRules()) {
        RuleState& state = m_states[rule.id];
        const bool quiet = now.kimg - m_lastAdviceKimg < kQuietKimg;
        const bool recent = now.kimg - state.lastKimg < kRepeatKimg;
        if (recent || !rule.holds(now, false)) {
            continue;
        }
        Advice advice = rule.advice(now);
        std::string target = std::visit(Target{}, advice.action);
        const bool said = state.fired && target == state.suggested;
        if (said || (quiet && advice.severity != AdviceSeverity::Stop)) {
            continue;
        }
        advice.rule = rule.id;
        advice.kimg = now.kimg;
        state = {true, now.kimg, std::move(target)};
        m_lastAdviceKimg = now.kimg;
        m_standing = advice;
        return advice;
    }
    return std::nullopt;
}

} // namespace sg
