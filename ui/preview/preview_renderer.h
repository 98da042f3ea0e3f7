#pragma once

#include "ui/preview/frame_times.h"
#include "ui/preview/gpu_timer.h"
#include "ui/preview/image_pass.h"
#include "ui/preview/preview_scene.h"

#include <QVulkanWindowRenderer>

#include <memory>
#include <optional>
#include <vector>

namespace sg {

class PreviewWindow;

/// Feeds the image pass from the window's scene. Everything in it goes with the device: hiding,
/// showing and docking a window each make a new one.
class PreviewRenderer : public QVulkanWindowRenderer {
public:
    explicit PreviewRenderer(PreviewWindow* window) : m_window(window) {}

    void initResources() override;
    void releaseResources() override;
    void startNextFrame() override;
    void logicalDeviceLost() override;
    void physicalDeviceLost() override;

    /// Recording plus the device's work, frame by frame.
    std::vector<double> takeFrameTimesMs();

private:
    Result<void> uploadVisible(VkCommandBuffer commands, const PreviewLayout& layout);
    Result<void> upload(VkCommandBuffer commands, const PreviewSide& side, PreviewKind kind);
    void recordPass(VkCommandBuffer commands, const PreviewLayout& layout);
    void readTime(int slot);

    PreviewWindow* m_window;
    std::unique_ptr<ImagePass> m_pass;
    std::unique_ptr<GpuTimer> m_timer;
    std::vector<std::optional<double>> m_recordingMs; ///< a slot's, until its device time is read
    FramePtr m_uploadedSource; ///< what the device holds; compared by identity, frames never change
    FramePtr m_uploadedTuned;
    FrameTimes m_frameTimes;
};

} // namespace sg
