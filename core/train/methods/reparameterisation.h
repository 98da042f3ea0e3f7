#pragma once

/// A network's parameters expressed by fewer numbers.
///
/// A method trains *factors* instead of the parameters ("targets") of a generator. Each target is
/// its source value plus a simple function of its factors, so that the network itself stays an
/// ordinary one: a phase leaves its gradient in the target, pullBack() carries it over to the
/// factors, an optimiser steps those, and materialise() sets the target anew. A parameter that a
/// method trains as it is has itself as its one factor. At first every factor says "no change".

#include "core/base/result.h"
#include "core/model/generator.h"
#include "core/model/weights.h"
#include "core/train/freeze_plan.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Numbers for the optimiser.
struct Factor {
    std::string name;  ///< of the target, and a suffix: unique
    std::string group; ///< layer group, see core/model/layer_groups.h
    torch::Tensor value;
    torch::Tensor average; ///< moving average for G_ema; undefined for a parameter trained as it is
    double rate = 1.0;     ///< learning rate over that of the run
};

/// How a target follows from its factors f.
enum class TargetForm {
    Direct,  ///< it is f
    Offset,  ///< source + f, which may be broadcast: [out,in,1,1] over a kernel [out,in,k,k]
    OffsetW, ///< source + basis f: an offset of w [w_dim], seen through the affine layer
    LowRank  ///< source + f0 f1, [out,rank] x [rank,in], broadcast over the kernel
};

struct Target {
    std::string name;
    std::string group;
    torch::Tensor parameter; ///< the network's own
    TargetForm form = TargetForm::Direct;
    std::vector<std::size_t> factors; ///< indices into factors()
    torch::Tensor source;             ///< may be undefined for Direct
    torch::Tensor basis;              ///< only for OffsetW
    bool moved = false;               ///< since the last materialise()
};

/// What is added to the source, of the shape of the target or broadcastable to it. `a` and `b` are
/// the factors; `b` is only there for LowRank. Undefined for Direct.
torch::Tensor changeOf(const Target& target, const torch::Tensor& a, const torch::Tensor& b);

class Reparameterisation {
public:
    Reparameterisation(std::string method, Generator generator)
        : m_method(std::move(method)), m_generator(std::move(generator)) {}

    [[nodiscard]] const std::string& method() const { return m_method; }

    /// In the order of the network's parameters.
    [[nodiscard]] const std::vector<Factor>& factors() const { return m_factors; }

    [[nodiscard]] const std::vector<Target>& targets() const { return m_targets; }

    /// Some target belongs to this layer group.
    [[nodiscard]] bool trains(std::string_view group) const;

    /// Some target belongs to a group that `plan` does not freeze.
    [[nodiscard]] bool anyTrainable(const FreezePlan& plan) const;

    /// Lets gradients into the targets whose group `plan` does not freeze; null = into none.
    void setTrainable(const FreezePlan* plan);

    /// Moves the targets' gradients over to the factors, adding to what they have.
    void pullBack();

    /// Sets the targets of the last pullBack() from their factors. The others are not touched.
    void materialise();

    /// Moves the averages and the networks of `ema`, a copy of the source, by 1 - beta towards the
    /// factors. Where nothing was learned not a bit changes.
    void updateAverage(Generator& ema, double beta);

    /// Factors and averages that are no parameters of the networks, by name; the tensors
    /// themselves.
    [[nodiscard]] StateDict state() const;

    /// Copies such a state back. Throws c10::Error naming a tensor that is missing or of another
    /// shape.
    void loadState(const StateDict& state);

    /// While it is put together: a parameter of the generator, trained as it is. Its source is kept
    /// when asked for.
    void addDirect(const std::string& parameter, double rate, bool keepSource);

    /// ... + f. `shape` is f's.
    void addOffset(const std::string& parameter, at::IntArrayRef shape, double rate);

    /// The bias of an affine layer, moved by an offset of w. `affine` is the layer's name.
    void addOffsetW(const std::string& affine, double rate);

    /// ... + f0 f1: f0 is 0, the rows of f1 are `rows` [rank,in].
    void addLowRank(
        const std::string& parameter, const torch::Tensor& rows, double rateOut, double rateIn);

private:
    Target& add(const std::string& parameter, TargetForm form);
    void
    addFactor(Target& target, const std::string& suffix, const torch::Tensor& value, double rate);

    std::string m_method;
    Generator m_generator;
    std::vector<Factor> m_factors;
    std::vector<Target> m_targets;
};

} // namespace sg
