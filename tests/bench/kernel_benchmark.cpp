// The kernels between and around convolutions, forward and backward, beside plain LibTorch in one
// run: `kernel_benchmark --benchmark_filter=tail`. Arguments of a case: channels, side of the
// picture; eight pictures at a time.

#include "app/runtime.h"
#include "core/kernels/conv_resample.h"
#include "core/kernels/convolution.h"
#include "core/kernels/fir.h"
#include "core/kernels/plain_kernels.h"
#include "core/kernels/scale_bias_act.h"

#include <torch/torch.h>

#include <benchmark/benchmark.h>

#include <functional>
#include <string>
#include <vector>

namespace {

using Operands = std::vector<torch::Tensor>;
using Operation = std::function<torch::Tensor(const Operands&)>;

constexpr std::int64_t kBatch = 8;

enum class How { Plain, Float32, BFloat16 };

struct Kernel {
    std::string name;
    std::function<Operands(std::int64_t channels, std::int64_t side)> others;
    Operation operation;
};

const sg::Gate kGate{0.2F, 1.41F, 256.0F};

std::vector<Kernel> kernels() {
    const auto f = sg::setupFilter({1, 3, 3, 1});
    const auto nothing = [](std::int64_t, std::int64_t) { return Operands{}; };
    const auto weight = [](std::int64_t c, std::int64_t) {
        return Operands{torch::randn({c, c, 3, 3})};
    };
    return {
        {"bias_lrelu",
         [](std::int64_t c, std::int64_t) { return Operands{torch::randn({c})}; },
         [](const Operands& o) {
             return sg::scaleBiasAct(o[0], {{}, {}, o[1]}, kGate);
         }},
        {"layer_tail",
         [](std::int64_t c, std::int64_t side) {
             return Operands{
                 torch::randn({kBatch, c}),
                 torch::randn({kBatch, 1, side, side}),
                 torch::randn({c})};
         },
         [](const Operands& o) {
             return sg::scaleBiasAct(o[0], {o[1], o[2], o[3]}, kGate);
         }},
        {"filter", nothing, [f](const Operands& o) { return sg::filter2d(o[0], f); }},
        {"upsample", nothing, [f](const Operands& o) { return sg::upsample2d(o[0], f); }},
        {"downsample", nothing, [f](const Operands& o) { return sg::downsample2d(o[0], f); }},
        {"conv_3x3", weight, [](const Operands& o) { return sg::convolve(o[0], o[1], 1, 1); }},
        {"conv_up", weight, [f](const Operands& o) { return sg::convUp3x3(o[0], o[1], f); }},
        {"conv_down", weight, [f](const Operands& o) { return sg::convDown3x3(o[0], o[1], f); }}};
}

void run(benchmark::State& state, const Kernel& kernel, How how) {
    const sg::PlainKernels scope(how == How::Plain);
    const auto channels = state.range(0);
    const auto side = state.range(1);
    const bool plain = how == How::Plain;
    auto x = torch::randn({kBatch, channels, side, side});
    x = plain ? x : x.contiguous(torch::MemoryFormat::ChannelsLast);
    x = how == How::BFloat16 ? x.to(torch::kBFloat16) : x;
    Operands operands{x.detach()};
    for (const auto& other : kernel.others(channels, side)) {
        operands.push_back(other);
    }
    for (auto& operand : operands) {
        operand.requires_grad_();
    }
    const auto direction = torch::randn_like(kernel.operation(operands).detach());
    for (auto _ : state) {
        const auto gradients =
            torch::autograd::grad({kernel.operation(operands)}, operands, {direction});
        benchmark::DoNotOptimize(gradients.front().data_ptr());
    }
    state.SetBytesProcessed(std::int64_t(state.iterations() * x.nbytes()));
}

} // namespace

int main(int argc, char** argv) {
    sg::prepareRuntime();
    for (const Kernel& kernel : kernels()) {
        for (const auto& [how, name] :
             {std::pair{How::Plain, "plain"},
              std::pair{How::Float32, "fp32"},
              std::pair{How::BFloat16, "bf16"}}) {
            benchmark::RegisterBenchmark(
                (kernel.name + "/" + name).c_str(),
                [kernel, how = how](benchmark::State& state) { run(state, kernel, how); })
                ->Args({128, 32})
                ->Args({64, 64})
                ->Args({32, 128})
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime();
        }
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 1;
    }
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
