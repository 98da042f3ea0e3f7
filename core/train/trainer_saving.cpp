// What a trainer gives out, as copies, and takes back: weights, states, models.

#include "core/base/core_text.h"
#include "core/model/torch.h"
#include "core/train/methods/method_spec.h"
#include "core/train/methods/trained_delta.h"
#include "core/train/trainer.h"

#include <nlohmann/json.hpp>

#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace sg {

namespace {

/// A state of another kind of device says nothing to this one, which then draws afresh.
void putBack(at::Generator& random, const torch::Tensor& state, std::int64_t steps) {
    if (state.sizes() == random.get_state().sizes()) {
        random.set_state(state);
    } else {
        random.set_current_seed(random.current_seed() + std::uint64_t(steps));
    }
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

} // namespace

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
    if (m_averagePull.mean().defined()) {
        state.tensors["average_pull.mean"] = copyInMemory(m_averagePull.mean());
    }
    state.tensors["pl_mean"] = copyInMemory((*m_lanes)[0].loss.plMean);
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
    for (auto& lane : *m_lanes) {
        lane.loss.plMean = plMean.to(m_device).clone();
    }
    restoreAverage(state.tensors);
    putBack(m_random, state.tensors.at("random"), m_steps);
    if (const auto augment = state.tensors.find("random.augment");
        augment != state.tensors.end() && !m_device.is_cpu()) {
        putBack(m_augmentRandom, augment->second, m_steps);
    }
}

void Trainer::restoreAverage(const StateDict& tensors) {
    const auto saved = tensors.find("average_pull.mean");
    if (saved == tensors.end()) {
        m_averagePull.setMean({});
        return;
    }
    const auto [expected, doubt] = m_reals.averageOf(regionStatistics);
    m_averagePull.setTarget(expected, doubt); // the next step wants it anyway
    TORCH_CHECK(
        saved->second.sizes() == expected.sizes() &&
            saved->second.scalar_type() == expected.scalar_type(),
        Core::tr("the samples' mean belongs to another model"));
    m_averagePull.setMean(saved->second.to(m_device).clone());
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
