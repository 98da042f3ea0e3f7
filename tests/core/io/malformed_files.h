#pragma once

/// What the tests of damaged model files share: the rows, and the check of one through the door
/// that users go through.

#include "core/io/model_reader.h"
#include "tests/core/container/malformed.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sg::test {

class MalformedFiles {
public:
    /// A new row of the running test's data. `says` is part of the message.
    void
    add(const std::string& name,
        std::function<std::string()> make,
        bool mayLoad,
        const char* says) {
        QTest::newRow(name.c_str()) << int(m_cases.size());
        m_cases.push_back({std::move(make), mayLoad, says});
    }

    [[nodiscard]] Result<std::shared_ptr<Model>> open(const std::string& content) const {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "case.bin";
        std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
        return openModel(path);
    }

    /// A clean load where that may be, else one sentence that names the file; in time.
    void check(int index) const {
        const auto& [make, mayLoad, says] = m_cases.at(std::size_t(index));
        const auto content = make();
        const Stopwatch stopwatch;
        const auto model = open(content);
        QVERIFY2(stopwatch.withinLimit(), "too slow");
        if (model) {
            QVERIFY(mayLoad);
            return;
        }
        const std::string& message = model.error().message;
        QVERIFY2(isOneSentence(message), message.c_str());
        QVERIFY2(message.find("case.bin") != std::string::npos, message.c_str());
        QVERIFY2(message.find(says) != std::string::npos, message.c_str());
        QVERIFY2(model.error().code != ErrorCode::Internal, message.c_str());
    }

private:
    struct Case {
        std::function<std::string()> make;
        bool mayLoad;
        std::string says;
    };

    QTemporaryDir m_folder;
    std::vector<Case> m_cases;
};

} // namespace sg::test
