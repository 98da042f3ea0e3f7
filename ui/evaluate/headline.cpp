#include "ui/evaluate/headline.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sg {

namespace {

constexpr double kAlike = 0.05; ///< of the other's FD

/// Fresh pictures of the same kind have so many by the definition of a copy (docs/evaluation.md).
constexpr double kUsualCopies = 0.05;

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

Nearness beside(const SetDistances& model, const SetDistances& other) {
    const double further = model.frechet - other.frechet;
    if (std::abs(further) <= kAlike * other.frechet) {
        return Nearness::Alike;
    }
    if (further < 0.0) {
        return model.kernel < other.kernel ? Nearness::Nearer : Nearness::Unclear;
    }
    return model.kernel > other.kernel ? Nearness::Farther : Nearness::Unclear;
}

/// What all spaces say that the training did not use, `other` being the row to compare with.
template <typename Other>
Nearness besideRow(const Evaluation& evaluation, const Other& other) {
    std::vector<Nearness> said;
    for (const SpaceReport& space : evaluation.spaces) {
        if (!space.usedInTraining) { // its samples were made to please it
            said.push_back(beside(space.model, other(space)));
        }
    }
    const bool one = !said.empty() && std::ranges::count(said, said.front()) == std::ssize(said);
    return one ? said.front() : Nearness::Unclear;
}

bool isTuned(const Evaluation& evaluation) {
    return std::ranges::all_of(
        evaluation.spaces, [](const SpaceReport& space) { return space.source.has_value(); });
}

QString nearerThanDoingNothing(Nearness copying) {
    switch (copying) {
    case Nearness::Nearer:
        return tr("The tuned model is nearer to the held-out pictures than doing nothing, and "
                  "nearer than copying the pictures it was tuned with.");
    case Nearness::Alike:
    case Nearness::Farther:
        return tr("The tuned model is nearer to the held-out pictures than doing nothing, but no "
                  "nearer than copying the pictures it was tuned with.");
    case Nearness::Unclear:
        break;
    }
    return tr("The tuned model is nearer to the held-out pictures than doing nothing; beside "
              "copying the pictures it was tuned with, the measures disagree.");
}

QString ofTunedHeldOut(const Evaluation& evaluation) {
    switch (besideDoingNothing(evaluation)) {
    case Nearness::Nearer:
        return nearerThanDoingNothing(besideCopying(evaluation));
    case Nearness::Alike:
        return tr("The tuned model is about as near to the held-out pictures as doing nothing.");
    case Nearness::Farther:
        return tr("The tuned model is farther from the held-out pictures than doing nothing.");
    case Nearness::Unclear:
        break;
    }
    return tr("Whether the tuned model is nearer to the held-out pictures than doing nothing stays "
              "open: the measures disagree.");
}

QString ofTuned(const Evaluation& evaluation) {
    switch (besideDoingNothing(evaluation)) {
    case Nearness::Nearer:
        return tr("The tuned model is nearer to its pictures than doing nothing. Whether it "
                  "learned or copied them, only held-out pictures tell.");
    case Nearness::Alike:
        return tr("The tuned model is about as near to its pictures as doing nothing.");
    case Nearness::Farther:
        return tr("The tuned model is farther from its pictures than doing nothing.");
    case Nearness::Unclear:
        break;
    }
    return tr("Whether the tuned model is nearer to its pictures than doing nothing stays open: "
              "the measures disagree.");
}

QString ofOpenedHeldOut(const Evaluation& evaluation) {
    switch (besideCopying(evaluation)) {
    case Nearness::Nearer:
        return tr("The opened model is nearer to the held-out pictures than copying the style "
                  "pictures.");
    case Nearness::Alike:
    case Nearness::Farther:
        return tr("The opened model is no nearer to the held-out pictures than copying the style "
                  "pictures.");
    case Nearness::Unclear:
        break;
    }
    return tr("Whether the opened model is nearer to the held-out pictures than copying the style "
              "pictures stays open: the measures disagree.");
}

QString nearness(const Evaluation& evaluation) {
    const bool heldOut = evaluation.testPictures > 0;
    if (isTuned(evaluation)) {
        return heldOut ? ofTunedHeldOut(evaluation) : ofTuned(evaluation);
    }
    return heldOut ? ofOpenedHeldOut(evaluation)
                   : tr("This is the model as it was opened: a tuned one has to be nearer.");
}

QString copies(const VarietyReport& variety) {
    const auto rate = variety.model.copyRate;
    if (!rate) {
        return {};
    }
    if (*rate <= 0.0) {
        return tr("None of the %1 samples is a copy.").arg(variety.samples);
    }
    const QString percent = QString::number(100.0 * *rate, 'f', 1);
    return *rate <= kUsualCopies
               ? tr("%1 % of the samples are copies, no more than fresh pictures would be.")
                     .arg(percent)
               : tr("%1 % of the samples are copies, more than fresh pictures would be.")
                     .arg(percent);
}

} // namespace

Nearness besideDoingNothing(const Evaluation& evaluation) {
    return besideRow(evaluation, [](const SpaceReport& space) { return *space.source; });
}

Nearness besideCopying(const Evaluation& evaluation) {
    return besideRow(evaluation, [](const SpaceReport& space) { return space.copycat; });
}

QString headlineOf(const Evaluation& evaluation) {
    const QString first = nearness(evaluation);
    const QString second = copies(evaluation.variety);
    if (second.isEmpty()) {
        return first;
    }
    return first % QLatin1Char(' ') % second;
}

} // namespace sg
