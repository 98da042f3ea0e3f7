#pragma once

/// The preview's shaders as SPIR-V 1.3 (Vulkan 1.1), embedded in the program.

#include <cstdint>
#include <span>

namespace sg {

/// preview.vert: one triangle that covers the target; draw 3 vertices without buffers.
std::span<const std::uint32_t> previewVertexShader();

/// preview.frag: set 0, bindings 0 and 1 are the atlases of the source and the tuned pictures, 2
/// the brush's mask; the push constants are PreviewLayout, specialisation constant 0 is
/// PreviewShown (ui/preview/preview_layout.h).
std::span<const std::uint32_t> previewFragmentShader();

} // namespace sg
