#pragma once

/// Draws the preview on a Vulkan device, into any target. Knows no window, so it is tested without
/// one.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/explore/sampler.h"
#include "ui/preview/atlas_texture.h"
#include "ui/preview/mask_texture.h"
#include "ui/preview/preview_layout.h"
#include "ui/preview/vulkan_memory.h"

#include <array>
#include <memory>

namespace sg {

class ImagePass {
public:
    /// `renderPass`: its subpass 0 has one colour attachment with one sample, UNORM. `slots`:
    /// frames that may be on their way at the same time. The instance must be at Vulkan 1.1.
    static Result<std::unique_ptr<ImagePass>>
    create(const VulkanDevice& device, VkRenderPass renderPass, int slots);

    /// The device must be idle.
    ~ImagePass();
    ImagePass(const ImagePass&) = delete;
    ImagePass& operator=(const ImagePass&) = delete;

    /// Records the transfer of an atlas, see AtlasTexture::upload().
    Result<void>
    upload(VkCommandBuffer commands, int slot, PreviewKind kind, const Image& atlas, int levels);

    /// Records the transfer of what changed in the brush's mask, see MaskTexture::upload().
    Result<void> upload(VkCommandBuffer commands, int slot, const BrushMask& mask);

    /// Records the drawing, inside the render pass, over the whole target. Before the first upload
    /// it leaves the target as it was cleared. A side of the layout that has tiles must have been
    /// uploaded, and so must the mask of a layout with a brush.
    void draw(VkCommandBuffer commands, VkExtent2D target, const PreviewLayout& layout);

private:
    ImagePass(const VulkanDevice& device, int slots);
    Result<void> createBindings();
    Result<void> createPipeline(VkRenderPass renderPass);
    void bindAtlases();
    void drawColumns(
        VkCommandBuffer commands, VkExtent2D target, PreviewShown shown, int left, int right);
    static void drawHandle(VkCommandBuffer commands, VkExtent2D target, int left, int right);

    VulkanDevice m_device;
    AtlasTexture m_source;
    AtlasTexture m_tuned;
    MaskTexture m_mask;
    VkSampler m_sampler = VK_NULL_HANDLE;
    VkDescriptorSetLayout m_setLayout = VK_NULL_HANDLE;
    VkDescriptorPool m_pool = VK_NULL_HANDLE;
    VkDescriptorSet m_set = VK_NULL_HANDLE;
    VkPipelineLayout m_pipelineLayout = VK_NULL_HANDLE;
    std::array<VkPipeline, kPreviewVariants> m_pipelines{}; ///< by PreviewShown
};

} // namespace sg
