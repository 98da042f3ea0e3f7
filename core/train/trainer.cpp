// What a trainer is made of, and the settings in force. Its steps are in trainer_step.cpp, what it
// gives out and takes back in trainer_saving.cpp.

#include "core/train/trainer.h"

#include "core/model/device.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/methods/method_factory.h"
#include "core/train/methods/method_spec.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

using GroupOf = std::string (*)(std::string_view);

/// Lazy regularisation runs a network's main and regularising phases through one Adam, which must
/// then take smaller steps with a longer memory (Karras et al. 2020, appendix B).
double lazyRatio(int interval) {
    return interval > 0 ? double(interval) / double(interval + 1) : 1.0;
}

Adam makeAdam(const torch::nn::Module& module, GroupOf groupOf, double ratio) {
    std::vector<Adam::Parameter> parameters;
    for (const auto& item : module.named_parameters()) {
        parameters.push_back({item.key(), groupOf(item.key()), item.value(), 1.0});
    }
    return {std::move(parameters), std::pow(0.99, ratio)};
}

/// For what a method trains of a generator.
Adam makeAdam(const Reparameterisation& method, double ratio) {
    std::vector<Adam::Parameter> parameters;
    for (const auto& f : method.factors()) {
        parameters.push_back({f.name, f.group, f.value, f.rate});
    }
    return {std::move(parameters), std::pow(0.99, ratio)};
}

/// For the critic of patches, which has no fader.
Adam makeAdam(const Correspondence& term, double ratio) {
    std::vector<Adam::Parameter> parameters;
    for (const auto& tensor : term.parameters()) {
        parameters.push_back({std::to_string(parameters.size()), "patch", tensor, 1.0});
    }
    return {std::move(parameters), std::pow(0.99, ratio)};
}

template <typename T>
T valueOrThrow(Result<T> result) {
    if (!result) {
        throw std::invalid_argument(result.error().message);
    }
    return *std::move(result);
}

} // namespace

Trainer::Trainer(
    const Model& model,
    const PictureBatch& pictures,
    const TrainSettings& settings,
    const FreezePlan& freeze,
    const torch::Device& device)
    : m_settings(settings),
      m_freeze(startingPlan(settings.method, freeze, model.info.groups)),
      m_augment(model.augment),
      m_generator(movedTo(copyOf(model.generatorEma), device)),
      m_generatorEma(movedTo(copyOf(model.generatorEma), device)),
      m_discriminator(movedTo(copyOf(model.discriminator), device)),
      m_reals(pictures, settings.mirror, settings.seed ^ 0x5e71e5ULL, device),
      m_device(device),
      m_random(randomOn(device, settings.seed)),
      m_augmentRandom(device.is_cpu() ? m_random : randomOn(torch::kCPU, settings.seed)),
      m_choices(settings.seed),
      m_resolution(pictures.resolution) {
    if (m_generator->stylegan3() != nullptr) {
        adaptToStyleGan3(model);
    }
    m_method = valueOrThrow(makeReparameterisation(
        m_settings.method, m_generator, randomOn(torch::kCPU, ~settings.seed)));
    if (m_settings.pathLengthWeight == 0.0 || trainMethod(m_settings.method)->restricted) {
        m_settings.gRegInterval = 0; // never, so that G's Adam is not slowed down for nothing
    }
    chooseAugmentation();
    if (m_augmentations != AugmentOptions{}) {
        m_augment = {true, m_settings.augmentP};
    }
    m_ratioG = lazyRatio(m_settings.gRegInterval);
    m_ratioD = lazyRatio(m_settings.dRegInterval);
    m_optimizerG = makeAdam(*m_method, m_ratioG);
    const Generator source = onDevice(model.generatorEma, device);
    m_pull.emplace(m_generator, source);
    if (m_settings.correspondence > 0.0) {
        if (auto supported = Correspondence::supports(m_generator); !supported) {
            throw std::invalid_argument(supported.error().message);
        }
        m_correspondence.emplace(source, m_discriminator, int(m_reals.count()), m_random);
        m_optimizerPatch = makeAdam(*m_correspondence, m_ratioD);
    }
    m_optimizerD = makeAdam(*m_discriminator, discriminatorGroup, m_ratioD);
    divideIntoLanes();
    for (auto& parameter : m_generatorEma->parameters()) {
        parameter.requires_grad_(false);
    }
    m_method->setTrainable(nullptr);
    letCriticRest();
    applyFactors();
}

void Trainer::adaptToStyleGan3(const Model& model) {
    m_settings.styleMixing = 0.0;
    m_settings.pathLengthWeight = 0.0;
    m_rateG = 0.0025 / 0.002;
    m_fadeIn =
        m_generator->options().stylegan3().useRadialFilters && isUntrained(model.generatorEma);
}

/// One lane for a graphics card, which one batch keeps busy, and for StyleGAN3, whose layers
/// measure their inputs as they go.
void Trainer::divideIntoLanes() {
    const bool divided = m_device.is_cpu() && m_generator->stylegan3() == nullptr;
    const int part = std::max(1, m_settings.batch / std::max(1, m_settings.accumulate));
    const int threads = at::get_num_threads();
    const auto group = m_discriminator->options().mbstdGroupSize;
    const int count = divided ? Lanes::countFor(part, group, threads) : 1;
    std::vector<Lane> lanes;
    for (int i = 0; i < count; ++i) {
        const bool alone = count == 1;
        auto random = alone ? m_random : randomOn(m_device, 0);
        lanes.push_back(
            {StyleGan2Loss(m_generator, m_discriminator),
             random,
             alone ? m_augmentRandom : random});
        lanes.back().loss.updateWAvg = i == 0;
        lanes.back().loss.averagesInCriticPhase = m_generator->stylegan3() != nullptr;
    }
    m_lanes.emplace(std::move(lanes), threads);
    for (auto& lane : *m_lanes) {
        lane.loss.augment = [this, &lane](const torch::Tensor& img) {
            return seenByCritic(img, lane);
        };
    }
    m_learning = m_generator->parameters();
    for (const auto& more :
         {m_discriminator->parameters(),
          m_correspondence ? m_correspondence->parameters() : std::vector<torch::Tensor>()}) {
        m_learning.insert(m_learning.end(), more.begin(), more.end());
    }
}

void Trainer::chooseAugmentation() {
    const auto augmentations = augmentPreset(m_settings.augment);
    if (!augmentations) {
        throw std::invalid_argument(augmentations.error().message);
    }
    m_augmentations = *augmentations;
}

double Trainer::r1Gamma() const {
    if (m_settings.r1Gamma <= 0.0 && m_generator->stylegan3() != nullptr) {
        return 2.0 * std::pow(double(m_resolution) / 256.0, 2.0);
    }
    return effectiveR1Gamma(m_settings, m_resolution);
}

void Trainer::setFreeze(const FreezePlan& plan) {
    m_freeze = plan;
    applyFactors();
}

void Trainer::applyFactors() {
    const bool restricted = trainMethod(m_settings.method)->restricted;
    auto& loss = (*m_lanes)[0].loss; // one lane's samples are enough for the slow averages
    loss.updateWAvg = !m_freeze.isFrozen("mapping") && !restricted;
    loss.magnitudeBetas.clear();
    if (auto* synthesis = m_generator->stylegan3(); synthesis != nullptr && !restricted) {
        const double beta = std::pow(0.5, double(m_settings.batch) / 20'000.0);
        for (std::size_t i = 0; i < synthesis->layers().size(); ++i) {
            loss.magnitudeBetas.push_back(
                m_freeze.isFrozen("L" + std::to_string(i)) ? std::nullopt : std::optional(beta));
        }
    }
}

double Trainer::learningRate() const {
    return m_settings.learningRate * cooldownFactor(m_settings, double(m_images) / 1000.0);
}

double Trainer::rateG(const std::string& group) const {
    return learningRate() * m_ratioG * m_rateG * m_freeze.factor(group);
}

double Trainer::rateD(const std::string& group) const {
    return learningRate() * m_ratioD * m_freeze.factor(group);
}

TrainSettings Trainer::settingsAfter(const TrainSettings& wanted) const {
    TrainSettings after = m_settings;
    for (const ParamSpec& spec : trainParams()) {
        if (spec.liveEditable) {
            setValue(after, spec.id, value(wanted, spec.id));
        }
    }
    if (m_generator->stylegan3() != nullptr) {
        after.styleMixing = 0.0;
    }
    after.bfloat16 = wanted.bfloat16;
    after.mirror = wanted.mirror;
    after.augment = wanted.augment;
    return after;
}

void Trainer::setSettings(const TrainSettings& settings) {
    const AugmentOptions before = m_augmentations;
    if (settings.augmentP != m_settings.augmentP) {
        m_augment.p = settings.augmentP;
    }
    if (settings.mirror != m_settings.mirror) {
        m_averagePull.setTarget({}, {}); // it was with or without mirrored ones
    }
    m_settings = settingsAfter(settings);
    m_reals.setMirror(m_settings.mirror);
    if (m_settings.averagePull == 0.0) {
        m_averagePull.setMean({}); // what it knows would be old when it is turned on again
    }
    chooseAugmentation();
    if (m_augmentations != before && m_augmentations != AugmentOptions{}) {
        m_augment.present = true;
    }
    applyFactors();
}

void Trainer::setPictures(const PictureBatch& pictures) {
    m_reals.setPictures(pictures);
    m_averagePull.setTarget({}, {});
}

} // namespace sg
