#pragma once

/// Models without networks.

#include "core/model/model_info.h"

#include <memory>
#include <vector>

namespace sg {

/// The fader groups of a model of this resolution.
std::vector<LayerGroup> fakeGroups(int resolution);

std::shared_ptr<const Model> makeFakeModel();
std::shared_ptr<const GeneratorWeights> makeFakeWeights();

} // namespace sg
