#include "ui/preview/preview_renderer.h"

#include "ui/preview/preview_window.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <array>
#include <utility>

namespace sg {

namespace {

VkClearColorValue backgroundColour() {
    const auto channel = [](int byte) { return static_cast<float>(byte) / 255.0F; };
    return {
        {channel(qRed(kPreviewBackground)),
         channel(qGreen(kPreviewBackground)),
         channel(qBlue(kPreviewBackground)),
         1.0F}};
}

} // namespace

void PreviewRenderer::initResources() {
    const VulkanDevice device{m_window->physicalDevice(), m_window->device()};
    const int slots = m_window->concurrentFrameCount();
    auto pass = ImagePass::create(device, m_window->defaultRenderPass(), slots);
    if (!pass) {
        m_window->reportFailure(QString::fromStdString(pass.error().message));
        return;
    }
    m_pass = std::move(*pass);
    m_timer = std::make_unique<GpuTimer>(device, m_window->graphicsQueueFamilyIndex(), slots);
    m_recordingMs.assign(static_cast<std::size_t>(slots), std::nullopt);
}

void PreviewRenderer::releaseResources() {
    m_pass.reset();
    m_timer.reset();
    m_recordingMs.clear();
    m_uploadedSource.reset();
    m_uploadedTuned.reset();
}

void PreviewRenderer::startNextFrame() {
    if (m_pass) {
        QElapsedTimer recording;
        recording.start();
        const int slot = m_window->currentFrame();
        const VkCommandBuffer commands = m_window->currentCommandBuffer();
        const PreviewLayout layout = m_window->scene().layout();
        readTime(slot);
        m_timer->begin(commands, slot);
        if (const auto done = uploadVisible(commands, layout); done) {
            recordPass(commands, layout);
        } else {
            m_window->reportFailure(QString::fromStdString(done.error().message));
            recordPass(commands, {});
        }
        m_timer->end(commands, slot);
        m_recordingMs[static_cast<std::size_t>(slot)] =
            static_cast<double>(recording.nsecsElapsed()) / 1e6;
    }
    m_window->frameReady(); // always, or the window waits forever
}

void PreviewRenderer::logicalDeviceLost() {
    m_window->reportFailure(
        QCoreApplication::translate("sg::PreviewRenderer", "The graphics device was lost."));
}

void PreviewRenderer::physicalDeviceLost() {
    logicalDeviceLost();
}

std::vector<double> PreviewRenderer::takeFrameTimesMs() {
    for (std::size_t slot = 0; slot < m_recordingMs.size(); ++slot) {
        readTime(static_cast<int>(slot));
    }
    return m_frameTimes.take();
}

Result<void> PreviewRenderer::uploadVisible(VkCommandBuffer commands, const PreviewLayout& layout) {
    return upload(commands, layout.source, PreviewKind::Source)
        .and_then([&] { return upload(commands, layout.tuned, PreviewKind::Tuned); })
        .and_then([&]() -> Result<void> {
            if (layout.brush == 0) {
                return {};
            }
            return m_pass->upload(commands, m_window->currentFrame(), m_window->scene().mask());
        });
}

Result<void>
PreviewRenderer::upload(VkCommandBuffer commands, const PreviewSide& side, PreviewKind kind) {
    const FramePtr& frame = m_window->scene().frame(kind);
    FramePtr& uploaded = kind == PreviewKind::Source ? m_uploadedSource : m_uploadedTuned;
    if (side.count == 0 || frame == uploaded) {
        return {};
    }
    auto done = m_pass->upload(
        commands,
        m_window->currentFrame(),
        kind,
        frame->atlas,
        mipLevelCount(side.tileWidth, side.tileHeight));
    if (done) {
        uploaded = frame;
    }
    return done;
}

void PreviewRenderer::recordPass(VkCommandBuffer commands, const PreviewLayout& layout) {
    const QSize size = m_window->swapChainImageSize();
    const VkExtent2D target{
        static_cast<std::uint32_t>(size.width()), static_cast<std::uint32_t>(size.height())};
    std::array<VkClearValue, 2> clear{}; // colour, and the depth nobody uses
    clear[0].color = backgroundColour();
    clear[1].depthStencil = {1.0F, 0};
    auto begin = vulkanStruct<VkRenderPassBeginInfo>(VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO);
    begin.renderPass = m_window->defaultRenderPass();
    begin.framebuffer = m_window->currentFramebuffer();
    begin.renderArea.extent = target;
    begin.clearValueCount = static_cast<std::uint32_t>(clear.size());
    begin.pClearValues = clear.data();
    vkCmdBeginRenderPass(commands, &begin, VK_SUBPASS_CONTENTS_INLINE);
    m_pass->draw(commands, target, layout);
    vkCmdEndRenderPass(commands);
}

void PreviewRenderer::readTime(int slot) {
    std::optional<double>& recordingMs = m_recordingMs[static_cast<std::size_t>(slot)];
    if (!recordingMs) {
        return;
    }
    const std::optional<double> deviceMs = m_timer->elapsedMs(slot);
    if (deviceMs || !m_timer->hasClock()) {
        m_frameTimes.add(*recordingMs + deviceMs.value_or(0.0));
        recordingMs.reset();
    }
}

} // namespace sg
