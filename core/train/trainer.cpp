#include "core/train/trainer.h"

#include "core/base/core_text.h"
#include "core/kernels/convolution.h"
#include "core/model/device.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"
#include "core/train/fade_in_blur.h"
#include "core/train/methods/head_warmup.h"
#include "core/train/methods/method_factory.h"
#include "core/train/methods/method_spec.h"
#include "core/train/methods/trained_delta.h"
#include "core/train/monitors/weight_monitors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

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

/// A state of another kind of device says nothing to this one, which then draws afresh.
void putBack(at::Generator& random, const torch::Tensor& state, std::int64_t steps) {
    if (state.sizes() == random.get_state().sizes()) {
        random.set_state(state);
    } else {
        random.set_current_seed(random.current_seed() + std::uint64_t(steps));
    }
}

bool everything(const std::string&) {
    return true;
}

bool nothing(const std::string&) {
    return false;
}

void addPrefixed(StateDict& all, const std::string& prefix, const StateDict& part) {
    for (const auto& [name, tensor] : part) {
        all.emplace(prefix + name, copyInMemory(tensor));
    }
}

StateDict withPrefix(const StateDict& all, const std::string& prefix) {
    StateDict part;
    for (auto it = all.lower_bound(prefix); it != all.end() && it->first.starts_with(prefix);
         ++it) {
        part.emplace(it->first.substr(prefix.size()), it->second);
    }
    return part;
}

double meanOf(const torch::Tensor& values) {
    return values.mean().item<double>();
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
    const FreezePlan& freeze,
    const torch::Device& device)
    : m_settings(settings),
      m_freeze(startingPlan(settings.method, freeze, model.info.groups)),
      m_augment(model.augment),
      m_generator(movedTo(copyOf(model.generatorEma), device)),
      m_generatorEma(movedTo(copyOf(model.generatorEma), device)),
      m_discriminator(movedTo(copyOf(model.discriminator), device)),
      m_loss(m_generator, m_discriminator),
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
    m_loss.augment = [this](const torch::Tensor& img) { return seenByCritic(img); };
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
        m_optimizerPatch->setTrainable(nothing);
    }
    m_optimizerD = makeAdam(*m_discriminator, discriminatorGroup, m_ratioD);
    for (auto& parameter : m_generatorEma->parameters()) {
        parameter.requires_grad_(false);
    }
    m_method->setTrainable(nullptr);
    m_optimizerD->setTrainable(nothing);
    applyFactors();
}

void Trainer::adaptToStyleGan3(const Model& model) {
    m_settings.styleMixing = 0.0;
    m_settings.pathLengthWeight = 0.0;
    m_loss.averagesInCriticPhase = true;
    m_rateG = 0.0025 / 0.002;
    m_fadeIn =
        m_generator->options().stylegan3().useRadialFilters && isUntrained(model.generatorEma);
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

torch::Tensor Trainer::seenByCritic(const torch::Tensor& img) {
    auto seen = m_fadeIn ? fadeInBlur(img, fadeInSigma(m_images, m_settings.batch)) : img;
    AugmentDraws draws(m_augmentRandom);
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
    if (adapts(m_augmentations) && m_settings.adaTarget > 0.0) {
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
    const bool restricted = trainMethod(m_settings.method)->restricted;
    m_loss.updateWAvg = !m_freeze.isFrozen("mapping") && !restricted;
    m_loss.magnitudeBetas.clear();
    if (auto* synthesis = m_generator->stylegan3(); synthesis != nullptr && !restricted) {
        const double beta = std::pow(0.5, double(m_settings.batch) / 20'000.0);
        for (std::size_t i = 0; i < synthesis->layers().size(); ++i) {
            m_loss.magnitudeBetas.push_back(
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
    m_settings = settingsAfter(settings);
    m_reals.setMirror(m_settings.mirror);
    chooseAugmentation();
    if (m_augmentations != before && m_augmentations != AugmentOptions{}) {
        m_augment.present = true;
    }
    applyFactors();
}

void Trainer::setPictures(const PictureBatch& pictures) {
    m_reals.setPictures(pictures);
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

NoiseSource Trainer::noise() {
    return {NoiseMode::Random, m_random};
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
    bool any = bool(m_loss.critic);
    for (const auto& parameter : m_optimizerD->parameters()) {
        auto tensor = parameter.tensor;
        if (warmsUp() && !learnsInWarmUp(parameter.name)) {
            tensor.requires_grad_(false);
        }
        any = any || tensor.requires_grad();
    }
    if (m_loss.critic) {
        m_optimizerPatch->setTrainable(everything);
    }
    return any;
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

StepLosses Trainer::step(bool measureGradients) {
    const PrecisionScope precision(m_settings.bfloat16 ? Precision::BFloat16 : Precision::Float32);
    StepLosses losses;
    const int batch = m_settings.batch;
    const int parts = std::max(1, m_settings.accumulate);
    const int partSize = std::max(1, batch / parts);
    const double share = 1.0 / double(parts);
    if (m_correspondence && !Correspondence::isAnchorStep(m_steps)) {
        m_loss.critic = [this](const torch::Tensor& img, const torch::Tensor&) {
            return m_correspondence->patchLogits(img);
        };
    } else {
        m_loss.critic = nullptr;
    }
    const auto due = [this](int interval) { return interval > 0 && m_steps % interval == 0; };

    if (!warmsUp() && m_method->anyTrainable(m_freeze)) {
        m_method->setTrainable(&m_freeze);
        for (int part = 0; part < parts; ++part) {
            const auto main = m_loss.generatorMain(drawShown(partSize), noise(), share);
            losses.lossG += share * meanOf(main.loss);
        }
        keepCorrespondence();
        if (measureGradients) {
            losses.gradientG = gradientNorm(*m_generator);
        }
        stepG();
        if (due(m_settings.gRegInterval)) {
            const int count = std::max(1, partSize / 2);
            losses.pathLength = 0.0;
            for (int part = 0; part < parts; ++part) {
                const auto reg = m_loss.generatorReg(
                    drawLatents(count),
                    noise(),
                    drawPathNoise(count),
                    m_settings.pathLengthWeight,
                    share * m_settings.gRegInterval);
                *losses.pathLength += share * meanOf(reg.pathLengthPenalty);
            }
            stepG();
        }
        m_method->setTrainable(nullptr);
    }
    if (letCriticLearn()) {
        std::vector<std::pair<torch::Tensor, torch::Tensor>> reals; // images and labels by part
        std::vector<torch::Tensor> scores;
        for (int part = 0; part < parts; ++part) {
            const auto batchReals = m_reals.next(partSize);
            reals.emplace_back(batchReals.images, labelsOf(batchReals));
            const auto& [real, labels] = reals.back();
            const auto main =
                m_loss.discriminatorMain(drawShown(partSize), noise(), real, labels, share);
            losses.lossD += share * meanOf(main.loss);
            losses.scoreReal += share * meanOf(main.scoresReal);
            losses.scoreFake += share * meanOf(main.scoresFake);
            scores.push_back(main.scoresReal);
        }
        adaptAugmentation(torch::cat(scores));
        losses.realSign = m_realSign;
        losses.augmentP = m_augment.p;
        if (measureGradients) {
            losses.gradientD = gradientNorm(*m_discriminator);
        }
        stepD();
        if (due(m_settings.dRegInterval)) {
            losses.r1 = 0.0;
            for (const auto& [real, labels] : reals) {
                const auto reg = m_loss.discriminatorReg(
                    real, labels, r1Gamma(), share * m_settings.dRegInterval);
                *losses.r1 += share * meanOf(reg.r1Penalty);
            }
            stepD();
        }
        m_optimizerD->setTrainable(nothing);
        if (m_optimizerPatch) {
            m_optimizerPatch->setTrainable(nothing);
        }
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
    m_method->updateAverage(m_generatorEma, beta);
    const auto buffers = m_generator->named_buffers();
    for (auto& item : m_generatorEma->named_buffers()) {
        item.value().copy_(buffers[item.key()]);
    }
}

std::shared_ptr<const GeneratorWeights> Trainer::snapshot() const {
    return std::make_shared<const GeneratorWeights>(GeneratorWeights{cloneState(*m_generatorEma)});
}

TrainerState Trainer::state() const {
    TrainerState state;
    addPrefixed(state.tensors, "G.", stateOf(*m_generator));
    addPrefixed(state.tensors, "G_ema.", stateOf(*m_generatorEma));
    addPrefixed(state.tensors, "D.", stateOf(*m_discriminator));
    addPrefixed(state.tensors, "method.", m_method->state());
    if (m_correspondence) {
        addPrefixed(state.tensors, "correspondence.", m_correspondence->state());
        addPrefixed(state.tensors, "optimizer.patch.", m_optimizerPatch->state());
    }
    addPrefixed(state.tensors, "optimizer.G.", m_optimizerG->state());
    addPrefixed(state.tensors, "optimizer.D.", m_optimizerD->state());
    addPrefixed(state.tensors, "reals.", m_reals.state());
    state.tensors["pl_mean"] = copyInMemory(m_loss.plMean);
    state.tensors["random"] = m_random.get_state();
    if (!m_device.is_cpu()) {
        state.tensors["random.augment"] = m_augmentRandom.get_state();
    }
    std::ostringstream choices;
    choices << m_choices;
    state.numbers =
        nlohmann::json{
            {"steps", m_steps},
            {"images", m_images},
            {"settings", toJson(m_settings)},
            {"freeze", m_freeze.factors},
            {"augment_present", m_augment.present},
            {"augment_p", m_augment.p},
            {"sign_sum", m_signSum},
            {"sign_count", m_signCount},
            {"real_sign", m_realSign},
            {"fade_in", m_fadeIn},
            {"choices", choices.str()},
            {"reals_random", m_reals.random()}}
            .dump();
    state.steps = m_steps;
    state.imagesShown = m_images;
    return state;
}

void Trainer::restore(const TrainerState& state) {
    const auto numbers = nlohmann::json::parse(state.numbers, nullptr, false);
    if (!numbers.is_object()) {
        throw std::invalid_argument(Core::tr("The numbers of the saved training are damaged"));
    }
    try {
        const auto settings = trainSettingsFromJson(numbers.at("settings"));
        if (!settings) {
            throw std::invalid_argument(settings.error().message);
        }
        m_freeze.factors = numbers.at("freeze").get<std::map<std::string, double>>();
        setSettings(*settings);
        m_augment = {
            numbers.at("augment_present").get<bool>(), numbers.at("augment_p").get<double>()};
        m_signSum = numbers.at("sign_sum").get<double>();
        m_signCount = numbers.at("sign_count").get<std::int64_t>();
        m_realSign = numbers.at("real_sign").get<double>();
        m_fadeIn = numbers.at("fade_in").get<bool>();
        m_steps = numbers.at("steps").get<std::int64_t>();
        m_images = numbers.at("images").get<std::int64_t>();
        std::istringstream choices(numbers.at("choices").get<std::string>());
        choices >> m_choices;
        m_reals.restore(
            withPrefix(state.tensors, "reals."), numbers.at("reals_random").get<std::string>());
    } catch (const nlohmann::json::exception& error) {
        throw std::invalid_argument(
            Core::tr("The numbers of the saved training are damaged: %1", error.what()));
    }
    const torch::NoGradGuard noGrad;
    loadState(*m_generator, withPrefix(state.tensors, "G."));
    loadState(*m_generatorEma, withPrefix(state.tensors, "G_ema."));
    loadState(*m_discriminator, withPrefix(state.tensors, "D."));
    m_method->loadState(withPrefix(state.tensors, "method."));
    if (m_correspondence) {
        m_correspondence->loadState(withPrefix(state.tensors, "correspondence."));
        m_optimizerPatch->restore(withPrefix(state.tensors, "optimizer.patch."));
    }
    m_optimizerG->restore(withPrefix(state.tensors, "optimizer.G."));
    m_optimizerD->restore(withPrefix(state.tensors, "optimizer.D."));
    const auto& plMean = state.tensors.at("pl_mean");
    m_loss.plMean = plMean.to(m_loss.plMean.device()).clone();
    putBack(m_random, state.tensors.at("random"), m_steps);
    if (const auto augment = state.tensors.find("random.augment");
        augment != state.tensors.end() && !m_device.is_cpu()) {
        putBack(m_augmentRandom, augment->second, m_steps);
    }
}

void Trainer::countFrom(std::int64_t steps, std::int64_t imagesShown) {
    m_steps = steps;
    m_images = imagesShown;
}

std::string Trainer::trainingSummary() const {
    const nlohmann::json summary{
        {"kimg", double(m_images) / 1000.0}, {"settings", toJson(m_settings)}};
    return summary.dump();
}

std::optional<StyleDelta> Trainer::styleDelta(const ModelInfo& original) const {
    if (!trainMethod(m_settings.method)->restricted) {
        return {};
    }
    auto delta = deltaOf(*m_method, m_generatorEma, original);
    delta.training = trainingSummary();
    return delta;
}

std::shared_ptr<Model> Trainer::toModel(const ModelInfo& original) const {
    auto model = std::make_shared<Model>();
    model->generator = copyOf(m_generator);
    model->generatorEma = copyOf(m_generatorEma);
    model->discriminator = copyOf(m_discriminator);
    model->augment = m_augment;
    model->info = original;
    model->info.parentSha256 = original.sha256.empty() ? original.parentSha256 : original.sha256;
    model->info.training = trainingSummary();
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
