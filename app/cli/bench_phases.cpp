#include "app/cli/bench_phases.h"

#include "core/kernels/conv_resample.h"
#include "core/kernels/convolution.h"
#include "core/kernels/fir.h"
#include "core/kernels/plain_kernels.h"
#include "core/kernels/scale_bias_act.h"
#include "core/kernels/work_count.h"
#include "core/model/device.h"
#include "core/model/images.h"
#include "core/model/layer_groups.h"
#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"
#include "core/train/losses.h"
#include "core/train/trainer.h"

#include <nlohmann/json.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>

namespace sg::cli {

namespace {

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The shortest time after one run to warm up.
double best(int repetitions, const std::function<void()>& work) {
    work();
    double shortest = std::numeric_limits<double>::infinity();
    for (int i = 0; i < std::max(3, repetitions); ++i) {
        shortest = std::min(shortest, seconds(work));
    }
    return shortest;
}

std::int64_t minorFaults() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

double peakRssMb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024.0; // KiB on Linux
}

/// What LibTorch's own 3x3 convolution reaches forward and backward, the best of a few usual
/// layers.
double peakGflops(bool bfloat16) {
    double peak = 0.0;
    for (const auto& [channels, side] :
         {std::pair<std::int64_t, std::int64_t>{128, 64}, {256, 32}, {512, 16}}) {
        const auto type = bfloat16 ? torch::kBFloat16 : torch::kFloat32;
        auto x = torch::randn({8, channels, side, side}).to(type).requires_grad_();
        auto w = torch::randn({channels, channels, 3, 3}).to(type).requires_grad_();
        const auto direction = torch::randn({8, channels, side, side}).to(type);
        const double time = best(5, [&] {
            const auto y = torch::conv2d(x, w, {}, 1, 1);
            torch::autograd::grad({y}, {x, w}, {direction});
        });
        const double work = 3.0 * 2.0 * 9.0 * double(8 * channels * channels * side * side);
        peak = std::max(peak, work / time / 1e9);
    }
    return peak;
}

void setTrainable(
    torch::nn::Module& module, const FreezePlan* plan, std::string (*groupOf)(std::string_view)) {
    for (auto& item : module.named_parameters()) {
        item.value().requires_grad_(plan != nullptr && !plan->isFrozen(groupOf(item.key())));
    }
}

bool anyTrainable(const torch::nn::Module& module) {
    const auto parameters = module.parameters();
    return std::any_of(parameters.begin(), parameters.end(), [](const torch::Tensor& p) {
        return p.requires_grad();
    });
}

void clear(torch::nn::Module& module) {
    for (auto& parameter : module.parameters()) {
        parameter.mutable_grad().reset();
    }
}

PictureBatch noisePictures(const NewModelOptions& model, int count) {
    PictureBatch batch;
    batch.resolution = model.resolution;
    batch.channels = model.channels;
    for (int i = 0; i < count; ++i) {
        batch.names.push_back(std::to_string(i));
    }
    batch.hashes = batch.names;
    const auto pixels = torch::randint(
        256, {count, model.resolution, model.resolution, model.channels}, torch::kUInt8);
    const auto* bytes = pixels.data_ptr<std::uint8_t>();
    batch.pixels.assign(bytes, bytes + pixels.numel());
    return batch;
}

/// The four phases over the same networks, each as one lane of the training loop runs it.
class Phases {
public:
    Phases(const Model& model, const BenchSetup& setup, const FreezePlan& freeze)
        : m_setup(setup),
          m_freeze(freeze),
          m_generator(copyOf(model.generatorEma)),
          m_discriminator(copyOf(model.discriminator)),
          m_loss(m_generator, m_discriminator),
          m_random(randomOn(torch::kCPU, 1)) {
        const auto options = *augmentPreset("bgc");
        m_loss.augment = [this, options](const torch::Tensor& img) {
            AugmentDraws draws(m_random);
            return augment(img, options, m_setup.augmentP, draws);
        };
        const auto& shape = setup.model;
        m_real = torch::randn(
            {setup.batch, shape.channels, shape.resolution, shape.resolution}, m_random);
    }

    double generatorMain() {
        return phase(true, [this] { m_loss.generatorMain(latents(m_setup.batch), noise(), 1.0); });
    }

    double generatorReg() {
        const int count = std::max(1, m_setup.batch / 2);
        return phase(true, [this, count] {
            const auto plNoise =
                torch::randn({count, m_real.size(1), m_real.size(2), m_real.size(3)}, m_random);
            m_loss.generatorReg(latents(count), noise(), plNoise, 2.0, 4.0);
        });
    }

    double discriminatorMain() {
        return phase(false, [this] {
            m_loss.discriminatorMain(
                latents(m_setup.batch), noise(), m_real, labels(m_setup.batch), 1.0);
        });
    }

    double discriminatorReg() {
        return phase(
            false, [this] { m_loss.discriminatorReg(m_real, labels(m_setup.batch), 1.0, 16.0); });
    }

private:
    double phase(bool generator, const std::function<void()>& work) {
        setTrainable(*m_generator, generator ? &m_freeze : nullptr, generatorGroup);
        setTrainable(*m_discriminator, generator ? nullptr : &m_freeze, discriminatorGroup);
        if (!anyTrainable(*m_generator) && !anyTrainable(*m_discriminator)) {
            return 0.0; // all of it is frozen: training leaves the phase out
        }
        return best(m_setup.repetitions, [&] {
            work();
            clear(*m_generator);
            clear(*m_discriminator);
        });
    }

    torch::Tensor labels(int count) {
        const int classes = m_setup.model.cDim;
        return classes == 0 ? torch::Tensor() : oneHot(0, count, classes);
    }

    LatentBatch latents(int count) {
        LatentBatch batch;
        batch.z = torch::randn({count, m_setup.model.zDim}, m_random);
        batch.c = labels(count);
        // Style mixing 0.9: as good as always.
        batch.zMixed = torch::randn({count, m_setup.model.zDim}, m_random);
        batch.mixFrom = 2;
        return batch;
    }

    NoiseSource noise() { return {NoiseMode::Random, m_random}; }

    BenchSetup m_setup;
    FreezePlan m_freeze;
    Generator m_generator;
    Discriminator m_discriminator;
    StyleGan2Loss m_loss;
    at::Generator m_random;
    torch::Tensor m_real;
};

} // namespace

Result<nlohmann::ordered_json> benchTraining(const BenchSetup& setup) {
    const auto model = newModel(setup.model);
    model->describe();
    const auto freeze = parseFreezePlan(setup.freeze, model->info.groups);
    if (!freeze) {
        return fail(freeze.error().wrap("--freeze: "));
    }
    const bool bfloat16 = setup.bfloat16 && !setup.naive; // plain operations know nothing of it
    Phases phases(*model, setup, *freeze);
    double gMain = 0.0;
    double gReg = 0.0;
    double dMain = 0.0;
    double dReg = 0.0;
    double work = 0.0; // operations an image, counted over one call of each phase
    {
        const PrecisionScope precision(bfloat16 ? Precision::BFloat16 : Precision::Float32);
        const int calls = 1 + std::max(3, setup.repetitions);
        const auto timed = [&](double& time, double share, double (Phases::*phase)()) {
            const auto before = convolutionOperations();
            time = (phases.*phase)();
            work += double(convolutionOperations() - before) / double(calls) * share /
                    double(setup.batch);
        };
        const auto all = [&] {
            timed(gMain, 1.0, &Phases::generatorMain);
            timed(gReg, 1.0 / 4.0, &Phases::generatorReg);
            timed(dMain, 1.0, &Phases::discriminatorMain);
            timed(dReg, 1.0 / 16.0, &Phases::discriminatorReg);
        };
        all();
        if (setup.naive) {
            // Plain operations do the same mathematics and are not counted: only their times are
            // new.
            const PlainKernels plain;
            all();
        }
    }
    const double perIteration = gMain + dMain + gReg / 4.0 + dReg / 16.0;
    const double imagesPerSecond = double(setup.batch) / perIteration;

    // The whole loop with Adam, EMA and data: two rounds of 16 steps, the second one counts.
    TrainSettings settings;
    settings.batch = setup.batch;
    settings.bfloat16 = bfloat16;
    settings.augment = "bgc";
    settings.augmentP = setup.augmentP;
    settings.adaTarget = 0.0;
    const PlainKernels plain(setup.naive);
    Trainer trainer(*model, noisePictures(setup.model, 32), settings, *freeze);
    const auto round = [&trainer] {
        for (int i = 0; i < 16; ++i) {
            trainer.step();
        }
    };
    round();
    const auto faults = minorFaults();
    const double loop = seconds(round);
    const double gflop = work / 1e9;
    return nlohmann::ordered_json{
        {"what", "train"},
        {"naive", setup.naive},
        {"precision", bfloat16 ? "bf16" : "fp32"},
        {"resolution", setup.model.resolution},
        {"channel_base", setup.model.channelBase},
        {"channel_max", setup.model.channelMax},
        {"batch", setup.batch},
        {"threads", at::get_num_threads()},
        {"Gmain", gMain},
        {"Greg", gReg},
        {"Dmain", dMain},
        {"Dreg", dReg},
        {"images_per_s", imagesPerSecond},
        {"images_per_s_loop", 16.0 * double(setup.batch) / loop},
        {"gflop_per_image", gflop},
        {"gflops", gflop * imagesPerSecond},
        {"peak_gflops", peakGflops(bfloat16)},
        {"faults_per_iteration", double(minorFaults() - faults) / 16.0},
        {"peak_rss_mb", peakRssMb()}};
}

Result<nlohmann::ordered_json> benchGeneration(const BenchSetup& setup) {
    const auto model = newModel(setup.model);
    const c10::InferenceMode inference;
    const PlainKernels plain(setup.naive);
    const auto draw = [&](int count) {
        const auto z = torch::randn({count, setup.model.zDim});
        const auto c = setup.model.cDim > 0 ? oneHot(0, count, setup.model.cDim) : torch::Tensor();
        return best(setup.repetitions * 3, [&] { model->generatorEma(z, c, NoiseSource{}, 0.7); });
    };
    const double one = draw(1);
    const double many = draw(setup.batch);
    return nlohmann::ordered_json{
        {"what", "generate"},
        {"naive", setup.naive},
        {"resolution", setup.model.resolution},
        {"threads", at::get_num_threads()},
        {"latency_ms", one * 1e3},
        {"batch", setup.batch},
        {"images_per_s", double(setup.batch) / many},
        {"peak_rss_mb", peakRssMb()}};
}

Result<nlohmann::ordered_json> benchKernels(const BenchSetup& setup) {
    const std::int64_t side = setup.model.resolution;
    const std::int64_t channels =
        std::min(setup.model.channelBase / setup.model.resolution, setup.model.channelMax);
    const auto f = setupFilter({1, 3, 3, 1});
    // Each as it likes its pictures: ours with the channels innermost, LibTorch's in planes.
    const auto picture = [&](std::int64_t length, bool plain) {
        const auto x = torch::randn({setup.batch, channels, length, length});
        const auto layout =
            plain ? torch::MemoryFormat::Contiguous : torch::MemoryFormat::ChannelsLast;
        return x.contiguous(layout).requires_grad_();
    };
    using Operands = std::vector<torch::Tensor>;

    struct Case {
        const char* name;
        std::int64_t side;
        std::vector<torch::Tensor> others;
        std::function<torch::Tensor(const Operands&)> operation;
    };

    const auto w = torch::randn({channels, channels, 3, 3}).requires_grad_();
    const auto b = torch::randn({channels}).requires_grad_();
    const auto scale = torch::randn({setup.batch, channels}).requires_grad_();
    const auto noise = torch::randn({setup.batch, 1, side, side}).requires_grad_();
    const Gate gate{0.2F, 1.41F, 256.0F};
    const std::vector<Case> cases{
        {"bias_lrelu",
         side,
         {b},
         [&](const Operands& o) {
             return scaleBiasAct(o[0], {{}, {}, o[1]}, gate);
         }},
        {"layer_tail",
         side,
         {scale, noise, b},
         [&](const Operands& o) {
             return scaleBiasAct(o[0], {o[1], o[2], o[3]}, gate);
         }},
        {"filter", side, {}, [&](const Operands& o) { return filter2d(o[0], f); }},
        {"upsample", side / 2, {}, [&](const Operands& o) { return upsample2d(o[0], f); }},
        {"downsample", side, {}, [&](const Operands& o) { return downsample2d(o[0], f); }},
        {"conv_3x3", side, {w}, [&](const Operands& o) { return convolve(o[0], o[1], 1, 1); }},
        {"conv_up", side / 2, {w}, [&](const Operands& o) { return convUp3x3(o[0], o[1], f); }},
        {"conv_down", side, {w}, [&](const Operands& o) { return convDown3x3(o[0], o[1], f); }}};
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Case& c : cases) {
        const auto time = [&](bool plain) {
            const PlainKernels scope(plain);
            Operands operands{picture(c.side, plain)};
            operands.insert(operands.end(), c.others.begin(), c.others.end());
            const auto direction = torch::randn_like(c.operation(operands).detach());
            return 1e3 * best(setup.repetitions * 2, [&] {
                       torch::autograd::grad({c.operation(operands)}, operands, {direction});
                   });
        };
        // Alternately, so that a busy machine is busy for both.
        const double ours = time(false);
        const double plain = time(true);
        const double oursAgain = time(false);
        const double least = std::min(ours, oursAgain);
        rows.push_back(
            {{"kernel", c.name}, {"ms", least}, {"plain_ms", plain}, {"ratio", plain / least}});
    }
    return nlohmann::ordered_json{
        {"what", "kernels"},
        {"shape", {setup.batch, channels, side, side}},
        {"threads", at::get_num_threads()},
        {"kernels", rows}};
}

} // namespace sg::cli
