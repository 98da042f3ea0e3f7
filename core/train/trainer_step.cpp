// One step of a trainer (formats.md 6.2): what the networks are shown, the phases, the average.

#include "core/kernels/convolution.h"
#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"
#include "core/train/fade_in_blur.h"
#include "core/train/methods/head_warmup.h"
#include "core/train/monitors/weight_monitors.h"
#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

bool everything(const std::string&) {
    return true;
}

bool nothing(const std::string&) {
    return false;
}

NoiseSource noiseOf(const Lane& lane) {
    return {NoiseMode::Random, lane.random};
}

double meanOf(const torch::Tensor& values) {
    return values.mean().item<double>();
}

} // namespace

bool StepLosses::finite() const {
    return std::isfinite(lossG) && std::isfinite(lossD) && std::isfinite(r1.value_or(0.0)) &&
           std::isfinite(pathLength.value_or(0.0));
}

torch::Tensor Trainer::seenByCritic(const torch::Tensor& img, const Lane& lane) {
    auto seen = m_fadeIn ? fadeInBlur(img, fadeInSigma(m_images, m_settings.batch)) : img;
    AugmentDraws draws(lane.augmentRandom);
    if (m_augmentations != AugmentOptions{}) {
        seen = augment(seen, m_augmentations, m_augment.p, draws);
    }
    if (m_settings.instanceNoise > 0.0) {
        seen =
            seen + m_settings.instanceNoise * torch::randn(img.sizes(), lane.random, img.options());
    }
    return seen;
}

/// Steers p so that the critic's verdict on the real pictures is positive about as often as
/// adaTarget says (Karras et al. 2020b, section 3.1).
void Trainer::adaptAugmentation(const torch::Tensor& scoresReal) {
    constexpr int kInterval = 4;
    m_signSum += scoresReal.sign().sum().item<double>();
    m_signCount += scoresReal.numel();
    if (m_steps % kInterval != kInterval - 1) {
        return;
    }
    m_realSign = m_signSum / double(std::max<std::int64_t>(1, m_signCount));
    m_signSum = 0.0;
    m_signCount = 0;
    if (adapts(m_augmentations) && m_settings.adaTarget > 0.0) {
        const double step = double(m_settings.batch * kInterval) / (m_settings.adaKimg * 1000.0);
        const double direction = m_realSign > m_settings.adaTarget ? 1.0 : -1.0;
        m_augment.p = std::clamp(m_augment.p + direction * step, 0.0, 1.0);
    }
}

/// Classes as the pictures have them, so that the critic cannot tell fakes by their class; any when
/// the pictures have none.
torch::Tensor Trainer::drawLabels(int count) {
    const int classes = m_generator->options().mapping.cDim;
    if (classes == 0) {
        return {};
    }
    auto indices = m_reals.drawLabels(count, m_random);
    if (!indices.defined()) {
        indices = torch::randint(
            classes, {count}, m_random, torch::TensorOptions(m_device).dtype(torch::kLong));
    }
    return torch::one_hot(indices, classes).to(torch::kFloat32);
}

torch::Tensor Trainer::labelsOf(const RealBatch& batch) {
    const int classes = m_generator->options().mapping.cDim;
    if (classes == 0 || !batch.labels.defined()) {
        return drawLabels(static_cast<int>(batch.images.size(0)));
    }
    return torch::one_hot(batch.labels, classes).to(torch::kFloat32);
}

LatentBatch Trainer::drawLatents(int count) {
    const auto& mapping = m_generator->options().mapping;
    LatentBatch batch;
    batch.z = torch::randn({count, mapping.zDim}, m_random, m_device);
    batch.c = drawLabels(count);
    const bool mix =
        std::uniform_real_distribution<double>(0.0, 1.0)(m_choices) < m_settings.styleMixing;
    if (mix && mapping.numWs > 1) {
        batch.mixFrom = std::uniform_int_distribution<int>(1, mapping.numWs - 1)(m_choices);
        batch.zMixed = torch::randn({count, mapping.zDim}, m_random, m_device);
    }
    return batch;
}

/// What the critic is shown: anchors, when it is their turn, else any picture.
LatentBatch Trainer::drawShown(int count) {
    if (!m_correspondence || !Correspondence::isAnchorStep(m_steps)) {
        return drawLatents(count);
    }
    LatentBatch batch;
    batch.z = m_correspondence->anchorLatents(count, m_random);
    batch.c = drawLabels(count);
    return batch;
}

torch::Tensor Trainer::drawPathNoise(int count) {
    const auto& shape = m_generator->options();
    return torch::randn(
        {count, shape.channels(), shape.resolution(), shape.resolution()}, m_random, m_device);
}

/// Gradients of the correspondence term, into G.
void Trainer::keepCorrespondence() {
    if (m_correspondence) {
        const auto latents = drawLatents(Correspondence::kRows);
        m_correspondence->addDistanceGradients(
            m_generator,
            latents.z,
            latents.c,
            m_settings.correspondence * Correspondence::kUsualWeight,
            m_random);
    }
}

/// Opens what of the critic may learn in this step; false when that is nothing.
bool Trainer::letCriticLearn() {
    m_optimizerD->setTrainable([this](const std::string& g) { return !m_freeze.isFrozen(g); });
    bool any = bool((*m_lanes)[0].loss.critic);
    for (const auto& parameter : m_optimizerD->parameters()) {
        auto tensor = parameter.tensor;
        if (warmsUp() && !learnsInWarmUp(parameter.name)) {
            tensor.requires_grad_(false);
        }
        any = any || tensor.requires_grad();
    }
    if ((*m_lanes)[0].loss.critic) {
        m_optimizerPatch->setTrainable(everything);
    }
    return any;
}

/// Closes all of it again.
void Trainer::letCriticRest() {
    m_optimizerD->setTrainable(nothing);
    if (m_optimizerPatch) {
        m_optimizerPatch->setTrainable(nothing);
    }
}

void Trainer::stepG() {
    if (m_settings.l2sp > 0.0) {
        m_pull->addGradients(m_settings.l2sp);
    }
    m_method->pullBack();
    m_optimizerG->stepAndClear([this](const std::string& group) { return rateG(group); });
    m_method->materialise();
}

void Trainer::stepD() {
    const auto rate = [this](const std::string& group) { return rateD(group); };
    m_optimizerD->stepAndClear(rate);
    if (m_optimizerPatch) {
        m_optimizerPatch->stepAndClear(rate);
    }
}

/// Draws that only lanes make begin anew in each step from the trainer's own: what a state must
/// keep is the same for any number of lanes.
void Trainer::beginStep() {
    const bool byPatches = m_correspondence && !Correspondence::isAnchorStep(m_steps);
    for (auto& lane : *m_lanes) {
        lane.loss.critic = nullptr;
        if (byPatches) {
            lane.loss.critic = [this](const torch::Tensor& img, const torch::Tensor&) {
                return m_correspondence->patchLogits(img);
            };
        }
        if (m_lanes->count() > 1) {
            lane.random.set_current_seed(m_choices());
        }
    }
}

void Trainer::inLanes(const std::function<void(Lane& lane, std::size_t index)>& work) {
    m_lanes->run(m_learning, work);
}

/// Adds the statistics of what it has drawn, for the pull to the average, when that is on.
void Trainer::generatorMain(
    int count, double share, StepLosses& losses, std::vector<torch::Tensor>& statistics) {
    std::vector<LatentBatch> shown;
    std::vector<GMainValues> values(m_lanes->count());
    std::ranges::generate_n(
        std::back_inserter(shown), std::ssize(values), [&] { return drawShown(count); });
    // Anchors are no fair draw of samples.
    const bool pulls = m_settings.averagePull > 0.0 &&
                       (!m_correspondence || !Correspondence::isAnchorStep(m_steps));
    if (pulls && !m_averagePull.hasTarget()) {
        const auto [mean, doubt] = m_reals.averageOf(regionStatistics);
        m_averagePull.setTarget(mean, doubt);
    }
    std::vector<torch::Tensor> ofLanes(values.size());
    inLanes([&](Lane& lane, std::size_t i) {
        const auto pull = [&](const torch::Tensor& img) {
            const auto ofLane = regionStatistics(img);
            ofLanes[i] = ofLane.detach();
            return m_settings.averagePull * m_averagePull.term(ofLane);
        };
        values[i] = lane.loss.generatorMain(
            shown[i], noiseOf(lane), share, pulls ? StyleGan2Loss::Term(pull) : nullptr);
    });
    if (pulls) {
        std::ranges::move(ofLanes, std::back_inserter(statistics));
    }
    for (const auto& value : values) {
        losses.lossG += share * meanOf(value.loss);
    }
}

void Trainer::generatorReg(int count, double share, StepLosses& losses) {
    std::vector<std::pair<LatentBatch, torch::Tensor>> drawn;
    std::vector<GRegValues> values(m_lanes->count());
    std::ranges::generate_n(std::back_inserter(drawn), std::ssize(values), [&] {
        auto latents = drawLatents(count);
        return std::pair(std::move(latents), drawPathNoise(count));
    });
    inLanes([&](Lane& lane, std::size_t i) {
        values[i] = lane.loss.generatorReg(
            drawn[i].first,
            noiseOf(lane),
            drawn[i].second,
            m_settings.pathLengthWeight,
            share * m_settings.gRegInterval);
    });
    auto plMean = torch::zeros_like((*m_lanes)[0].loss.plMean);
    for (std::size_t i = 0; i < values.size(); ++i) {
        losses.pathLength =
            losses.pathLength.value_or(0.0) + share * meanOf(values[i].pathLengthPenalty);
        plMean += (*m_lanes)[i].loss.plMean / double(values.size());
    }
    for (auto& lane : *m_lanes) {
        lane.loss.plMean = plMean;
    }
}

/// Gives the scores of the real pictures. `reals` holds a batch for each lane.
torch::Tensor
Trainer::discriminatorMain(const std::vector<RealBatch>& reals, double share, StepLosses& losses) {
    std::vector<LatentBatch> shown;
    std::vector<DMainValues> values(reals.size());
    for (const auto& real : reals) {
        shown.push_back(drawShown(int(real.images.size(0))));
    }
    inLanes([&](Lane& lane, std::size_t i) {
        values[i] = lane.loss.discriminatorMain(
            shown[i], noiseOf(lane), reals[i].images, reals[i].labels, share);
    });
    std::vector<torch::Tensor> scores;
    for (const auto& value : values) {
        losses.lossD += share * meanOf(value.loss);
        losses.scoreReal += share * meanOf(value.scoresReal);
        losses.scoreFake += share * meanOf(value.scoresFake);
        scores.push_back(value.scoresReal);
    }
    return torch::cat(scores);
}

void Trainer::discriminatorReg(
    const std::vector<RealBatch>& reals, double share, StepLosses& losses) {
    std::vector<DRegValues> values(reals.size());
    inLanes([&](Lane& lane, std::size_t i) {
        values[i] = lane.loss.discriminatorReg(
            reals[i].images, reals[i].labels, r1Gamma(), share * m_settings.dRegInterval);
    });
    for (const auto& value : values) {
        losses.r1 = losses.r1.value_or(0.0) + share * meanOf(value.r1Penalty);
    }
}

StepLosses Trainer::step(bool measureGradients) {
    const PrecisionScope precision(m_settings.bfloat16 ? Precision::BFloat16 : Precision::Float32);
    StepLosses losses;
    const int parts = std::max(1, m_settings.accumulate);
    const int lanes = int(m_lanes->count());
    const int count = std::max(1, m_settings.batch / parts / lanes); // samples a part of a lane
    const double share = 1.0 / double(parts * lanes);
    const auto due = [this](int interval) { return interval > 0 && m_steps % interval == 0; };
    beginStep();
    if (!warmsUp() && m_method->anyTrainable(m_freeze)) {
        m_method->setTrainable(&m_freeze);
        std::vector<torch::Tensor> statistics;
        for (int part = 0; part < parts; ++part) {
            generatorMain(count, share, losses, statistics);
        }
        if (!statistics.empty()) {
            m_averagePull.see(torch::cat(statistics));
        }
        keepCorrespondence();
        if (measureGradients) {
            losses.gradientG = gradientNorm(*m_generator);
        }
        stepG();
        if (due(m_settings.gRegInterval)) {
            for (int part = 0; part < parts; ++part) {
                generatorReg(std::max(1, count / 2), share, losses);
            }
            stepG();
        }
        m_method->setTrainable(nullptr);
    }
    if (letCriticLearn()) {
        std::vector<std::vector<RealBatch>> reals(parts); // by part, then by lane
        std::vector<torch::Tensor> scores;
        for (auto& ofPart : reals) {
            for (int lane = 0; lane < lanes; ++lane) {
                ofPart.push_back(m_reals.next(count));
                ofPart.back().labels = labelsOf(ofPart.back());
            }
            scores.push_back(discriminatorMain(ofPart, share, losses));
        }
        adaptAugmentation(torch::cat(scores));
        losses.realSign = m_realSign;
        losses.augmentP = m_augment.p;
        if (measureGradients) {
            losses.gradientD = gradientNorm(*m_discriminator);
        }
        stepD();
        if (due(m_settings.dRegInterval)) {
            for (const auto& ofPart : reals) {
                discriminatorReg(ofPart, share, losses);
            }
            stepD();
        }
        letCriticRest();
    }
    updateAverage();
    m_images += m_settings.batch;
    ++m_steps;
    return losses;
}

void Trainer::updateAverage() {
    const torch::NoGradGuard noGrad;
    // A long average would show the beginning of a run for minutes: it grows with the run
    // (StyleGAN2-ADA calls that its ramp-up, and has a twentieth from scratch).
    constexpr double kMostOfRun = 0.25;
    const double halfLife =
        std::max(std::min(m_settings.emaKimg * 1000.0, kMostOfRun * double(m_images)), 1e-8);
    const double beta = std::pow(0.5, double(m_settings.batch) / halfLife);
    m_method->updateAverage(m_generatorEma, beta);
    const auto buffers = m_generator->named_buffers();
    for (auto& item : m_generatorEma->named_buffers()) {
        item.value().copy_(buffers[item.key()]);
    }
}

} // namespace sg
