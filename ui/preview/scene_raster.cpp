#include "ui/preview/scene_raster.h"

#include "ui/preview/preview_raster.h"

namespace sg {

QImage SceneRaster::draw(const PreviewScene& scene) {
    const PreviewLayout layout = scene.layout();
    return drawPreview(
        layout,
        scene.viewportPx(),
        m_source.chain(scene.frame(PreviewKind::Source), layout.source),
        m_tuned.chain(scene.frame(PreviewKind::Tuned), layout.tuned),
        scene.mask().atlas());
}

const MipChain* SceneRaster::Cached::chain(const FramePtr& frame, const PreviewSide& side) {
    if (side.count == 0) {
        return nullptr;
    }
    if (frame != m_frame || side.level >= m_levels) {
        m_levels = side.level + 1;
        m_chain = std::make_unique<MipChain>(frame->atlas, m_levels);
        m_frame = frame;
    }
    return m_chain.get();
}

} // namespace sg
