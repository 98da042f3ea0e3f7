#pragma once

/// The software twin of shaders/preview.frag.

#include "ui/preview/mip_chain.h"
#include "ui/preview/preview_layout.h"

#include <QImage>
#include <QSize>

namespace sg {

/// Draws `layout` into a picture of `sizePx` (Format_RGB32). A chain may be null when its side's
/// count is 0; otherwise it has the level the side asks for. `mask` is read only where the layout
/// asks for the brush, and then has the size of the atlases.
QImage drawPreview(
    const PreviewLayout& layout,
    QSize sizePx,
    const MipChain* source,
    const MipChain* tuned,
    const Image& mask);

} // namespace sg
