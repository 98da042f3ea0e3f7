#pragma once

#include "ui/preview/mip_chain.h"
#include "ui/preview/preview_scene.h"

#include <QImage>

#include <memory>

namespace sg {

/// Draws a scene in software; keeps the smaller versions of its pictures as long as they stay.
class SceneRaster {
public:
    /// The whole view in physical pixels.
    QImage draw(const PreviewScene& scene);

private:
    class Cached {
    public:
        /// Null for a side without tiles.
        const MipChain* chain(const FramePtr& frame, const PreviewSide& side);

    private:
        FramePtr m_frame;
        std::unique_ptr<MipChain> m_chain;
        int m_levels = 0;
    };

    Cached m_source;
    Cached m_tuned;
};

} // namespace sg
