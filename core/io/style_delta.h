#pragma once

/// A style delta: what was learned, as small additive changes of a generator's parameters. It is
/// applied to the model it was made from, at any strength per layer group, and several add up
/// (methods.md 2.7). Files: core/io/style_delta_file.h.

#include "core/base/result.h"
#include "core/model/model.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace sg {

/// How the change of one parameter is written down.
enum class ChangeForm {
    Dense,     ///< `values` has the parameter's shape
    Pointwise, ///< `values` [out,in,1,1] is added at every place of a kernel [out,in,k,k]
    LowRank ///< `values` [out,rank] times `rows` [rank,in], at every place of a kernel if it is one
};

struct ParameterChange {
    std::string parameter; ///< name in the generator, "synthesis.b8.conv0.affine.bias"
    ChangeForm form = ChangeForm::Dense;
    torch::Tensor values;
    torch::Tensor rows; ///< only for LowRank

    [[nodiscard]] std::string group() const; ///< layer group, see core/model/layer_groups.h
};

/// The model that a delta belongs to.
struct DeltaParent {
    std::string sha256; ///< of its file; empty when it was never saved
    std::string name;   ///< for messages
    std::string architecture;
    int resolution = 0;
};

/// Strengths by layer group; a group that is not named has 1.
using GroupStrengths = std::map<std::string, double>;

struct StyleDelta {
    DeltaParent parent;
    std::string kind;                     ///< training method, "extracted", or "sum"
    GroupStrengths strengths;             ///< that look best; others multiply them
    std::string training;                 ///< how it was made, as one JSON object; else empty
    std::vector<ParameterChange> changes; ///< by parameter and form, each pair at most once

    /// Layer groups that it changes, in the order of `changes`.
    [[nodiscard]] std::vector<std::string> groups() const;

    /// Numbers it holds.
    [[nodiscard]] std::int64_t numbers() const;
};

/// A delta and how strongly it counts.
struct WeightedDelta {
    const StyleDelta* delta = nullptr;
    double strength = 1.0;
};

/// Whether a delta may be applied to a model that is not its parent: another child of the same
/// parent, say. Its parameters must still have the same names and shapes.
enum class Parentage { Exact, Sibling };

DeltaParent parentOf(const ModelInfo& model);

/// One delta that does what all do together: dense and pointwise changes add, low-rank ones are put
/// side by side. Its own strengths are all 1. Errors: no delta, other parents (unless Sibling),
/// other shapes.
Result<StyleDelta> sumOf(std::span<const WeightedDelta> deltas, Parentage parentage);

/// `parent` with the delta in its G_ema, and in G, from which nothing is kept. `strengths` multiply
/// the delta's own by group; a group that the delta does not change is an error that lists those it
/// does. Refused when the delta belongs to another model, unless Sibling.
Result<std::shared_ptr<Model>> appliedTo(
    const Model& parent,
    const StyleDelta& delta,
    const GroupStrengths& strengths,
    Parentage parentage);

/// What lies between two models of one architecture, as they are seen (G_ema), parameter by
/// parameter. Refused when `tuned` says that it comes from another model, unless Sibling.
Result<StyleDelta> differenceOf(const Model& tuned, const Model& parent, Parentage parentage);

/// A sentence when deltas of these strengths together leave what the generator knows, beyond 1.5;
/// else empty.
std::string strengthWarning(std::span<const WeightedDelta> deltas);

} // namespace sg
