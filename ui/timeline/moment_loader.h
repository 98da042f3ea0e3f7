#pragma once

/// Loads places of a run off the GUI thread. While one is being loaded, only the newest wish waits.

#include "ui/session/run_archive.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace sg {

class MomentLoader final : public QObject {
    Q_OBJECT

public:
    /// The archive must outlive it and what it started (finishBackground()).
    MomentLoader(RunArchive& archive, QObject* parent) : QObject(parent), m_archive(archive) {}

    /// `loaded` or `failed` follows, unless another place is wished meanwhile.
    void load(const StatePlace& place);

    /// Nothing is wished any more.
    void cancel();

Q_SIGNALS:
    void loaded(const sg::Moment& moment);
    void failed(const sg::Error& error);

private:
    using Weights = std::shared_ptr<const GeneratorWeights>;

    void serve();
    [[nodiscard]] Weights known(const std::filesystem::path& state) const;
    void fetch(const std::filesystem::path& state);

    RunArchive& m_archive;
    std::optional<StatePlace> m_wish;
    /// The last few, newest first: scrubbing goes to and fro between the same two.
    std::deque<std::pair<std::filesystem::path, Weights>> m_known;
    bool m_busy = false;
};

} // namespace sg
