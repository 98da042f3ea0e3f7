#pragma once

/// One piece of advice of the coach: a sentence for a person, and what to do as data. No Torch.

#include <map>
#include <string>
#include <variant>

namespace sg {

enum class AdviceSeverity {
    Hint,    ///< something could be better
    Warning, ///< the result suffers when nothing is done
    Stop     ///< going on makes it worse: take an earlier result
};

/// Set a setting, by its id in `trainParams()` or "augment", to a number or a name.
struct ChangeSetting {
    std::string id;
    std::variant<double, std::string> value;

    friend bool operator==(const ChangeSetting&, const ChangeSetting&) = default;
};

/// Move faders of the freeze plan: factor by layer group; the others stay.
struct MoveFaders {
    std::map<std::string, double> factors;

    friend bool operator==(const MoveFaders&, const MoveFaders&) = default;
};

/// Stop, and take the result nearest to this moment.
struct TakeResult {
    double kimg = 0.0;

    friend bool operator==(const TakeResult&, const TakeResult&) = default;
};

using AdviceAction = std::variant<ChangeSetting, MoveFaders, TakeResult>;

struct Advice {
    std::string rule; ///< id, as in docs/coach.md
    AdviceSeverity severity = AdviceSeverity::Hint;
    std::string sentence;
    AdviceAction action;
    double kimg = 0.0; ///< when it was given
};

} // namespace sg
