#include "core/project/train_settings.h"

#include "core/base/core_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <sstream>
#include <string>
#include <utility>

namespace sg {

namespace {

/// A row of the table, and how to reach the value.
struct Row {
    ParamSpec spec;
    double (*read)(const TrainSettings&);
    void (*write)(TrainSettings&, double);
};

constexpr std::array kRows{
    Row{{"kimg",
         "Length",
         "kimg",
         0.001,
         100000,
         5,
         3,
         "How long to train, in thousands of pictures shown; higher moves further from the source.",
         true},
        [](const TrainSettings& s) { return s.kimg; },
        [](TrainSettings& s, double v) { s.kimg = v; }},
    Row{{"batch",
         "Batch",
         "images",
         2,
         128,
         8,
         0,
         "Pictures a step; higher is steadier and needs more memory and time a step.",
         false},
        [](const TrainSettings& s) { return double(s.batch); },
        [](TrainSettings& s, double v) { s.batch = int(std::lround(v)); }},
    Row{{"seed",
         "Seed",
         "",
         0,
         4294967295.0,
         0,
         0,
         "The start of every random draw; the same seed repeats a run, and a higher one is not "
         "more, only another run.",
         false},
        [](const TrainSettings& s) { return double(s.seed); },
        [](TrainSettings& s, double v) { s.seed = static_cast<std::uint64_t>(std::llround(v)); }},
    Row{{"learning_rate",
         "Learning rate",
         "",
         0.00001,
         0.1,
         0.002,
         5,
         "How far each step moves the weights; higher learns faster and breaks sooner.",
         true},
        [](const TrainSettings& s) { return s.learningRate; },
        [](TrainSettings& s, double v) { s.learningRate = v; }},
    Row{{"cooldown",
         "Calm ending",
         "of the run",
         0,
         1,
         0,
         2,
         "The last share of the run, in which the learning rate falls to nothing; higher ends "
         "calmer and cleaner, 0 is off.",
         true},
        [](const TrainSettings& s) { return s.cooldown; },
        [](TrainSettings& s, double v) { s.cooldown = v; }},
    Row{{"r1_gamma",
         "R1 weight",
         "",
         0,
         1000,
         0,
         4,
         "How strongly the critic is kept smooth; higher is safer with few pictures, 0 chooses by "
         "size.",
         true},
        [](const TrainSettings& s) { return s.r1Gamma; },
        [](TrainSettings& s, double v) { s.r1Gamma = v; }},
    Row{{"path_length_weight",
         "Path length weight",
         "",
         0,
         100,
         2,
         2,
         "How evenly the picture must change on the way from one seed to another; higher is "
         "smoother, 0 is off.",
         false},
        [](const TrainSettings& s) { return s.pathLengthWeight; },
        [](TrainSettings& s, double v) { s.pathLengthWeight = v; }},
    Row{{"style_mixing",
         "Style mixing",
         "",
         0,
         1,
         0.9,
         2,
         "How often one picture takes its pose from one seed and its texture from another; higher "
         "keeps coarse and fine layers independent.",
         true},
        [](const TrainSettings& s) { return s.styleMixing; },
        [](TrainSettings& s, double v) { s.styleMixing = v; }},
    Row{{"ema_kimg",
         "Averaging",
         "kimg",
         0,
         100,
         0.5,
         3,
         "Half-life of the averaged model you look at, never more than a quarter of the run so far; "
         "higher is calmer and shows changes later.",
         true},
        [](const TrainSettings& s) { return s.emaKimg; },
        [](TrainSettings& s, double v) { s.emaKimg = v; }},
    Row{{"instance_noise",
         "Critic noise",
         "",
         0,
         1,
         0,
         3,
         "Grain over every picture the critic sees; higher hides fine differences from it until "
         "the shapes are right.",
         true},
        [](const TrainSettings& s) { return s.instanceNoise; },
        [](TrainSettings& s, double v) { s.instanceNoise = v; }},
    Row{{"aug_p",
         "Augment p",
         "",
         0,
         1,
         0,
         2,
         "How likely each augmentation is, at first or when you set it; higher hides more of the "
         "pictures from the critic.",
         true},
        [](const TrainSettings& s) { return s.augmentP; },
        [](TrainSettings& s, double v) { s.augmentP = v; }},
    Row{{"ada_target",
         "Augment target",
         "",
         0,
         1,
         0.6,
         2,
         "How sure of the real pictures the critic may be before augmentation rises; higher "
         "augments later and less, 0 keeps it as it is.",
         true},
        [](const TrainSettings& s) { return s.adaTarget; },
        [](TrainSettings& s, double v) { s.adaTarget = v; }},
    Row{{"ada_kimg",
         "Augment speed",
         "kimg",
         0.1,
         10000,
         100,
         1,
         "In how many thousand pictures augmentation may rise from never to always; higher is "
         "slower and calmer.",
         true},
        [](const TrainSettings& s) { return s.adaKimg; },
        [](TrainSettings& s, double v) { s.adaKimg = v; }},
    Row{{"correspondence",
         "Correspondence",
         "",
         0,
         10,
         0,
         2,
         "How strongly the model keeps its samples as alike or unlike as they were in the source; "
         "higher keeps more variety from few pictures, if source and pictures are near; 1 is the "
         "published weight.",
         false},
        [](const TrainSettings& s) { return s.correspondence; },
        [](TrainSettings& s, double v) { s.correspondence = v; }},
    Row{{"average_pull",
         "Pull to the average",
         "",
         0,
         100,
         0,
         2,
         "How strongly samples are drawn, on average, to the colours and details your pictures have "
         "on average; higher is truer to them, 0 leaves it to the critic.",
         true},
        [](const TrainSettings& s) { return s.averagePull; },
        [](TrainSettings& s, double v) { s.averagePull = v; }},
    Row{{"l2sp",
         "Pull to the source",
         "",
         0,
         1000,
         0,
         3,
         "How strongly every weight is drawn back to where it was in the source; higher stays "
         "nearer.",
         true},
        [](const TrainSettings& s) { return s.l2sp; },
        [](TrainSettings& s, double v) { s.l2sp = v; }},
    Row{{"head_warmup",
         "Critic warm-up",
         "steps",
         0,
         10000,
         0,
         0,
         "First steps in which only the end of the critic learns; higher spares the model more of "
         "the first wrong advice and begins later.",
         false},
        [](const TrainSettings& s) { return double(s.headWarmup); },
        [](TrainSettings& s, double v) { s.headWarmup = int(std::lround(v)); }},
    Row{{"accumulate",
         "Parts a batch",
         "",
         1,
         64,
         1,
         0,
         "In how many parts each batch is worked through; higher needs less memory and a little "
         "more time.",
         false},
        [](const TrainSettings& s) { return double(s.accumulate); },
        [](TrainSettings& s, double v) { s.accumulate = int(std::lround(v)); }},
    Row{{"g_reg_interval",
         "Path length every",
         "steps",
         0,
         1024,
         4,
         0,
         "Steps between two path length passes; higher is quicker and less smooth, 0 turns them "
         "off.",
         false},
        [](const TrainSettings& s) { return double(s.gRegInterval); },
        [](TrainSettings& s, double v) { s.gRegInterval = int(std::lround(v)); }},
    Row{{"d_reg_interval",
         "R1 every",
         "steps",
         1,
         1024,
         16,
         0,
         "Steps between two R1 passes; higher is quicker and less exact.",
         false},
        [](const TrainSettings& s) { return double(s.dRegInterval); },
        [](TrainSettings& s, double v) { s.dRegInterval = int(std::lround(v)); }},
};

constexpr auto kSpecs = [] {
    std::array<ParamSpec, kRows.size()> specs{};
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        specs[i] = kRows[i].spec;
    }
    return specs;
}();

const Row& rowOf(std::string_view id) {
    for (const Row& row : kRows) {
        if (row.spec.id == id) {
            return row;
        }
    }
    assert(false && "no such setting");
    return kRows[0];
}

std::string text(double number) {
    std::ostringstream out;
    out << number;
    return out.str();
}

std::string inRange(const ParamSpec& spec) {
    return Core::tr(
        "The setting %1 must be between %2 and %3",
        spec.id,
        text(spec.minimum),
        text(spec.maximum));
}

} // namespace

std::span<const ParamSpec> trainParams() {
    return kSpecs;
}

double value(const TrainSettings& settings, std::string_view id) {
    return rowOf(id).read(settings);
}

void setValue(TrainSettings& settings, std::string_view id, double newValue) {
    rowOf(id).write(settings, newValue);
}

Result<void> validate(const TrainSettings& settings) {
    for (const Row& row : kRows) {
        const double v = row.read(settings);
        if (!(v >= row.spec.minimum && v <= row.spec.maximum)) {
            return fail(ErrorCode::InvalidArgument, inRange(row.spec));
        }
    }
    return {};
}

double effectiveR1Gamma(const TrainSettings& settings, int resolution) {
    if (settings.r1Gamma > 0.0) {
        return settings.r1Gamma;
    }
    return 0.0002 * double(resolution) * double(resolution) / double(settings.batch);
}

double cooldownFactor(const TrainSettings& settings, double kimg) {
    constexpr double kLeast = 0.01;
    const double falling = settings.cooldown * settings.kimg;
    if (falling <= 0.0) {
        return 1.0;
    }
    return std::clamp((settings.kimg - kimg) / falling, kLeast, 1.0);
}

nlohmann::json toJson(const TrainSettings& settings) {
    nlohmann::json json;
    for (const Row& row : kRows) {
        const double v = row.read(settings);
        if (row.spec.decimals == 0) {
            json[std::string(row.spec.id)] = static_cast<std::int64_t>(std::llround(v));
        } else {
            json[std::string(row.spec.id)] = v;
        }
    }
    json["mirror"] = settings.mirror;
    json["method"] = settings.method;
    json["augment"] = settings.augment;
    json["precision"] = settings.bfloat16 ? "bf16" : "fp32";
    return json;
}

Result<TrainSettings> trainSettingsFromJson(const nlohmann::json& json) {
    if (!json.is_object()) {
        return fail(ErrorCode::BadFormat, Core::tr("The training settings are not a JSON object"));
    }
    TrainSettings settings;
    for (const Row& row : kRows) {
        const auto found = json.find(std::string(row.spec.id));
        if (found == json.end()) {
            continue;
        }
        if (!found->is_number()) {
            return fail(
                ErrorCode::BadFormat, Core::tr("The setting %1 is not a number", row.spec.id));
        }
        // Checked before it is rounded to a whole number, which a huge value does not survive.
        const auto number = found->get<double>();
        if (!(number >= row.spec.minimum && number <= row.spec.maximum)) {
            return fail(ErrorCode::InvalidArgument, inRange(row.spec));
        }
        row.write(settings, number);
    }
    for (const auto& [id, target] :
         {std::pair{"method", &settings.method}, std::pair{"augment", &settings.augment}}) {
        if (const auto found = json.find(id); found != json.end()) {
            if (!found->is_string()) {
                return fail(ErrorCode::BadFormat, Core::tr("The setting %1 is not a name", id));
            }
            *target = found->get<std::string>();
        }
    }
    if (const auto precision = json.find("precision"); precision != json.end()) {
        if (*precision != "bf16" && *precision != "fp32") {
            return fail(
                ErrorCode::BadFormat, Core::tr("The setting precision is neither fp32 nor bf16"));
        }
        settings.bfloat16 = *precision == "bf16";
    }
    if (const auto mirror = json.find("mirror"); mirror != json.end()) {
        if (!mirror->is_boolean()) {
            return fail(
                ErrorCode::BadFormat, Core::tr("The setting mirror is neither true nor false"));
        }
        settings.mirror = mirror->get<bool>();
    }
    return settings;
}

} // namespace sg
