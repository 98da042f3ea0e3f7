#include "core/project/safe_range.h"

#include <algorithm>

namespace sg {

namespace {

/// More pictures are not copied so soon.
constexpr int kFewPictures = 20;
constexpr int kManyPictures = 200;

/// Near styles take 4 to 8 kimg, art 16 to 20, far domains 20 to 200; StyleGAN2 took 25,000 from
/// nothing. Stopping early breaks nothing.
SafeRange length(const RunFacts& facts) {
    if (facts.fromScratch) {
        return {0.001, 25000.0};
    }
    return {0.001, facts.pictures > 0 && facts.pictures <= kFewPictures ? 20.0 : 200.0};
}

/// Four times less or more than the rules of StyleGAN2-ADA and StyleGAN3, of which few-shot work
/// takes three times as much; with small pictures up to twice what served there.
SafeRange gamma(const RunFacts& facts) {
    const double side = facts.resolution / 256.0;
    const double rule = facts.stylegan3
                            ? 2.0 * side * side
                            : 0.0002 * facts.resolution * facts.resolution / facts.batch;
    constexpr double kSmallPictures = 20.0; // 4 to 10 served at 64 pixels
    return {rule / 4.0, std::max(4.0 * rule, facts.stylegan3 ? 0.0 : kSmallPictures), true};
}

/// Few-shot runs take 0.3 to 1 kimg, and 3 served in small models (docs/benchmarks.md); half-lives
/// of 10 to 20 are meant for long runs.
SafeRange averaging(const RunFacts& facts) {
    const bool longRun = facts.fromScratch || facts.pictures > kManyPictures;
    return {0.1, longRun ? std::max(20.0, facts.batch * 10.0 / 32.0) : 3.0};
}

} // namespace

std::optional<SafeRange> safeRange(std::string_view id, const RunFacts& facts) {
    if (id == "kimg") {
        return length(facts);
    }
    if (id == "batch") {
        return SafeRange{4.0, 32.0}; // the critic compares pictures in groups of four
    }
    if (id == "learning_rate") {
        return SafeRange{0.0005, 0.0025}; // the lowest and the usual highest of published work
    }
    if (id == "cooldown") {
        return SafeRange{0.0, 0.5}; // what falls all the way has hardly begun
    }
    if (id == "r1_gamma") {
        return gamma(facts);
    }
    if (id == "path_length_weight") {
        return SafeRange{0.0, 2.0}; // StyleGAN2's
    }
    if (id == "ema_kimg") {
        return averaging(facts);
    }
    if (id == "aug_p") {
        return SafeRange{0.0, 0.8}; // above, the augmentations begin to show in the samples
    }
    if (id == "ada_target") {
        return SafeRange{0.5, 0.7, true}; // 0.6 in ADA and APA
    }
    if (id == "ada_kimg") {
        return SafeRange{100.0, 500.0}; // for a trained model, and from nothing
    }
    if (id == "average_pull") {
        return SafeRange{0.0, 3.0}; // from 4 on shapes suffered (docs/benchmarks.md)
    }
    if (id == "correspondence") {
        return SafeRange{0.0, 1.0}; // 1 = the published weight
    }
    if (id == "head_warmup") {
        return SafeRange{0.0, 250.0}; // 50 to 250 in published work
    }
    if (id == "accumulate") {
        return SafeRange{1.0, std::max(1.0, facts.batch / 2.0)}; // a part is never one picture
    }
    if (id == "g_reg_interval") {
        return SafeRange{4.0, 8.0, true};
    }
    if (id == "d_reg_interval") {
        return SafeRange{1.0, 16.0};
    }
    return std::nullopt;
}

} // namespace sg
