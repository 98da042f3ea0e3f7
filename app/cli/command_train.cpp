#include "app/cli/commands.h"
#include "app/cli/train_options.h"
#include "app/cli/training_watch.h"
#include "core/base/processor.h"
#include "core/data/picture_labels.h"
#include "core/io/model_reader.h"
#include "core/model/run_facts.h"
#include "core/project/presets.h"
#include "core/train/methods/method_spec.h"
#include "core/train/session.h"

#include <cstdio>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string data;
    std::string out;
    std::vector<std::function<void(TrainSettings&)>> changes; ///< what was asked for, in order
    std::string method;
    std::string preset;
    std::string freeze;
    bool freezeGiven = false;
    bool deterministic = false;
    int checkpointEvery = 60;
    RunOptions run;
};

std::string textOf(const std::variant<double, std::string>& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return text->empty() ? "nothing" : *text;
    }
    char number[32];
    std::snprintf(number, sizeof(number), "%g", std::get<double>(value));
    return number;
}

/// Neither the preset nor an option has replaced it.
bool holds(const AutoSetting& automatic, const TrainSettings& settings) {
    if (const auto* text = std::get_if<std::string>(&automatic.value)) {
        return *text == (automatic.id == "precision" ? (settings.bfloat16 ? "bf16" : "fp32")
                                                     : settings.augment);
    }
    return std::get<double>(automatic.value) == value(settings, automatic.id);
}

/// Says what was chosen and why.
void tell(
    const PresetChoice& preset,
    const std::vector<AutoSetting>& automatic,
    const TrainSettings& settings,
    const std::string& freeze) {
    for (const AutoSetting& setting : automatic) {
        if (!holds(setting, settings)) {
            continue;
        }
        std::printf(
            "  %s %s: %s\n",
            setting.id.c_str(),
            textOf(setting.value).c_str(),
            setting.reason.c_str());
    }
    std::printf("%s: %s\n", preset.label.c_str(), preset.sentence.c_str());
    std::printf(
        "  method %s, %g kimg, averaged over %g kimg, learning rate %g, calm ending %g, "
        "critic noise %g, pull to the average %g, correspondence %g, %d steps of warm-up\n",
        settings.method.c_str(),
        settings.kimg,
        settings.emaKimg,
        settings.learningRate,
        settings.cooldown,
        settings.instanceNoise,
        settings.averagePull,
        settings.correspondence,
        settings.headWarmup);
    std::printf("  faders: %s\n", freeze.empty() ? "nothing held" : freeze.c_str());
}

Result<TrainConfig> prepare(Options& options) {
    TrainConfig config;
    const auto model = openModel(options.model);
    if (!model) {
        return fail(model.error());
    }
    config.model = *model;
    const ModelInfo& info = (*model)->info;
    if (auto readable = parseFreezePlan(options.freeze, info.groups); !readable) {
        return fail(readable.error().wrap("--freeze: ")); // before the pictures take their time
    }
    config.importOptions.thumbnailSide = 0;
    auto pictures = importStyle({options.data}, config.importOptions);
    if (!pictures) {
        return fail(pictures.error().wrap("--data: "));
    }
    for (const SkippedFile& skipped : pictures->skipped) {
        std::fprintf(stderr, "skipped %s: %s\n", skipped.name.c_str(), skipped.reason.c_str());
    }
    if (pictures->empty()) {
        return fail(
            ErrorCode::BadFormat, "--data " + options.data + " holds no picture that can be read");
    }
    if (!options.run.watch.json) {
        std::printf(
            "%zu pictures, %zu duplicates left out, %zu files skipped\n",
            pictures->pictures.size(),
            pictures->duplicates.size(),
            pictures->skipped.size());
    }
    std::optional<PresetChoice> preset;
    std::vector<AutoSetting> automatic;
    if (!options.preset.empty()) {
        RunFacts facts = factsOf(info, static_cast<int>(pictures->pictures.size()));
        facts.cores = static_cast<int>(std::thread::hardware_concurrency());
        facts.fastBFloat16 = hasFastBFloat16();
        for (const auto& change : options.changes) {
            change(config.settings);
        }
        facts.batch = config.settings.batch;
        preset = presetFor(options.preset, facts);
        if (!preset) {
            std::string known;
            for (const PresetChoice& choice : presetsFor(facts)) {
                known += (known.empty() ? "" : ", ") + choice.id;
            }
            return fail(
                ErrorCode::InvalidArgument,
                "--preset " + options.preset + " is not known; there are " + known);
        }
        automatic = applyPreset(*preset, facts, config.settings);
        if (!options.freezeGiven) {
            options.freeze = preset->freeze.value_or("");
        }
    }
    for (const auto& change : options.changes) {
        change(config.settings);
    }
    if (!options.method.empty()) {
        config.settings.method = options.method;
    }
    if (preset && !options.run.watch.json) {
        tell(*preset, automatic, config.settings, options.freeze);
    }
    const auto freeze = parseFreezePlan(options.freeze, info.groups);
    if (!freeze) {
        return fail(freeze.error().wrap("--freeze: "));
    }
    config.freeze = startingPlan(config.settings.method, *freeze, info.groups);
    if (auto valid = validate(config.settings); !valid) {
        return fail(valid.error());
    }
    config.pictures = std::move(*pictures);
    config.runFolder = options.out;
    config.deterministic = options.deterministic;
    config.checkpointEvery = std::chrono::seconds(options.checkpointEvery);
    options.run.applyTo(config);
    return config;
}

int run(Options& options) {
    auto config = prepare(options);
    if (!config) {
        return report(config.error());
    }
    return watchTraining(std::move(*config), options.run.watch);
}

std::string methodHelp() {
    std::string text = "What may change:";
    for (const MethodSpec& method : trainMethods()) {
        text += "\n" + std::string(method.id) + ": " + std::string(method.help);
    }
    return text;
}

} // namespace

void addTrain(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "train",
        "Fine-tune a model on pictures; Ctrl-C stops cleanly and saves RUN/final.pkl, and "
        "`resume RUN` goes on after anything, even a power cut");
    command->add_option("MODEL", options->model, "Model file with G_ema and D")->required();
    command->add_option("--data", options->data, "Pictures: a folder, a zip archive or one picture")
        ->required();
    command->add_option("--out", options->out, "New folder RUN for curves, states and the model")
        ->required();
    command->add_option_function<std::string>(
        "--freeze",
        [options](const std::string& text) {
            options->freeze = text;
            options->freezeGiven = true;
        },
        "Learning-rate factors by layer group, 0 = frozen, 1 = full speed: g4-g16=0,torgb=0.5. "
        "`info MODEL` lists the groups; all=F comes first, of the others the later wins");
    command->add_option("--method", options->method, methodHelp())
        ->check([](const std::string& id) {
            return trainMethod(id) != nullptr
                       ? std::string()
                       : "There is no method " + id + "; choose among " + trainMethodIds();
        })
        ->default_str("full");
    command->add_option(
        "--preset",
        options->preset,
        "Settings by intent, said before the start with their reasons: quick-taste, faithful, "
        "strong-style or far-domain; other options override them");
    const SettingChange change = [options](const std::function<void(TrainSettings&)>& how) {
        options->changes.push_back(how);
    };
    addModeOptions(*command, change);
    for (const ParamSpec& spec : trainParams()) {
        addSettingOption(*command, spec, change)
            ->default_str(CLI::detail::to_string(value(TrainSettings(), spec.id)));
    }
    command->add_flag(
        "--deterministic",
        options->deterministic,
        "Only operations that give the same bits every time: a resumed run then equals one that "
        "was never interrupted");
    command
        ->add_option(
            "--checkpoint-every",
            options->checkpointEvery,
            "Seconds between two full states, from which `resume` goes on; 0 = only the first and "
            "the last")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    addRunOptions(*command, options->run);
    command->get_option("--kimg")->default_str("needed without --preset");
    command->footer("Defaults are those without --preset; a preset brings its own.");
    command->callback([options, &status, command] {
        if (options->preset.empty() && command->get_option("--kimg")->count() == 0) {
            throw CLI::RequiredError("--kimg (or --preset)");
        }
        status = run(*options);
    });
}

} // namespace sg::cli
