#pragma once

/// Which weights the preview draws as the source and which as the tuned model, when the person
/// looks at another moment of the run, compares with one, or blends.

#include "core/explore/blend.h"
#include "core/model/model.h"

#include <memory>
#include <optional>

namespace sg {

class ShownWeights {
public:
    /// Another model forgets everything below; the same one only what was learned.
    void setModel(std::shared_ptr<const Model> model);

    [[nodiscard]] bool empty() const { return m_model == nullptr; }

    /// What was learned by now.
    void setTuned(std::shared_ptr<const GeneratorWeights> weights, double kimg);

    /// A moment in place of now; nothing = now.
    void look(std::optional<Moment> moment) { m_look = std::move(moment); }

    [[nodiscard]] bool looksElsewhere() const { return m_look.has_value(); }

    /// A moment in place of the source; nothing = the source.
    void compareWith(std::optional<Moment> moment) { m_compared = std::move(moment); }

    /// Of what is drawn as tuned.
    void setBlend(Blend blend) { m_blend = std::move(blend); }

    /// Put the weights into a network of the model's shape, and say of how many kimg they are. An
    /// error leaves it as it was.
    Result<double> putSource(Generator& generator) const;
    Result<double> putTuned(Generator& generator) const;

private:
    std::shared_ptr<const Model> m_model;
    std::shared_ptr<const GeneratorWeights> m_source; ///< shares the model's tensors
    Moment m_now;                                     ///< the source until something was learned
    std::optional<Moment> m_look;
    std::optional<Moment> m_compared;
    Blend m_blend;
};

} // namespace sg
