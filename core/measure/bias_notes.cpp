#include "core/measure/bias_notes.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

constexpr int kFewLabelled = 30;
constexpr double kFewOfLabel = 5.0;
constexpr double kHardlyAny = 0.005; ///< share of the pictures

std::string percent(double share) {
    return std::to_string(std::lround(100.0 * share)) + " %";
}

const BiasRow* rowOf(const AttributeBias& attribute, const std::string& set, double psi = 1.0) {
    const auto found = std::ranges::find_if(attribute.rows, [&](const BiasRow& row) {
        return row.set == set && row.psi.value_or(psi) == psi;
    });
    return found == attribute.rows.end() ? nullptr : &*found;
}

void noteProbe(AttributeBias& attribute) {
    const auto& confusion = *attribute.confusion;
    if (attribute.labelled < kFewLabelled) {
        attribute.notes.push_back(Core::tr(
            "Only %1 labelled pictures: label 30 to 200 for a probe to trust.",
            attribute.labelled));
    }
    double balanced = 0.0;
    for (std::size_t label = 0; label < confusion.labels(); ++label) {
        if (confusion.total(label) < kFewOfLabel) {
            attribute.notes.push_back(Core::tr(
                "Only %1 pictures of \"%2\" are labelled: its error is hardly known.",
                std::lround(confusion.total(label)),
                attribute.labels[label]));
        }
        balanced += confusion.rates()[label * confusion.labels() + label];
    }
    balanced /= double(confusion.labels());
    const double chance = 1.0 / double(confusion.labels());
    if (balanced < chance + 0.5 * (1.0 - chance)) {
        attribute.notes.push_back(Core::tr(
            "The probe is right in %1 of cases, label by label, where guessing gives %2: its "
            "shares say little.",
            percent(balanced),
            percent(chance)));
    }
}

/// Labels whose intervals at both psi do not meet.
void noteTruncation(AttributeBias& attribute, const std::string& set) {
    const auto* whole = rowOf(attribute, set, kBiasPsi[0]);
    const auto* truncated = rowOf(attribute, set, kBiasPsi[1]);
    if (!whole || !truncated) {
        return;
    }
    for (std::size_t label = 0; label < attribute.labels.size(); ++label) {
        const auto& a = whole->shares[label];
        const auto& b = truncated->shares[label];
        if (b.low > a.high || b.high < a.low) {
            const auto& name = attribute.labels[label];
            const auto from = percent(a.corrected);
            const auto to = percent(b.corrected);
            attribute.notes.push_back(
                set == "source"
                    ? Core::tr(
                          "Truncation: at psi 0.7 \"%1\" of the source model goes from %2 to %3.",
                          name,
                          from,
                          to)
                    : Core::tr(
                          "Truncation: at psi 0.7 \"%1\" of the tuned model goes from %2 to %3.",
                          name,
                          from,
                          to));
        }
    }
}

/// What the pictures hardly show and the tuned model draws. A probe that errs now and then finds
/// everything everywhere, so what counts are its corrected shares.
void noteLeaks(AttributeBias& attribute) {
    const auto* pictures = rowOf(attribute, "pictures");
    const auto* tuned = rowOf(attribute, "tuned");
    if (!pictures || !tuned) {
        return;
    }
    std::string found;
    for (std::size_t label = 0; label < attribute.labels.size(); ++label) {
        const auto& wanted = pictures->shares[label];
        const auto& drawn = tuned->shares[label];
        if (wanted.corrected < kHardlyAny && drawn.low > std::max(0.02, wanted.high)) {
            found += found.empty() ? "" : ", ";
            found += Core::tr("\"%1\" in %2", attribute.labels[label], percent(drawn.corrected));
        }
    }
    if (!found.empty()) {
        attribute.notes.push_back(Core::tr(
            "In none or hardly any of the pictures, but in samples of the tuned model: %1.",
            found));
    }
}

} // namespace

void annotate(AttributeBias& attribute) {
    const auto* pictures = rowOf(attribute, "pictures");
    for (auto& row : attribute.rows) {
        if (pictures && &row != pictures) {
            double sum = 0.0;
            for (std::size_t label = 0; label < attribute.labels.size(); ++label) {
                const double d = row.shares[label].corrected - pictures->shares[label].corrected;
                sum += d * d;
            }
            row.discrepancy = std::sqrt(sum);
        }
    }
    if (attribute.confusion) {
        noteProbe(attribute);
    }
    noteTruncation(attribute, "source");
    noteTruncation(attribute, "tuned");
    noteLeaks(attribute);
}

} // namespace sg
