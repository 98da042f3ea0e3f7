#include "core/train/trainer.h"

#include "core/kernels/convolution.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"
#include "core/train/fade_in_blur.h"

#include <ATen/CPUGeneratorImpl.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace sg {

namespace {

using GroupOf = std::string (*)(std::string_view);

/// Lazy regularisation runs a network's main and regularising phases through one Adam, which must
/// then take smaller steps with a longer memory (Karras et al. 2020, appendix B).
double lazyRatio(int interval) {
    return interval > 0 ? double(interval) / double(interval + 1) : 1.0;
}

std::unique_ptr<torch::optim::Adam>
makeAdam(torch::nn::Module& module, GroupOf groupOf, double ratio, std::vector<std::string>& ids) {
    std::map<std::string, std::vector<torch::Tensor>> byGroup;
    for (auto& item : module.named_parameters()) {
        const auto id = groupOf(item.key());
        if (!byGroup.contains(id)) {
            ids.push_back(id);
        }
        byGroup[id].push_back(item.value());
    }
    std::vector<torch::optim::OptimizerParamGroup> groups;
    for (const auto& id : ids) {
        groups.emplace_back(byGroup[id]);
    }
    // The learning rate of each group follows from its fader: Trainer::applyFactors().
    const auto options = torch::optim::AdamOptions().betas({0.0, std::pow(0.99, ratio)}).eps(1e-8);
    return std::make_unique<torch::optim::Adam>(std::move(groups), options);
}

void setTrainable(
    torch::optim::Adam& optimizer, const std::vector<std::string>& ids, const FreezePlan* plan) {
    auto& groups = optimizer.param_groups();
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const bool trainable = plan != nullptr && !plan->isFrozen(ids[i]);
        for (auto& parameter : groups[i].params()) {
            parameter.requires_grad_(trainable);
        }
    }
}

bool anyTrainable(const std::vector<std::string>& ids, const FreezePlan& plan) {
    return std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return !plan.isFrozen(id); });
}

/// Steps with the gradients of one phase, made finite, and forgets them.
void stepAndClear(torch::optim::Adam& optimizer) {
    for (auto& group : optimizer.param_groups()) {
        for (auto& parameter : group.params()) {
            if (parameter.grad().defined()) {
                auto grad = parameter.grad();
                torch::nan_to_num_out(grad, grad, 0.0, 1e5, -1e5);
            }
        }
    }
    optimizer.step();
    for (auto& group : optimizer.param_groups()) {
        for (auto& parameter : group.params()) {
            // None instead of zero: a parameter that a phase does not reach is not stepped at all.
            parameter.mutable_grad().reset();
        }
    }
}

double meanOf(const torch::Tensor& values) {
    return values.mean().item<double>();
}

at::Generator makeRandom(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

} // namespace

bool StepLosses::finite() const {
    return std::isfinite(lossG) && std::isfinite(lossD) && std::isfinite(r1.value_or(0.0)) &&
           std::isfinite(pathLength.value_or(0.0));
}

Trainer::Trainer(
    const Model& model,
    const PictureBatch& pictures,
    const TrainSettings& settings,
    const FreezePlan& freeze)
    : m_settings(settings),
      m_freeze(freeze),
      m_augment(model.augment),
      m_generator(copyOf(model.generatorEma)),
      m_generatorEma(copyOf(model.generatorEma)),
      m_discriminator(copyOf(model.discriminator)),
      m_loss(m_generator, m_discriminator),
      m_reals(pictures, settings.mirror, settings.seed ^ 0x5e71e5ULL),
      m_random(makeRandom(settings.seed)),
      m_choices(settings.seed),
      m_gamma(effectiveR1Gamma(settings, pictures.resolution)) {
    if (m_generator->stylegan3() != nullptr) {
        adaptToStyleGan3(model, pictures.resolution);
    }
    if (m_settings.pathLengthWeight == 0.0) {
        m_settings.gRegInterval = 0; // never, so that G's Adam is not slowed down for nothing
    }
    const auto augmentations = augmentPreset(m_settings.augment);
    if (!augmentations) {
        throw std::invalid_argument(augmentations.error().message);
    }
    m_augmentations = *augmentations;
    const bool augmented = m_augmentations != AugmentOptions{};
    if (augmented) {
        m_augment = {true, m_settings.augmentP};
    }
    if (m_settings.instanceNoise > 0.0 || m_fadeIn || augmented) {
        m_loss.augment = [this](const torch::Tensor& img) { return seenByCritic(img); };
    }
    m_ratioG = lazyRatio(m_settings.gRegInterval);
    m_ratioD = lazyRatio(m_settings.dRegInterval);
    m_optimizerG = makeAdam(*m_generator, generatorGroup, m_ratioG, m_groupsG);
    m_optimizerD = makeAdam(*m_discriminator, discriminatorGroup, m_ratioD, m_groupsD);
    for (auto& parameter : m_generatorEma->parameters()) {
        parameter.requires_grad_(false);
    }
    setTrainable(*m_optimizerG, m_groupsG, nullptr);
    setTrainable(*m_optimizerD, m_groupsD, nullptr);
    applyFactors();
}

void Trainer::adaptToStyleGan3(const Model& model, int resolution) {
    m_settings.styleMixing = 0.0;
    m_settings.pathLengthWeight = 0.0;
    m_loss.averagesInCriticPhase = true;
    m_rateG = 0.0025 / 0.002;
    if (m_settings.r1Gamma <= 0.0) {
        m_gamma = 2.0 * std::pow(double(resolution) / 256.0, 2.0);
    }
    // Only a network that was never trained: its average w is still where it began.
    m_fadeIn = m_generator->options().stylegan3().useRadialFilters &&
               !model.generatorEma->mapping->wAvg.any().item<bool>();
}

torch::Tensor Trainer::seenByCritic(const torch::Tensor& img) {
    auto seen = m_fadeIn ? fadeInBlur(img, fadeInSigma(m_images, m_settings.batch)) : img;
    AugmentDraws draws(m_random);
    if (m_augmentations != AugmentOptions{}) {
        seen = augment(seen, m_augmentations, m_augment.p, draws);
    }
    if (m_settings.instanceNoise > 0.0) {
        seen = seen + m_settings.instanceNoise * torch::randn(img.sizes(), m_random, img.options());
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
    if (m_augmentations != AugmentOptions{} && m_settings.adaTarget > 0.0) {
        const double step = double(m_settings.batch * kInterval) / (m_settings.adaKimg * 1000.0);
        const double direction = m_realSign > m_settings.adaTarget ? 1.0 : -1.0;
        m_augment.p = std::clamp(m_augment.p + direction * step, 0.0, 1.0);
    }
}

void Trainer::setFreeze(const FreezePlan& plan) {
    m_freeze = plan;
    applyFactors();
}

void Trainer::applyFactors() {
    m_loss.updateWAvg = !m_freeze.isFrozen("mapping");
    m_loss.magnitudeBetas.clear();
    if (auto* synthesis = m_generator->stylegan3()) {
        const double beta = std::pow(0.5, double(m_settings.batch) / 20'000.0);
        for (std::size_t i = 0; i < synthesis->layers().size(); ++i) {
            m_loss.magnitudeBetas.push_back(
                m_freeze.isFrozen("L" + std::to_string(i)) ? std::nullopt : std::optional(beta));
        }
    }
    const auto apply =
        [this](torch::optim::Adam& optimizer, const std::vector<std::string>& ids, double ratio) {
            for (std::size_t i = 0; i < ids.size(); ++i) {
                auto& options =
                    static_cast<torch::optim::AdamOptions&>(optimizer.param_groups()[i].options());
                options.lr(m_settings.learningRate * ratio * m_freeze.factor(ids[i]));
            }
        };
    apply(*m_optimizerG, m_groupsG, m_ratioG * m_rateG);
    apply(*m_optimizerD, m_groupsD, m_ratioD);
}

torch::Tensor Trainer::drawLabels(int count) {
    const int classes = m_generator->options().mapping.cDim;
    if (classes == 0) {
        return {};
    }
    const auto indices = torch::randint(classes, {count}, m_random, torch::kLong);
    return torch::one_hot(indices, classes).to(torch::kFloat32);
}

LatentBatch Trainer::drawLatents(int count) {
    const auto& mapping = m_generator->options().mapping;
    LatentBatch batch;
    batch.z = torch::randn({count, mapping.zDim}, m_random);
    batch.c = drawLabels(count);
    const bool mix =
        std::uniform_real_distribution<double>(0.0, 1.0)(m_choices) < m_settings.styleMixing;
    if (mix && mapping.numWs > 1) {
        batch.mixFrom = std::uniform_int_distribution<int>(1, mapping.numWs - 1)(m_choices);
        batch.zMixed = torch::randn({count, mapping.zDim}, m_random);
    }
    return batch;
}

NoiseSource Trainer::noise() {
    return {NoiseMode::Random, m_random};
}

StepLosses Trainer::step() {
    const PrecisionScope precision(m_settings.bfloat16 ? Precision::BFloat16 : Precision::Float32);
    StepLosses losses;
    const int batch = m_settings.batch;
    const bool trainG = anyTrainable(m_groupsG, m_freeze);
    const bool trainD = anyTrainable(m_groupsD, m_freeze);
    const auto due = [this](int interval) { return interval > 0 && m_steps % interval == 0; };

    if (trainG) {
        setTrainable(*m_optimizerG, m_groupsG, &m_freeze);
        const auto main = m_loss.generatorMain(drawLatents(batch), noise(), 1.0);
        losses.lossG = meanOf(main.loss);
        stepAndClear(*m_optimizerG);
        if (due(m_settings.gRegInterval)) {
            const int count = std::max(1, batch / 2);
            const auto& shape = m_generator->options();
            const auto plNoise = torch::randn(
                {count, shape.channels(), shape.resolution(), shape.resolution()}, m_random);
            const auto reg = m_loss.generatorReg(
                drawLatents(count),
                noise(),
                plNoise,
                m_settings.pathLengthWeight,
                m_settings.gRegInterval);
            losses.pathLength = meanOf(reg.pathLengthPenalty);
            stepAndClear(*m_optimizerG);
        }
        setTrainable(*m_optimizerG, m_groupsG, nullptr);
    }
    if (trainD) {
        setTrainable(*m_optimizerD, m_groupsD, &m_freeze);
        const auto real = m_reals.next(batch);
        const auto realLabels = drawLabels(batch);
        const auto main =
            m_loss.discriminatorMain(drawLatents(batch), noise(), real, realLabels, 1.0);
        losses.lossD = meanOf(main.loss);
        losses.scoreReal = meanOf(main.scoresReal);
        losses.scoreFake = meanOf(main.scoresFake);
        adaptAugmentation(main.scoresReal);
        losses.realSign = m_realSign;
        losses.augmentP = m_augment.p;
        stepAndClear(*m_optimizerD);
        if (due(m_settings.dRegInterval)) {
            const auto reg =
                m_loss.discriminatorReg(real, realLabels, m_gamma, m_settings.dRegInterval);
            losses.r1 = meanOf(reg.r1Penalty);
            stepAndClear(*m_optimizerD);
        }
        setTrainable(*m_optimizerD, m_groupsD, nullptr);
    }
    updateAverage();
    m_images += batch;
    ++m_steps;
    return losses;
}

void Trainer::updateAverage() {
    const torch::NoGradGuard noGrad;
    const double halfLife = std::max(m_settings.emaKimg * 1000.0, 1e-8);
    const double beta = std::pow(0.5, double(m_settings.batch) / halfLife);
    const auto source = m_generator->named_parameters();
    for (auto& item : m_generatorEma->named_parameters()) {
        // Written as a step towards G: where both are equal, as in a frozen group, nothing changes.
        item.value().lerp_(source[item.key()], 1.0 - beta);
    }
    const auto buffers = m_generator->named_buffers();
    for (auto& item : m_generatorEma->named_buffers()) {
        item.value().copy_(buffers[item.key()]);
    }
}

std::shared_ptr<const GeneratorWeights> Trainer::snapshot() const {
    return std::make_shared<const GeneratorWeights>(GeneratorWeights{cloneState(*m_generatorEma)});
}

std::shared_ptr<Model> Trainer::toModel(const ModelInfo& original) const {
    auto model = std::make_shared<Model>();
    model->generator = copyOf(m_generator);
    model->generatorEma = copyOf(m_generatorEma);
    model->discriminator = copyOf(m_discriminator);
    model->augment = m_augment;
    model->info = original;
    model->info.parentSha256 = original.sha256.empty() ? original.parentSha256 : original.sha256;
    model->info.training = nlohmann::json{
        {"kimg", double(m_images) / 1000.0},
        {"settings",
         toJson(m_settings)}}.dump();
    model->info.path.clear();
    model->info.sha256.clear();
    model->info.format = "tuned here";
    model->info.embeddedPrograms = 0;
    model->info.inertGlobals.clear();
    model->info.notes.clear();
    model->describe();
    return model;
}

} // namespace sg
