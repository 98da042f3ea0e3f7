#pragma once

/// The past of runs for tests of the studio: nothing is on the disk.

#include "ui/session/run_archive.h"

#include <atomic>
#include <mutex>
#include <string>

namespace sg {

class FakeLog;

/// Paths are as in a real run folder. A state whose path has "damaged" in it cannot be read.
class FakeArchive final : public RunArchive {
public:
    explicit FakeArchive(FakeLog& log) : m_log(log) {}

    std::atomic<bool> failStar{false};
    std::string sourceSha256; ///< of the file that its runs began with; before they are opened

    /// Adds a state as a training does, and says where it would lie.
    std::filesystem::path addState(
        const std::filesystem::path& run,
        const std::string& branch,
        StateKind kind,
        std::int64_t images);

    /// As thinning does.
    void remove(const std::filesystem::path& state);

    std::vector<RunBranch> branches(const std::filesystem::path& run) override;
    std::optional<StateSettings> settingsOf(const std::filesystem::path& state) override;
    Result<void> star(const StateEntry& state, bool starred) override;
    WeightsResult weightsOf(const std::filesystem::path& state) override;
    Result<Image> picture(const std::filesystem::path& state, const StillRequest& request) override;
    Result<std::shared_ptr<const Model>> modelOf(const ModelWish& wish) override;
    Result<ResumableRun> beginBranch(const BranchWish& wish) override;
    Result<ResumableRun> goOn(const std::filesystem::path& run, const std::string& branch) override;
    std::shared_ptr<const RunHistory>
    historyOf(const std::filesystem::path& run, const std::string& branch) override;

private:
    RunBranch& branch(const std::filesystem::path& run, const std::string& name);

    FakeLog& m_log;
    std::mutex m_mutex;
    std::filesystem::path m_run; ///< only the last one is remembered
    std::vector<RunBranch> m_branches;
    std::int64_t m_number = 0;
};

} // namespace sg
