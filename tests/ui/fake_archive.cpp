#include "tests/ui/fake_archive.h"

#include "core/train/run/run_history.h"
#include "tests/ui/fake_log.h"
#include "tests/ui/fake_models.h"
#include "ui/session/services.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace sg {

namespace {

constexpr int kSide = 64;

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof(text), "%.3f", value);
    return text;
}

bool damaged(const std::filesystem::path& state) {
    return state.string().find("damaged") != std::string::npos;
}

ResumableRun ready(const std::filesystem::path& folder, const std::string& branch, double kimg) {
    ResumableRun run;
    run.source.model = makeFakeModel();
    run.source.info.name = "face";
    run.source.info.architecture = "StyleGAN2";
    run.source.info.resolution = 64;
    run.source.info.hasDiscriminator = true;
    run.source.info.groups = fakeGroups(64);
    run.config.model = run.source.model;
    run.config.runFolder = folder;
    run.config.branch = branch;
    run.config.settings.kimg = 100.0;
    auto point = std::make_shared<ResumePoint>();
    point->images = static_cast<std::int64_t>(kimg * 1000.0 + 0.5);
    point->steps = point->images / 8;
    point->history = std::make_shared<RunHistory>();
    run.config.resume = std::move(point);
    run.kimg = kimg;
    return run;
}

} // namespace

RunBranch& FakeArchive::branch(const std::filesystem::path& run, const std::string& name) {
    if (run != m_run) {
        m_run = run;
        m_branches.clear();
    }
    auto found = std::ranges::find(m_branches, name, &RunBranch::name);
    if (found == m_branches.end()) {
        m_branches.push_back({name, {}, 0.0, {}});
        found = m_branches.end() - 1;
    }
    return *found;
}

std::filesystem::path FakeArchive::addState(
    const std::filesystem::path& run,
    const std::string& name,
    StateKind kind,
    std::int64_t images) {
    const std::lock_guard lock(m_mutex);
    StateEntry entry;
    entry.kind = kind;
    entry.number = ++m_number;
    entry.step = images / 8;
    entry.images = images;
    const auto folder = name == "main" ? run : run / "branches" / name;
    entry.path = folder / "states" / ("save" + std::to_string(m_number));
    branch(run, name).states.push_back(entry);
    return entry.path;
}

void FakeArchive::remove(const std::filesystem::path& state) {
    const std::lock_guard lock(m_mutex);
    for (RunBranch& branch : m_branches) {
        std::erase_if(branch.states, [&](const StateEntry& entry) { return entry.path == state; });
    }
}

std::vector<RunBranch> FakeArchive::branches(const std::filesystem::path& run) {
    const std::lock_guard lock(m_mutex);
    return run == m_run ? m_branches : std::vector<RunBranch>();
}

std::optional<StateSettings> FakeArchive::settingsOf(const std::filesystem::path&) {
    StateSettings then;
    then.settings.learningRate = 0.0015;
    then.freeze.factors["g4"] = 0.0;
    return then;
}

Result<void> FakeArchive::star(const StateEntry& state, bool starred) {
    if (failStar) {
        return fail(ErrorCode::Io, "Cannot mark the state; is the disk full?");
    }
    const std::lock_guard lock(m_mutex);
    for (RunBranch& branch : m_branches) {
        for (StateEntry& entry : branch.states) {
            if (entry.path == state.path) {
                entry.kept = starred;
            }
        }
    }
    m_log.note((starred ? "star " : "unstar ") + number(state.kimg()));
    return {};
}

WeightsResult FakeArchive::weightsOf(const std::filesystem::path& state) {
    if (damaged(state)) {
        return fail(ErrorCode::BadFormat, state.string() + " is damaged");
    }
    m_log.note("load " + state.filename().string());
    return makeFakeWeights();
}

Result<Image>
FakeArchive::picture(const std::filesystem::path& state, const StillRequest& request) {
    if (damaged(state)) {
        return fail(ErrorCode::BadFormat, state.string() + " is damaged");
    }
    m_log.note("picture " + state.filename().string() + " " + std::to_string(request.seed));
    const auto tone =
        static_cast<std::uint8_t>(std::hash<std::string>()(state.filename().string()) % 160 + 60);
    Image image({kSide, kSide}, 3);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const bool face = (x - 32) * (x - 32) + (y - 34) * (y - 34) < 26 * 26;
            std::uint8_t* pixel = image.row(y) + x * 3;
            pixel[0] = face ? tone : std::uint8_t(60);
            pixel[1] = face ? 150 : 70;
            pixel[2] = face ? 120 : 80;
        }
    }
    return image;
}

Result<std::shared_ptr<const Model>> FakeArchive::modelOf(const ModelWish& wish) {
    std::string line = "model";
    if (wish.place) {
        line += " at " + number(wish.place->kimg);
    } else if (wish.tuned) {
        line += " now";
    }
    for (const auto& [group, factor] : wish.blend.factors) {
        line += ", " + group + " " + number(factor);
    }
    m_log.note(std::move(line));
    return makeFakeModel();
}

Result<ResumableRun> FakeArchive::beginBranch(const BranchWish& wish) {
    if (wish.name.find(' ') != std::string::npos) {
        return fail(ErrorCode::InvalidArgument, "The branch name must be letters and digits");
    }
    m_log.note("branch " + wish.name + " from " + wish.fromBranch + " at " + number(wish.kimg));
    const auto images = static_cast<std::int64_t>(wish.kimg * 1000.0 + 0.5);
    addState(wish.run, wish.name, StateKind::Full, images);
    {
        const std::lock_guard lock(m_mutex);
        RunBranch& made = branch(wish.run, wish.name);
        made.parent = wish.fromBranch;
        made.forkKimg = wish.kimg;
    }
    return ready(wish.run, wish.name, wish.kimg);
}

Result<ResumableRun>
FakeArchive::goOn(const std::filesystem::path& run, const std::string& branch) {
    m_log.note("go on with " + branch);
    ResumableRun found = ready(run, branch, 1.0);
    found.source.info.path = (run / "source.safetensors").string();
    found.source.info.sha256 = sourceSha256;
    return found;
}

std::shared_ptr<const RunHistory>
FakeArchive::historyOf(const std::filesystem::path&, const std::string&) {
    auto history = std::make_shared<RunHistory>();
    for (const double kimg : {0.5, 1.0}) {
        StepStats& step = history->steps.emplace_back();
        step.kimg = kimg;
        step.lossG = 1.0;
    }
    for (const auto& [kimg, drift] : {std::pair(0.4, 0.01), {0.8, 0.032}, {1.6, 0.1}}) {
        MonitorReport& report = history->reports.emplace_back(); // the last one was undone
        report.kimg = kimg;
        report.drift = {{"g4", drift}};
    }
    return history;
}

} // namespace sg
