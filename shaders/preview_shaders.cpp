#include "shaders/preview_shaders.h"

namespace sg {

namespace {

constexpr std::uint32_t kVertexShader[] =
#include "preview.vert.inc"
    ;

constexpr std::uint32_t kFragmentShader[] =
#include "preview.frag.inc"
    ;

} // namespace

std::span<const std::uint32_t> previewVertexShader() {
    return kVertexShader;
}

std::span<const std::uint32_t> previewFragmentShader() {
    return kFragmentShader;
}

} // namespace sg
