#include "ui/preview/image_pass.h"

#include "shaders/preview_shaders.h"

#include <algorithm>
#include <array>

namespace sg {

namespace {

class ShaderModule {
public:
    ShaderModule(VkDevice device, std::span<const std::uint32_t> code) : m_device(device) {
        auto info =
            vulkanStruct<VkShaderModuleCreateInfo>(VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO);
        info.codeSize = code.size_bytes();
        info.pCode = code.data();
        m_result = vkCreateShaderModule(device, &info, nullptr, &m_module);
    }

    ~ShaderModule() { vkDestroyShaderModule(m_device, m_module, nullptr); }

    ShaderModule(const ShaderModule&) = delete;
    ShaderModule& operator=(const ShaderModule&) = delete;

    [[nodiscard]] VkResult result() const { return m_result; }

    [[nodiscard]] VkPipelineShaderStageCreateInfo stage(VkShaderStageFlagBits which) const {
        auto info = vulkanStruct<VkPipelineShaderStageCreateInfo>(
            VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO);
        info.stage = which;
        info.module = m_module;
        info.pName = "main";
        return info;
    }

private:
    VkDevice m_device;
    VkShaderModule m_module = VK_NULL_HANDLE;
    VkResult m_result = VK_SUCCESS;
};

} // namespace

Result<std::unique_ptr<ImagePass>>
ImagePass::create(const VulkanDevice& device, VkRenderPass renderPass, int slots) {
    std::unique_ptr<ImagePass> pass(new ImagePass(device, slots));
    const auto done =
        pass->createBindings().and_then([&] { return pass->createPipeline(renderPass); });
    if (!done) {
        return fail(done.error());
    }
    return pass;
}

ImagePass::ImagePass(const VulkanDevice& device, int slots)
    : m_device(device), m_source(device, slots), m_tuned(device, slots), m_mask(device, slots) {}

ImagePass::~ImagePass() {
    const VkDevice device = m_device.device;
    for (const VkPipeline pipeline : m_pipelines) {
        vkDestroyPipeline(device, pipeline, nullptr);
    }
    vkDestroyPipelineLayout(device, m_pipelineLayout, nullptr);
    vkDestroyDescriptorPool(device, m_pool, nullptr);
    vkDestroyDescriptorSetLayout(device, m_setLayout, nullptr);
    vkDestroySampler(device, m_sampler, nullptr);
}

Result<void> ImagePass::upload(
    VkCommandBuffer commands, int slot, PreviewKind kind, const Image& atlas, int levels) {
    AtlasTexture& texture = kind == PreviewKind::Source ? m_source : m_tuned;
    const VkImageView before = texture.view();
    auto done = texture.upload(commands, slot, atlas, levels);
    // A new view means that the device was idle a moment ago: no frame in flight reads the set.
    if (done && texture.view() != before) {
        bindAtlases();
    }
    return done;
}

Result<void> ImagePass::upload(VkCommandBuffer commands, int slot, const BrushMask& mask) {
    const VkImageView before = m_mask.view();
    auto done = m_mask.upload(commands, slot, mask);
    if (done && m_mask.view() != before) {
        bindAtlases();
    }
    return done;
}

void ImagePass::draw(VkCommandBuffer commands, VkExtent2D target, const PreviewLayout& layout) {
    if (m_source.view() == VK_NULL_HANDLE && m_tuned.view() == VK_NULL_HANDLE) {
        return;
    }
    const VkViewport viewport{
        0.0F,
        0.0F,
        static_cast<float>(target.width),
        static_cast<float>(target.height),
        0.0F,
        1.0F};
    vkCmdBindDescriptorSets(
        commands, VK_PIPELINE_BIND_POINT_GRAPHICS, m_pipelineLayout, 0, 1, &m_set, 0, nullptr);
    vkCmdPushConstants(
        commands,
        m_pipelineLayout,
        VK_SHADER_STAGE_FRAGMENT_BIT,
        0,
        sizeof(PreviewLayout),
        &layout);
    vkCmdSetViewport(commands, 0, 1, &viewport);
    const int width = static_cast<int>(target.width);
    if (layout.brush != 0) {
        drawColumns(commands, target, PreviewShown::Brushed, 0, width);
        return;
    }
    const int split = std::clamp(layout.splitX, 0, width);
    drawColumns(commands, target, PreviewShown::Source, 0, split);
    drawColumns(commands, target, PreviewShown::Tuned, split, width);
    drawHandle(
        commands,
        target,
        std::clamp(layout.handleLeft, 0, width),
        std::clamp(layout.handleRight, 0, width));
}

void ImagePass::drawColumns(
    VkCommandBuffer commands, VkExtent2D target, PreviewShown shown, int left, int right) {
    if (left == right) {
        return;
    }
    const VkRect2D scissor{{left, 0}, {static_cast<std::uint32_t>(right - left), target.height}};
    vkCmdBindPipeline(
        commands, VK_PIPELINE_BIND_POINT_GRAPHICS, m_pipelines[static_cast<std::size_t>(shown)]);
    vkCmdSetScissor(commands, 0, 1, &scissor);
    vkCmdDraw(commands, 3, 1, 0, 0);
}

void ImagePass::drawHandle(VkCommandBuffer commands, VkExtent2D target, int left, int right) {
    if (left == right) {
        return;
    }
    const float grey = static_cast<float>(qRed(kPreviewHandle)) / 255.0F;
    VkClearAttachment clear{};
    clear.aspectMask = VK_IMAGE_ASPECT_COLOR_BIT;
    clear.clearValue.color = {{grey, grey, grey, 1.0F}};
    const VkClearRect area{
        {{left, 0}, {static_cast<std::uint32_t>(right - left), target.height}}, 0, 1};
    vkCmdClearAttachments(commands, 1, &clear, 1, &area);
}

Result<void> ImagePass::createBindings() {
    constexpr auto kWhat = "binding the preview's pictures";
    const VkDevice device = m_device.device;

    // The shader fetches texels by number; a sampler is only there because the type wants one.
    auto sampler = vulkanStruct<VkSamplerCreateInfo>(VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO);
    sampler.addressModeU = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler.addressModeV = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler.maxLod = VK_LOD_CLAMP_NONE;

    std::array<VkDescriptorSetLayoutBinding, 3> bindings{};
    for (std::uint32_t i = 0; i < bindings.size(); ++i) {
        bindings[i].binding = i;
        bindings[i].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
        bindings[i].descriptorCount = 1;
        bindings[i].stageFlags = VK_SHADER_STAGE_FRAGMENT_BIT;
    }
    auto layout = vulkanStruct<VkDescriptorSetLayoutCreateInfo>(
        VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO);
    layout.bindingCount = static_cast<std::uint32_t>(bindings.size());
    layout.pBindings = bindings.data();

    const VkDescriptorPoolSize size{
        VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, static_cast<std::uint32_t>(bindings.size())};
    auto pool =
        vulkanStruct<VkDescriptorPoolCreateInfo>(VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO);
    pool.maxSets = 1;
    pool.poolSizeCount = 1;
    pool.pPoolSizes = &size;

    return vulkanResult(vkCreateSampler(device, &sampler, nullptr, &m_sampler), kWhat)
        .and_then([&] {
            return vulkanResult(
                vkCreateDescriptorSetLayout(device, &layout, nullptr, &m_setLayout), kWhat);
        })
        .and_then([&] {
            return vulkanResult(vkCreateDescriptorPool(device, &pool, nullptr, &m_pool), kWhat);
        })
        .and_then([&] {
            auto set = vulkanStruct<VkDescriptorSetAllocateInfo>(
                VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO);
            set.descriptorPool = m_pool;
            set.descriptorSetCount = 1;
            set.pSetLayouts = &m_setLayout;
            return vulkanResult(vkAllocateDescriptorSets(device, &set, &m_set), kWhat);
        });
}

Result<void> ImagePass::createPipeline(VkRenderPass renderPass) {
    constexpr auto kWhat = "creating the preview's pipeline";
    const VkDevice device = m_device.device;

    const VkPushConstantRange push{VK_SHADER_STAGE_FRAGMENT_BIT, 0, sizeof(PreviewLayout)};
    auto layout =
        vulkanStruct<VkPipelineLayoutCreateInfo>(VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO);
    layout.setLayoutCount = 1;
    layout.pSetLayouts = &m_setLayout;
    layout.pushConstantRangeCount = 1;
    layout.pPushConstantRanges = &push;

    const ShaderModule vertex(device, previewVertexShader());
    const ShaderModule fragment(device, previewFragmentShader());
    const auto ready =
        vulkanResult(vertex.result(), kWhat)
            .and_then([&] { return vulkanResult(fragment.result(), kWhat); })
            .and_then([&] {
                return vulkanResult(
                    vkCreatePipelineLayout(device, &layout, nullptr, &m_pipelineLayout), kWhat);
            });
    if (!ready) {
        return ready;
    }
    constexpr VkSpecializationMapEntry kShownConstant{0, 0, sizeof(std::int32_t)};
    std::array<std::int32_t, kPreviewVariants> shown{};
    std::array<VkSpecializationInfo, kPreviewVariants> variants{};
    std::array<std::array<VkPipelineShaderStageCreateInfo, 2>, kPreviewVariants> stages{};
    for (std::size_t i = 0; i < variants.size(); ++i) {
        shown[i] = static_cast<std::int32_t>(i);
        variants[i] = {1, &kShownConstant, sizeof(std::int32_t), &shown[i]};
        stages[i] = {
            vertex.stage(VK_SHADER_STAGE_VERTEX_BIT), fragment.stage(VK_SHADER_STAGE_FRAGMENT_BIT)};
        stages[i][1].pSpecializationInfo = &variants[i];
    }

    const auto input = vulkanStruct<VkPipelineVertexInputStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO);
    auto assembly = vulkanStruct<VkPipelineInputAssemblyStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO);
    assembly.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
    auto viewport = vulkanStruct<VkPipelineViewportStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO);
    viewport.viewportCount = 1;
    viewport.scissorCount = 1;
    auto raster = vulkanStruct<VkPipelineRasterizationStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO);
    raster.polygonMode = VK_POLYGON_MODE_FILL;
    raster.cullMode = VK_CULL_MODE_NONE;
    raster.lineWidth = 1.0F;
    auto samples = vulkanStruct<VkPipelineMultisampleStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO);
    samples.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT;
    // QVulkanWindow's render pass has a depth attachment, which then must be spoken of.
    const auto depth = vulkanStruct<VkPipelineDepthStencilStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO);
    VkPipelineColorBlendAttachmentState attachment{};
    attachment.colorWriteMask = VK_COLOR_COMPONENT_R_BIT | VK_COLOR_COMPONENT_G_BIT |
                                VK_COLOR_COMPONENT_B_BIT | VK_COLOR_COMPONENT_A_BIT;
    auto blend = vulkanStruct<VkPipelineColorBlendStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO);
    blend.attachmentCount = 1;
    blend.pAttachments = &attachment;
    constexpr std::array kDynamic{VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR};
    auto dynamic = vulkanStruct<VkPipelineDynamicStateCreateInfo>(
        VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO);
    dynamic.dynamicStateCount = static_cast<std::uint32_t>(kDynamic.size());
    dynamic.pDynamicStates = kDynamic.data();

    auto info =
        vulkanStruct<VkGraphicsPipelineCreateInfo>(VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO);
    info.stageCount = 2;
    info.pVertexInputState = &input;
    info.pInputAssemblyState = &assembly;
    info.pViewportState = &viewport;
    info.pRasterizationState = &raster;
    info.pMultisampleState = &samples;
    info.pDepthStencilState = &depth;
    info.pColorBlendState = &blend;
    info.pDynamicState = &dynamic;
    info.layout = m_pipelineLayout;
    info.renderPass = renderPass;
    std::array<VkGraphicsPipelineCreateInfo, kPreviewVariants> infos{};
    for (std::size_t i = 0; i < infos.size(); ++i) {
        infos[i] = info;
        infos[i].pStages = stages[i].data();
    }
    return vulkanResult(
        vkCreateGraphicsPipelines(
            device, VK_NULL_HANDLE, kPreviewVariants, infos.data(), nullptr, m_pipelines.data()),
        kWhat);
}

void ImagePass::bindAtlases() {
    // All bindings must be valid; a picture that is missing is never read, so another one stands in
    // for it.
    const VkImageView some = m_source.view() != VK_NULL_HANDLE ? m_source.view() : m_tuned.view();
    std::array<VkDescriptorImageInfo, 3> images{};
    std::array<VkWriteDescriptorSet, 3> writes{};
    const std::array views{m_source.view(), m_tuned.view(), m_mask.view()};
    for (std::uint32_t i = 0; i < writes.size(); ++i) {
        images[i] = {
            m_sampler,
            views[i] != VK_NULL_HANDLE ? views[i] : some,
            VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
        writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        writes[i].dstSet = m_set;
        writes[i].dstBinding = i;
        writes[i].descriptorCount = 1;
        writes[i].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
        writes[i].pImageInfo = &images[i];
    }
    vkUpdateDescriptorSets(
        m_device.device, static_cast<std::uint32_t>(writes.size()), writes.data(), 0, nullptr);
}

} // namespace sg
