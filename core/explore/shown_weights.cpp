#include "core/explore/shown_weights.h"

#include "core/model/torch.h"

#include <utility>

namespace sg {

namespace {

Result<double> put(const WeightsResult& weights, double kimg, Generator& generator) {
    if (!weights) {
        return fail(weights.error());
    }
    loadState(*generator, (*weights)->tensors);
    return kimg;
}

} // namespace

void ShownWeights::setModel(std::shared_ptr<const Model> model) {
    if (model != m_model) {
        m_model = std::move(model);
        auto weights = std::make_shared<GeneratorWeights>();
        weights->tensors = stateOf(*m_model->generatorEma);
        m_source = std::move(weights);
        m_look.reset();
        m_compared.reset();
        m_blend = {};
    }
    m_now = {m_source, nullptr, 0.0, 0.0};
}

void ShownWeights::setTuned(std::shared_ptr<const GeneratorWeights> weights, double kimg) {
    m_now = {std::move(weights), nullptr, 0.0, kimg};
}

Result<double> ShownWeights::putSource(Generator& generator) const {
    return m_compared ? put(weightsAt(*m_compared), m_compared->kimg, generator)
                      : put(m_source, 0.0, generator);
}

Result<double> ShownWeights::putTuned(Generator& generator) const {
    const Moment& moment = m_look ? *m_look : m_now;
    auto weights = weightsAt(moment);
    if (weights && !m_blend.isFull()) {
        weights = blended(*m_source, **weights, m_blend);
    }
    return put(weights, moment.kimg, generator);
}

} // namespace sg
