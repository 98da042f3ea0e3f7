// A model of 400 MB: its numbers are copied once, from the mapped file into the networks.

#include "core/io/model_reader.h"
#include "core/io/model_writer.h"
#include "core/model/torch.h"

#include <QTemporaryDir>
#include <QtTest>

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

using namespace sg;

namespace {

/// Memory of this process that is no file's, in bytes.
std::int64_t anonymousBytes() {
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("RssAnon:")) {
            return std::stoll(line.substr(8)) * 1024;
        }
    }
    return -1;
}

/// Watches it from another thread.
class AnonymousPeak {
public:
    [[nodiscard]] std::int64_t bytes() const { return m_peak; }

private:
    std::atomic<std::int64_t> m_peak{0};
    std::jthread m_thread{[this](const std::stop_token& token) {
        while (!token.stop_requested()) {
            m_peak = std::max<std::int64_t>(m_peak, anonymousBytes());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }};
};

} // namespace

class LargeModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void openingTakesLittleMoreThanTheNumbers() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "large.pkl";
        NewModelOptions options;
        options.resolution = 1024;
        options.channelBase = 36'000;
        {
            const auto model = newModel(options);
            QVERIFY(writeModel(*model, path, Replace::Never));
        }
        ::malloc_trim(0);
        const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
        QVERIFY(size > 350'000'000);
        const auto before = anonymousBytes();
        QVERIFY(before > 0);
        const AnonymousPeak peak;
        const auto model = openModel(path);
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        const auto taken = peak.bytes() - before;
        qInfo(
            "%lld MB of memory for a file of %lld MB",
            static_cast<long long>(taken / 1'000'000),
            static_cast<long long>(size / 1'000'000));
        QVERIFY(taken < size * 5 / 4);
        QCOMPARE((*model)->info.resolution, 1024);
        QCOMPARE((*model)->info.sha256.size(), std::size_t(64));
    }
};

QTEST_GUILESS_MAIN(LargeModelTest)
#include "large_model_test.moc"
