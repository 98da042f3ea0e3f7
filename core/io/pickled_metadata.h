#pragma once

/// The metadata of core/io/model_metadata.h as the entry `stylegraft` of a pickled dictionary.
/// Other tools look at no entry they do not know.

#include "core/io/container/pickle_value.h"
#include "core/io/container/pickle_writer.h"
#include "core/model/model_info.h"

namespace sg {

/// Key and value, inside of the dictionary being written.
void writeMetadata(pickle::Writer& out, const ModelInfo& info);

/// Looks for the entry in a dictionary from any file.
void readMetadata(const pickle::Value& dictionary, ModelInfo& info);

} // namespace sg
