#include "app/cli/bench_phases.h"
#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "core/base/guarded.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace sg::cli {

namespace {

struct Options {
    std::string what;
    std::string precision = "fp32";
    BenchSetup setup;
    bool json = false;
};

void printTable(const nlohmann::ordered_json& result) {
    for (const auto& [key, value] : result.items()) {
        if (key == "kernels") {
            for (const auto& row : value) {
                std::printf(
                    "%-12s %9.3f ms   plain %9.3f ms   %.2f x\n",
                    row["kernel"].get<std::string>().c_str(),
                    row["ms"].get<double>(),
                    row["plain_ms"].get<double>(),
                    row["ratio"].get<double>());
            }
        } else {
            std::printf("%-22s %s\n", key.c_str(), jsonText(value).c_str());
        }
    }
}

int run(Options& options) {
    options.setup.bfloat16 = options.precision == "bf16";
    const auto result = guarded([&] {
        return options.what == "train"      ? benchTraining(options.setup)
               : options.what == "generate" ? benchGeneration(options.setup)
                                            : benchKernels(options.setup);
    });
    if (!result) {
        return report(result.error());
    }
    if (options.json) {
        putJson(*result);
    } else {
        printTable(*result);
    }
    return 0;
}

} // namespace

void addBench(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto& setup = options->setup;
    auto& model = setup.model;
    model.channelBase = 4096;
    model.channelMax = 128;
    model.mappingLayers = 2;
    auto* command = program.add_subcommand(
        "bench",
        "Measure training phases, generation or single kernels on an untrained model of this size; "
        "nothing else should run meanwhile");
    command->add_option("WHAT", options->what, "train, generate or kernels")
        ->required()
        ->check(CLI::IsMember({"train", "generate", "kernels"}));
    command->add_option("--resolution", model.resolution)->capture_default_str();
    command->add_option("--channel-base", model.channelBase)->capture_default_str();
    command->add_option("--channel-max", model.channelMax)->capture_default_str();
    command->add_option("--z-dim", model.zDim)->capture_default_str();
    command->add_option("--w-dim", model.wDim)->capture_default_str();
    command->add_option("--c-dim", model.cDim)->capture_default_str();
    command->add_option("--map-layers", model.mappingLayers)->capture_default_str();
    command->add_option("--batch", setup.batch)->check(CLI::Range(1, 256))->capture_default_str();
    command->add_option("--aug-p", setup.augmentP, "Of augmentation bgc")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--precision", options->precision, "fp32 or bf16")
        ->check(CLI::IsMember({"fp32", "bf16"}))
        ->capture_default_str();
    command->add_option("--freeze", setup.freeze, "As for train: what is frozen is not worked for");
    command
        ->add_option(
            "--repetitions", setup.repetitions, "After a warm-up; the shortest time counts")
        ->check(CLI::Range(3, 1000))
        ->capture_default_str();
    command->add_flag(
        "--naive",
        setup.naive,
        "The same mathematics by plain LibTorch operations, to compare with");
    command->add_flag("--json", options->json, "One line of JSON");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
