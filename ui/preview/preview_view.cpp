#include "ui/preview/preview_view.h"

#include "ui/preview/preview_stage.h"

namespace sg {

PreviewView* PreviewView::create(QVulkanInstance* instance, QWidget* parent) {
    return new PreviewStage(instance, parent);
}

} // namespace sg
