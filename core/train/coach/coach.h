#pragma once

/// Turns curves and monitor reports into at most one plain sentence with a suggested action. The
/// rules, their thresholds and sources are in docs/coach.md. No Torch here.
///
/// A rule fires once its condition has held for some time, and then keeps silent until things have
/// become clearly better and some training has passed, or until there is something else to suggest
/// because what it said has been done and did not help: the coach does not chatter. Feed it every
/// step and every report in order, and ask now and then.

#include "core/train/coach/advice.h"
#include "core/train/freeze_plan.h"
#include "core/train/monitors/monitor_report.h"

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// One training step; the names are those of StepStats.
struct CoachPoint {
    double kimg = 0.0;
    double realSign = 0.0; ///< r_t
    double augmentP = 0.0;
    double scoreReal = 0.0;
    double scoreFake = 0.0;
    double lossG = 0.0;
    double lossD = 0.0;
};

/// The settings as they are now.
struct CoachSituation {
    int pictures = 0;
    int resolution = 256;
    std::string method = "full";
    std::string augment = "none"; ///< preset
    bool augmentAdapts = false;   ///< `adapts()` of that preset: there is a p
    FreezePlan freeze;
    double learningRate = 0.002;
    double r1Gamma = 1.0; ///< the effective one
    double correspondence = 0.0;
    bool stylegan3 = false;
    bool fromScratch = false;
};

/// What a rule looks at: averages over the last stretch of training, and the reports.
struct CoachView {
    CoachSituation now;
    double kimg = 0.0;
    bool enough = false;      ///< the stretch is complete
    CoachPoint mean;          ///< over the stretch
    bool broken = false;      ///< the last step had a value that is no number
    std::string brokenTensor; ///< or weights are no numbers: which
    /// The latest last; the first one is that of the source.
    std::span<const MonitorReport> reports;
};

class Coach {
public:
    /// Averages go over so many kimg.
    static constexpr double kStretchKimg = 0.8;

    /// Training between two pieces of advice of different rules, and of the same rule.
    static constexpr double kQuietKimg = 0.4;
    static constexpr double kRepeatKimg = 2.0;

    void setSituation(const CoachSituation& situation) { m_situation = situation; }

    void add(const CoachPoint& point);
    void add(const MonitorReport& report);

    /// New advice, once; nothing when all is well or said already.
    std::optional<Advice> advise();

    /// The advice that was given last, as long as its rule's condition holds.
    [[nodiscard]] const std::optional<Advice>& standing() const { return m_standing; }

    /// Forgets the curves, as after a step back to an earlier state.
    void forget();

private:
    struct RuleState {
        bool fired = false; ///< and not yet clearly better
        double lastKimg = -1e9;
        std::string suggested; ///< what to change, without the value
    };

    [[nodiscard]] CoachView view() const;

    CoachSituation m_situation;
    std::deque<CoachPoint> m_points; ///< of the stretch
    double m_firstKimg = -1.0;
    std::vector<MonitorReport> m_reports;
    std::map<std::string_view, RuleState> m_states;
    std::optional<Advice> m_standing;
    double m_lastAdviceKimg = -1e9;
};

} // namespace sg
