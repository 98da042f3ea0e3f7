#include "core/train/coach/rules.h"

#include "core/base/core_text.h"

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
    return make(
        AdviceSeverity::Stop,
        v.brokenTensor.empty() ? Core::tr("The training broke down (a loss is no number): go back "
                                          "to the last good state and halve the learning rate.")
                               : Core::tr(
                                     "The training broke down (the weights %1 are no numbers): go "
                                     "back to the last good state and halve the learning rate.",
                                     v.brokenTensor),
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
        Core::tr(
            "The losses run away (generator %1, critic %2): go back and halve the learning rate.",
            text(v.mean.lossG),
            text(v.mean.lossD)),
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
    const std::string share = percent(latest(v)->copyShare);
    return make(
        AdviceSeverity::Stop,
        v.now.pictures == 1 ? Core::tr(
                                  "%1 of the previews are copies of your one picture: stop here "
                                  "and take the result of kimg %2.",
                                  share,
                                  text(kimg))
                            : Core::tr(
                                  "%1 of the previews are copies of your %2 pictures: stop here "
                                  "and take the result of kimg %3.",
                                  share,
                                  v.now.pictures,
                                  text(kimg)),
        TakeResult{kimg});
}

// critic-memorises -------------------------------------------------------------------------------

bool memorises(const CoachView& v, bool looser) {
    const double limit = v.now.pictures < kSmallSet ? 0.85 : 0.95;
    return v.enough && v.mean.realSign > limit - (looser ? 0.07 : 0.0);
}

/// What a critic has seen less often than this it does not know by heart; it is only better than
/// the generator.
constexpr double kShowsToMemorise = 3.0;

Advice afterMemorising(const CoachView& v) {
    if (v.kimg * 1000.0 < kShowsToMemorise * v.now.pictures) {
        return make(
            AdviceSeverity::Warning,
            Core::tr(
                "The critic is far ahead of the model, and not by memory (it has seen your %1 "
                "pictures less than three times): double the R1 weight.",
                v.now.pictures),
            ChangeSetting{"r1_gamma", std::min(1000.0, v.now.r1Gamma * 2.0)});
    }
    const std::string memorising =
        v.now.pictures == 1 ? Core::tr("The critic is memorising your one picture")
                            : Core::tr("The critic is memorising your %1 pictures", v.now.pictures);
    constexpr double kMostP = 0.8;
    const MoveFaders freeze = freezeFineCritic(v);
    if (!augments(v)) {
        const std::string preset = v.now.pictures < kFewPictures ? "diff-half" : "bgc";
        return make(
            AdviceSeverity::Warning,
            Core::tr("%1: turn on augmentation or freeze its fine layers.", memorising),
            ChangeSetting{"augment", preset});
    }
    if (v.now.augmentAdapts && v.mean.augmentP < kMostP - 0.05) {
        return make(
            AdviceSeverity::Warning,
            Core::tr("%1: raise augmentation or freeze its fine layers.", memorising),
            ChangeSetting{"aug_p", std::min(kMostP, v.mean.augmentP + 0.2)});
    }
    if (!freeze.factors.empty()) {
        return make(
            AdviceSeverity::Warning, Core::tr("%1: freeze its fine layers.", memorising), freeze);
    }
    return make(
        AdviceSeverity::Warning,
        Core::tr(
            "%1: augmentation and freezing are at their end, so double the R1 weight or add "
            "pictures.",
            memorising),
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
    const std::string left = percent(latest(v)->diversity);
    return make(
        AdviceSeverity::Stop,
        canCorrespond ? Core::tr(
                            "The previews become alike (%1 of the source's variety is left): stop "
                            "and take the result of kimg %2, or start again with correspondence.",
                            left,
                            text(kimg))
                      : Core::tr(
                            "The previews become alike (%1 of the source's variety is left): stop "
                            "and take the result of kimg %2.",
                            left,
                            text(kimg)),
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
        Core::tr(
            "Nearly all previews lean towards a few of your %1 pictures: take the result of kimg "
            "%2, or raise the weight of the others.",
            v.now.pictures,
            text(kimg)),
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
        Core::tr(
            "The layers %1 have moved %2 of their own size from the source, little of it is left "
            "there: lower their fader.",
            group,
            percent(drift)),
        MoveFaders{{{group, factor > 0.2 ? factor / 2.0 : 0.0}}});
}

// critic-wins ------------------------------------------------------------------------------------

bool criticWins(const CoachView& v, bool looser) {
    return v.enough && v.mean.lossG > (looser ? 4.0 : 5.0) && v.mean.lossD < (looser ? 0.25 : 0.15);
}

Advice afterCriticWins(const CoachView& v) {
    return make(
        AdviceSeverity::Warning,
        Core::tr("The critic is winning: it tells nearly every sample from your pictures, so the "
                 "model learns little from it; double the R1 weight."),
        ChangeSetting{"r1_gamma", std::min(1000.0, v.now.r1Gamma * 2.0)});
}

// critic-blind -----------------------------------------------------------------------------------

bool criticBlind(const CoachView& v, bool looser) {
    constexpr double kCoinToss = 1.386; // 2 ln 2: the critic's loss when it only guesses
    return v.enough && std::abs(v.mean.lossD - kCoinToss) < (looser ? 0.1 : 0.03) &&
           std::abs(v.mean.scoreReal - v.mean.scoreFake) < (looser ? 0.15 : 0.05);
}

Advice afterCriticBlind(const CoachView& v) {
    MoveFaders thaw;
    for (const auto& [group, factor] : v.now.freeze.factors) {
        if (group.starts_with('d') && factor == 0.0) {
            thaw.factors[group] = 1.0;
        }
    }
    if (!thaw.factors.empty()) {
        return make(
            AdviceSeverity::Warning,
            Core::tr("The critic only guesses, so the model gets no advice: unfreeze its layers."),
            thaw);
    }
    if (v.now.augmentAdapts && v.mean.augmentP > 0.1) {
        return make(
            AdviceSeverity::Warning,
            Core::tr(
                "The critic only guesses, so the model gets no advice: lower the augmentation."),
            ChangeSetting{"aug_p", v.mean.augmentP / 2.0});
    }
    return make(
        AdviceSeverity::Warning,
        Core::tr("The critic only guesses, so the model gets no advice: halve the R1 weight."),
        ChangeSetting{"r1_gamma", v.now.r1Gamma / 2.0});
}

// nothing-moves ----------------------------------------------------------------------------------

bool nothingMoves(const CoachView& v, bool looser) {
    const auto* report = latest(v);
    return report != nullptr && report->kimg >= 1.0 && !v.now.fromScratch &&
           report->change < (looser ? 0.04 : 0.02);
}

Advice afterNothingMoves(const CoachView& v) {
    return make(
        AdviceSeverity::Hint,
        Core::tr(
            "After %1 kimg the previews still look like the source: raise the learning rate, or "
            "unfreeze more layers.",
            text(v.kimg)),
        ChangeSetting{"learning_rate", std::min(0.1, v.now.learningRate * 2.0)});
}

// augmentation-leaks -----------------------------------------------------------------------------

bool augmentationLeaks(const CoachView& v, bool looser) {
    return v.enough && v.now.augmentAdapts && v.now.pictures < 50 &&
           v.mean.augmentP > (looser ? 0.7 : 0.8);
}

Advice afterLeaks(const CoachView& v) {
    const std::string share = percent(v.mean.augmentP);
    return make(
        AdviceSeverity::Hint,
        v.now.pictures == 1
            ? Core::tr(
                  "With your one picture and augmentation %1 of the time, turned and recoloured "
                  "samples may show: change to the light augmentation.",
                  share)
            : Core::tr(
                  "With your %1 pictures and augmentation %2 of the time, turned and recoloured "
                  "samples may show: change to the light augmentation.",
                  v.now.pictures,
                  share),
        ChangeSetting{"augment", "diff-half"});
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
