#include "core/train/coach/rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

namespace sg {

namespace {

/// Below so many pictures a sure critic knows them by heart; above it may just be right.
constexpr int kSmallSet = 200;

/// The light augmentation serves up to here (core/project/auto_settings.h).
constexpr int kFewPictures = 100;

std::string text(double number) {
    std::ostringstream out;
    out.precision(3);
    out << number;
    return out.str();
}

std::string percent(double share) {
    return std::to_string(std::lround(share * 100.0)) + " %";
}

std::string yourPictures(const CoachView& v) {
    return v.now.pictures == 1 ? "your one picture"
                               : "your " + std::to_string(v.now.pictures) + " pictures";
}

const MonitorReport* latest(const CoachView& v) {
    return v.reports.empty() ? nullptr : &v.reports.back();
}

/// The condition holds for the last two reports, so that one odd measurement does not count.
template <typename Condition>
bool inLastTwo(const CoachView& v, Condition condition) {
    const auto count = v.reports.size();
    return count >= 2 && condition(v.reports[count - 1]) && condition(v.reports[count - 2]);
}

/// kimg of the last report that `good` accepts; the start when there is none.
template <typename Condition>
double lastGood(const CoachView& v, Condition good) {
    for (auto report = v.reports.rbegin(); report != v.reports.rend(); ++report) {
        if (good(*report)) {
            return report->kimg;
        }
    }
    return v.reports.empty() ? 0.0 : v.reports.front().kimg;
}

ChangeSetting halfTheRate(const CoachView& v) {
    return {"learning_rate", std::max(0.00001, v.now.learningRate / 2.0)};
}

bool augments(const CoachView& v) {
    return v.now.augment != "none" && !v.now.augment.empty();
}

/// Factors of 0 for the finer half of the critic; empty when it is frozen already.
MoveFaders freezeFineCritic(const CoachView& v) {
    MoveFaders move;
    const int blocks = int(std::lround(std::log2(double(v.now.resolution)))) - 2;
    for (int i = 0; i < blocks / 2; ++i) {
        const std::string id = "d" + std::to_string(v.now.resolution >> i);
        if (!v.now.freeze.isFrozen(id)) {
            move.factors[id] = 0.0;
        }
    }
    return move;
}

/// The generator's group that moved furthest.
std::pair<std::string, double> furthest(const CoachView& v) {
    std::pair<std::string, double> most{"", 0.0};
    if (const auto* report = latest(v)) {
        for (const auto& [group, drift] : report->drift) {
            if (!group.starts_with('d') && drift > most.second) {
                most = {group, drift};
            }
        }
    }
    return most;
}

Advice make(AdviceSeverity severity, std::string sentence, AdviceAction action) {
    return {"", severity, std::move(sentence), std::move(action), 0.0};
}

// not-a-number -----------------------------------------------------------------------------------

bool notANumber(const CoachView& v, bool) {
    return v.broken;
}

Advice afterNotANumber(const CoachView& v) {
    const std::string where = v.brokenTensor.empty()
                                  ? "a loss is no number"
                                  : "the weights " + v.brokenTensor + " are no numbers";
    return make(
        AdviceSeverity::Stop,
        "The training broke down (" + where +
            "): go back to the last good state and halve the learning rate.",
        halfTheRate(v));
}

// diverging --------------------------------------------------------------------------------------

bool diverging(const CoachView& v, bool looser) {
    const double limit = looser ? 10.0 : 15.0;
    return v.enough && (v.mean.lossG > limit || v.mean.lossD > limit);
}

Advice afterDiverging(const CoachView& v) {
    return make(
        AdviceSeverity::Stop,
        "The losses run away (generator " + text(v.mean.lossG) + ", critic " + text(v.mean.lossD) +
            "): go back and halve the learning rate.",
        halfTheRate(v));
}

// copies -----------------------------------------------------------------------------------------

constexpr double kFewCopies = 0.05;

bool copies(const CoachView& v, bool looser) {
    if (v.now.pictures < 1) {
        return false;
    }
    const double limit = looser ? kFewCopies : 0.1;
    return looser ? !v.reports.empty() && v.reports.back().copyShare > limit
                  : inLastTwo(v, [&](const MonitorReport& r) { return r.copyShare > limit; });
}

Advice afterCopies(const CoachView& v) {
    const double kimg =
        lastGood(v, [](const MonitorReport& r) { return r.copyShare <= kFewCopies; });
    return make(
        AdviceSeverity::Stop,
        percent(latest(v)->copyShare) + " of the previews are copies of " + yourPictures(v) +
            ": stop here and take the result of kimg " + text(kimg) + ".",
        TakeResult{kimg});
}

// critic-memorises -------------------------------------------------------------------------------

bool memorises(const CoachView& v, bool looser) {
    const double limit = v.now.pictures < kSmallSet ? 0.85 : 0.95;
    return v.enough && v.mean.realSign > limit - (looser ? 0.07 : 0.0);
}

Advice afterMemorising(const CoachView& v) {
    const std::string begin = "The critic is memorising " + yourPictures(v) + ": ";
    constexpr double kMostP = 0.8;
    const MoveFaders freeze = freezeFineCritic(v);
    if (!augments(v)) {
        const std::string preset = v.now.pictures < kFewPictures ? "diff" : "bgc";
        return make(
            AdviceSeverity::Warning,
            begin + "turn on augmentation or freeze its fine layers.",
            ChangeSetting{"augment", preset});
    }
    if (v.now.augmentAdapts && v.mean.augmentP < kMostP - 0.05) {
        return make(
            AdviceSeverity::Warning,
            begin + "raise augmentation or freeze its fine layers.",
            ChangeSetting{"aug_p", std::min(kMostP, v.mean.augmentP + 0.2)});
    }
    if (!freeze.factors.empty()) {
        return make(AdviceSeverity::Warning, begin + "freeze its fine layers.", freeze);
    }
    return make(
        AdviceSeverity::Warning,
        begin + "augmentation and freezing are at their end, so double the R1 weight or add "
                "pictures.",
        ChangeSetting{"r1_gamma", std::min(1000.0, v.now.r1Gamma * 2.0)});
}

// previews-alike ---------------------------------------------------------------------------------

/// What the previews' diversity may fall to: that of the pictures, but never more than the source
/// had.
double fairDiversity(const MonitorReport& r) {
    return std::min(1.0, r.pictureDiversity.value_or(0.5));
}

bool alike(const MonitorReport& r, double share) {
    return r.diversity < share * fairDiversity(r);
}

bool previewsAlike(const CoachView& v, bool looser) {
    if (v.now.fromScratch) {
        return false; // an untrained source draws all alike
    }
    return looser ? !v.reports.empty() && alike(v.reports.back(), 0.75)
                  : inLastTwo(v, [](const MonitorReport& r) { return alike(r, 0.65); });
}

Advice afterPreviewsAlike(const CoachView& v) {
    const double kimg = lastGood(v, [](const MonitorReport& r) { return !alike(r, 0.75); });
    const bool canCorrespond = v.now.correspondence == 0.0 && !v.now.stylegan3 &&
                               v.now.pictures >= 5 && v.now.pictures <= 20;
    return make(
        AdviceSeverity::Stop,
        "The previews become alike (" + percent(latest(v)->diversity) +
            " of the source's variety is left): stop and take the result of kimg " + text(kimg) +
            (canCorrespond ? ", or start again with correspondence." : "."),
        TakeResult{kimg});
}

// few-pictures-win -------------------------------------------------------------------------------

/// Against the beginning: also the source's previews are not spread evenly.
bool lopsided(const CoachView& v, const MonitorReport& r, bool looser) {
    const double before = v.reports.front().assignmentEntropy;
    return r.assignmentEntropy < (looser ? 0.6 : 0.5) &&
           r.assignmentEntropy < before * (looser ? 0.9 : 0.75);
}

bool fewPicturesWin(const CoachView& v, bool looser) {
    if (v.now.pictures < 3 || v.reports.size() < 3 || v.reports.back().nearest.size() < 8) {
        return false;
    }
    return looser ? lopsided(v, v.reports.back(), true)
                  : inLastTwo(v, [&](const MonitorReport& r) { return lopsided(v, r, false); });
}

Advice afterFewPicturesWin(const CoachView& v) {
    const double kimg = lastGood(v, [&](const MonitorReport& r) { return !lopsided(v, r, true); });
    return make(
        AdviceSeverity::Warning,
        "Nearly all previews lean towards a few of " + yourPictures(v) +
            ": take the result of kimg " + text(kimg) + ", or raise the weight of the others.",
        TakeResult{kimg});
}

// drift-runs-away --------------------------------------------------------------------------------

bool driftRunsAway(const CoachView& v, bool looser) {
    return !v.now.fromScratch && furthest(v).second > (looser ? 0.5 : 0.6);
}

Advice afterDrift(const CoachView& v) {
    const auto [group, drift] = furthest(v);
    const double factor = v.now.freeze.factor(group);
    return make(
        AdviceSeverity::Warning,
        "The layers " + group + " have moved " + percent(drift) +
            " of their own size from the source, little of it is left there: lower their fader.",
        MoveFaders{{{group, factor > 0.2 ? factor / 2.0 : 0.0}}});
}

// critic-wins ------------------------------------------------------------------------------------

bool criticWins(const CoachView& v, bool looser) {
    return v.enough && v.mean.lossG > (looser ? 4.0 : 5.0) && v.mean.lossD < (looser ? 0.25 : 0.15);
}

Advice afterCriticWins(const CoachView& v) {
    return make(
        AdviceSeverity::Warning,
        "The critic is winning: it tells nearly every sample from your pictures, so the model "
        "learns little from it; double the R1 weight.",
        ChangeSetting{"r1_gamma", std::min(1000.0, v.now.r1Gamma * 2.0)});
}

// critic-blind -----------------------------------------------------------------------------------

bool criticBlind(const CoachView& v, bool looser) {
    constexpr double kCoinToss = 1.386; // 2 ln 2: the critic's loss when it only guesses
    return v.enough && std::abs(v.mean.lossD - kCoinToss) < (looser ? 0.1 : 0.03) &&
           std::abs(v.mean.scoreReal - v.mean.scoreFake) < (looser ? 0.15 : 0.05);
}

Advice afterCriticBlind(const CoachView& v) {
    const std::string begin = "The critic only guesses, so the model gets no advice: ";
    MoveFaders thaw;
    for (const auto& [group, factor] : v.now.freeze.factors) {
        if (group.starts_with('d') && factor == 0.0) {
            thaw.factors[group] = 1.0;
        }
    }
    if (!thaw.factors.empty()) {
        return make(AdviceSeverity::Warning, begin + "unfreeze its layers.", thaw);
    }
    if (v.now.augmentAdapts && v.mean.augmentP > 0.1) {
        return make(
            AdviceSeverity::Warning,
            begin + "lower the augmentation.",
            ChangeSetting{"aug_p", v.mean.augmentP / 2.0});
    }
    return make(
        AdviceSeverity::Warning,
        begin + "halve the R1 weight.",
        ChangeSetting{"r1_gamma", v.now.r1Gamma / 2.0});
}

// nothing-moves ----------------------------------------------------------------------------------

bool nothingMoves(const CoachView& v, bool looser) {
    const auto* report = latest(v);
    return report != nullptr && report->kimg >= 1.0 && !v.now.fromScratch &&
           report->change < (looser ? 0.04 : 0.02);
}

Advice afterNothingMoves(const CoachView& v) {
    const std::string begin =
        "After " + text(v.kimg) + " kimg the previews still look like the source: ";
    if (v.now.emaKimg > v.kimg / 4.0) {
        return make(
            AdviceSeverity::Hint,
            begin + "the average of " + text(v.now.emaKimg) + " kimg is too slow, shorten it.",
            ChangeSetting{"ema_kimg", std::max(0.05, v.kimg / 10.0)});
    }
    return make(
        AdviceSeverity::Hint,
        begin + "raise the learning rate, or unfreeze more layers.",
        ChangeSetting{"learning_rate", std::min(0.1, v.now.learningRate * 2.0)});
}

// augmentation-leaks -----------------------------------------------------------------------------

bool augmentationLeaks(const CoachView& v, bool looser) {
    return v.enough && v.now.augmentAdapts && v.now.pictures < 50 &&
           v.mean.augmentP > (looser ? 0.7 : 0.8);
}

Advice afterLeaks(const CoachView& v) {
    return make(
        AdviceSeverity::Hint,
        "With " + yourPictures(v) + " and augmentation " + percent(v.mean.augmentP) +
            " of the time, turned and recoloured samples may show: change to the light "
            "augmentation.",
        ChangeSetting{"augment", "diff"});
}

constexpr std::array<CoachRule, 11> kRules{{
    {"not-a-number", notANumber, afterNotANumber},
    {"diverging", diverging, afterDiverging},
    {"copies", copies, afterCopies},
    {"previews-alike", previewsAlike, afterPreviewsAlike},
    {"critic-memorises", memorises, afterMemorising},
    {"few-pictures-win", fewPicturesWin, afterFewPicturesWin},
    {"drift-runs-away", driftRunsAway, afterDrift},
    {"critic-wins", criticWins, afterCriticWins},
    {"critic-blind", criticBlind, afterCriticBlind},
    {"nothing-moves", nothingMoves, afterNothingMoves},
    {"augmentation-leaks", augmentationLeaks, afterLeaks},
}};

} // namespace

std::span<const CoachRule> coachRules() {
    return kRules;
}

} // namespace sg
