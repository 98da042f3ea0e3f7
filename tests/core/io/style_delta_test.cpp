// Style deltas: they come back from a file, apply and add as written, refuse other parents by name,
// and survive strangers' files.

#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "core/io/model_reader.h"
#include "core/io/style_delta_file.h"
#include "core/io/tensor_file.h"
#include "tests/core/container/malformed.h"
#include "tests/core/io/model_checks.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <fstream>
#include <functional>
#include <limits>
#include <random>

using namespace sg;
using test::contentsOf;
using test::isOneSentence;

namespace {

const std::string kBias = "synthesis.b8.conv0.affine.bias";
const std::string kAffine = "synthesis.b8.conv1.affine.weight";
const std::string kKernel = "synthesis.b16.conv0.weight";

std::shared_ptr<Model> parentModel(char hash = 'a') {
    auto model = newModel(
        {.resolution = 16,
         .channelBase = 256,
         .channelMax = 16,
         .zDim = 8,
         .wDim = 32,
         .mappingLayers = 2,
         .seed = 2});
    model->info.name = "Käthes faces";
    model->info.sha256 = std::string(64, hash);
    return model;
}

at::Generator seeded(std::uint64_t seed) {
    return at::make_generator<at::CPUGeneratorImpl>(seed);
}

/// One change of each form.
StyleDelta deltaFor(const Model& model, std::uint64_t seed) {
    const auto random = seeded(seed);
    const auto p = model.generatorEma->named_parameters();
    StyleDelta delta;
    delta.parent = parentOf(model.info);
    delta.kind = "affine-light+";
    delta.training = R"({"kimg":5})";
    delta.changes = {
        {kKernel,
         ChangeForm::Pointwise,
         0.1 * torch::randn({p[kKernel].size(0), p[kKernel].size(1), 1, 1}, random),
         {}},
        {kBias, ChangeForm::Dense, torch::randn(p[kBias].sizes(), random), {}},
        {kAffine,
         ChangeForm::LowRank,
         torch::randn({p[kAffine].size(0), 3}, random),
         torch::randn({3, p[kAffine].size(1)}, random)}};
    return delta;
}

torch::Tensor parameter(const Model& model, const std::string& name) {
    return model.generatorEma->named_parameters()[name].detach();
}

bool near(const torch::Tensor& a, const torch::Tensor& b, double tolerance = 1e-5) {
    return torch::allclose(a, b, tolerance, tolerance);
}

/// The parts of a delta file, to be bent and written again.
struct Parts {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};

using Bend = std::function<void(Parts&)>;

} // namespace

Q_DECLARE_METATYPE(Bend)

class StyleDeltaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void comesBackFromItsFile() {
        const auto model = parentModel();
        auto delta = deltaFor(*model, 1);
        delta.strengths = {{"g8", 0.8}};
        const auto back = throughFile(delta);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->parent.sha256, delta.parent.sha256);
        QCOMPARE(back->parent.name, std::string("Käthes faces"));
        QCOMPARE(back->parent.architecture, model->info.architecture);
        QCOMPARE(back->parent.resolution, 16);
        QCOMPARE(back->kind, delta.kind);
        QCOMPARE(back->training, delta.training);
        QCOMPARE(back->strengths, delta.strengths);
        QCOMPARE(back->changes.size(), delta.changes.size());
        QCOMPARE(back->numbers(), delta.numbers());
        QCOMPARE(back->groups(), (std::vector<std::string>{"g16", "g8"}));
        for (std::size_t i = 0; i < delta.changes.size(); ++i) {
            QCOMPARE(back->changes[i].parameter, delta.changes[i].parameter);
            QVERIFY(back->changes[i].form == delta.changes[i].form);
            QVERIFY(near(back->changes[i].values, delta.changes[i].values, 1e-3));
        }
        QVERIFY(std::filesystem::file_size(m_file) < 8'000);
    }

    /// float16 alone would lose everything below 6e-8, and all precision below 6e-5.
    void smallAndLargeValuesSurvive_data() {
        QTest::addColumn<double>("scale");
        for (const double scale : {1e-30, 1e-8, 1.0, 1e6, 1e30}) {
            QTest::addRow("%g", scale) << scale;
        }
    }

    void smallAndLargeValuesSurvive() {
        QFETCH(double, scale);
        StyleDelta delta;
        delta.kind = "test";
        // Seven decades inside one tensor.
        const auto values = torch::logspace(-7, 0, 200) * scale;
        delta.changes = {{kBias, ChangeForm::Dense, values, {}}};
        const auto back = throughFile(delta);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        const auto error = ((back->changes[0].values - values) / values).abs().max().item<double>();
        QVERIFY2(error < 6e-4, qPrintable(QString::number(error)));
    }

    void whatIsNoNumberIsNotWritten() {
        const auto model = parentModel();
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "broken.sgdelta";
        const float inf = std::numeric_limits<float>::infinity();
        for (const float bad : {inf, -inf, std::numeric_limits<float>::quiet_NaN()}) {
            for (std::size_t i = 0; i < 3; ++i) {
                auto delta = deltaFor(*model, 1);
                auto& change = delta.changes[i];
                auto& numbers = change.form == ChangeForm::LowRank ? change.rows : change.values;
                numbers.view(-1)[0].fill_(bad);
                const auto written = writeStyleDelta(path, delta, Replace::Always);
                QVERIFY(!written && written.error().code == ErrorCode::InvalidArgument);
                const auto& message = written.error().message;
                QVERIFY2(isOneSentence(message), message.c_str());
                QVERIFY(message.find(change.parameter) != std::string::npos);
                QVERIFY(!std::filesystem::exists(path));
            }
        }
    }

    void nothingChangedIsAFileToo() {
        const auto model = parentModel();
        StyleDelta delta;
        delta.parent = parentOf(model->info);
        const auto back = throughFile(delta);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY(back->changes.empty());
        const auto applied = appliedTo(*model, *back, {}, Parentage::Exact);
        QVERIFY2(applied, applied ? "" : applied.error().message.c_str());
        QVERIFY(test::sameState(*(*applied)->generatorEma, *model->generatorEma));
    }

    void appliesAsWritten() {
        const auto model = parentModel();
        auto delta = deltaFor(*model, 1);
        delta.strengths = {{"g8", 0.5}};
        const auto applied = appliedTo(*model, delta, {}, Parentage::Exact);
        QVERIFY2(applied, applied ? "" : applied.error().message.c_str());
        const auto& c = delta.changes;
        QVERIFY(near(parameter(**applied, kKernel), parameter(*model, kKernel) + c[0].values));
        QVERIFY(near(parameter(**applied, kBias), parameter(*model, kBias) + 0.5 * c[1].values));
        QVERIFY(near(
            parameter(**applied, kAffine),
            parameter(*model, kAffine) + 0.5 * c[2].values.matmul(c[2].rows)));
        QCOMPARE((*applied)->info.parentSha256, model->info.sha256);
        QVERIFY((*applied)->info.sha256.empty());
        QVERIFY(test::sameState(*(*applied)->generator, *(*applied)->generatorEma));
        QVERIFY(test::sameState(*(*applied)->discriminator, *model->discriminator));
        // Other strengths, by group; 0 leaves a group as it was, bit by bit.
        const auto other = appliedTo(*model, delta, {{"g8", 0.0}, {"g16", -2.0}}, Parentage::Exact);
        QVERIFY(near(parameter(**other, kKernel), parameter(*model, kKernel) - 2.0 * c[0].values));
        QVERIFY(torch::equal(parameter(**other, kBias), parameter(*model, kBias)));
    }

    void anUnknownGroupIsNamed() {
        const auto model = parentModel();
        const auto applied =
            appliedTo(*model, deltaFor(*model, 1), {{"g4", 0.5}}, Parentage::Exact);
        QVERIFY(!applied);
        QVERIFY(applied.error().message.find("'g4'") != std::string::npos);
        QVERIFY(applied.error().message.find("g16, g8") != std::string::npos);
    }

    void aWrongParentIsRefusedByName() {
        const auto model = parentModel();
        const auto delta = deltaFor(*model, 1);
        auto stranger = parentModel('b');
        stranger->info.name = "churches";
        const auto refused = appliedTo(*stranger, delta, {}, Parentage::Exact);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::Refused);
        for (const char* part : {"'Käthes faces'", "'churches'", "aaaaaaaaaaaa", "--sibling"}) {
            QVERIFY2(refused.error().message.find(part) != std::string::npos, part);
        }
        QVERIFY(isOneSentence(refused.error().message));
        QVERIFY(appliedTo(*stranger, delta, {}, Parentage::Sibling));
        // A model that was never saved has no name to be known by.
        stranger->info.sha256.clear();
        auto orphan = delta;
        orphan.parent.sha256.clear();
        QVERIFY(!appliedTo(*stranger, orphan, {}, Parentage::Exact));
    }

    void anotherShapeIsRefusedEvenForSiblings() {
        const auto model = parentModel();
        const auto delta = deltaFor(*model, 1);
        auto wider = newModel(
            {.resolution = 16,
             .channelBase = 256,
             .channelMax = 8,
             .zDim = 8,
             .wDim = 32,
             .mappingLayers = 2});
        const auto refused = appliedTo(*wider, delta, {}, Parentage::Sibling);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("another architecture") != std::string::npos);
        // Half the resolution has the same coarse layers.
        auto half = delta;
        half.parent.resolution = 8;
        const auto small = appliedTo(*model, half, {}, Parentage::Sibling);
        QVERIFY(!small);
        QVERIFY(small.error().message.find("8 pixels") != std::string::npos);
        const std::vector<WeightedDelta> parts{{&delta, 1.0}, {&half, 1.0}};
        QVERIFY(!sumOf(parts, Parentage::Sibling));
    }

    void sumsActLikeTheirPartsTogether() {
        const auto model = parentModel();
        auto first = deltaFor(*model, 1);
        first.strengths = {{"g8", 0.5}};
        auto second = deltaFor(*model, 2);
        second.changes.pop_back();
        second.changes.push_back(
            {kAffine, ChangeForm::Dense, torch::randn(parameter(*model, kAffine).sizes()), {}});
        const auto third = deltaFor(*model, 3);
        const std::vector<WeightedDelta> parts{{&first, 0.6}, {&second, 0.4}, {&third, -0.3}};
        const auto sum = sumOf(parts, Parentage::Exact);
        QVERIFY2(sum, sum ? "" : sum.error().message.c_str());
        QCOMPARE(sum->kind, std::string("sum"));
        QVERIFY(sum->strengths.empty());
        const auto together = appliedTo(*model, *sum, {}, Parentage::Exact);
        // One after the other.
        std::shared_ptr<Model> step = model;
        for (const auto& [delta, strength] : parts) {
            GroupStrengths strengths;
            for (const auto& group : delta->groups()) {
                strengths[group] = strength;
            }
            step = *appliedTo(*step, *delta, strengths, Parentage::Sibling);
        }
        for (const auto& name : {kKernel, kBias, kAffine}) {
            QVERIFY2(near(parameter(**together, name), parameter(*step, name), 1e-4), name.c_str());
        }
        // Low-rank parts are put side by side, and the file still is small.
        const auto back = throughFile(*sum);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->changes.size(), std::size_t(4));
        for (const auto& change : back->changes) {
            if (change.form == ChangeForm::LowRank) {
                QCOMPARE(change.rows.size(0), 6);
            }
        }
        QVERIFY(strengthWarning(parts).empty());
    }

    void sumsRefuseOtherParents() {
        const auto model = parentModel();
        const auto other = parentModel('b');
        const auto a = deltaFor(*model, 1);
        const auto b = deltaFor(*other, 2);
        const std::vector<WeightedDelta> parts{{&a, 1.0}, {&b, 1.0}};
        QVERIFY(!sumOf(parts, Parentage::Exact));
        QVERIFY(sumOf(parts, Parentage::Sibling));
        QVERIFY(!sumOf({}, Parentage::Exact));
        const auto warning = strengthWarning(parts);
        QVERIFY(warning.find("add up to 2") != std::string::npos);
    }

    void aDifferenceBringsTheChildBack() {
        const auto model = parentModel();
        const auto child = *appliedTo(*model, deltaFor(*model, 1), {}, Parentage::Exact);
        child->generatorEma->mapping->wAvg.add_(0.25);
        const auto difference = differenceOf(*child, *model, Parentage::Exact);
        QVERIFY2(difference, difference ? "" : difference.error().message.c_str());
        QCOMPARE(difference->changes.size(), std::size_t(4)); // and w_avg
        QCOMPARE(difference->kind, std::string("extracted"));
        const auto back = throughFile(*difference);
        const auto again = appliedTo(*model, *back, {}, Parentage::Exact);
        QVERIFY2(again, again ? "" : again.error().message.c_str());
        for (const auto& name : {kKernel, kBias, kAffine}) {
            QVERIFY(near(parameter(**again, name), parameter(*child, name), 2e-3));
        }
        // From another parent, and of another shape.
        const auto stranger = parentModel('b');
        const auto refused = differenceOf(*child, *stranger, Parentage::Exact);
        QVERIFY(!refused && refused.error().code == ErrorCode::Refused);
        const auto larger = newModel(
            {.resolution = 32,
             .channelBase = 256,
             .channelMax = 16,
             .zDim = 8,
             .wDim = 32,
             .mappingLayers = 2});
        QVERIFY(!differenceOf(*child, *larger, Parentage::Sibling));
    }

    void strangersFiles_data() {
        QTest::addColumn<Bend>("bend");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* says, Bend bend) {
            QTest::newRow(name) << std::move(bend) << QString::fromLatin1(says);
        };
        const auto metadata =
            [&row](const char* key, const char* name, const char* says, std::string value) {
                row(name, says, [key, value = std::move(value)](Parts& p) {
                    p.metadata[key] = value;
                });
            };
        row("a model", "no style delta", [](Parts& p) { p.metadata.erase("stylegraft_delta"); });
        metadata("stylegraft_delta", "a newer version", "newer Stylegraft", "2");
        row("no parent", "which model", [](Parts& p) { p.metadata.erase("parent"); });
        metadata("parent", "a parent that is a list", "which model", "[]");
        metadata("parent", "deep nesting", "which model", std::string(90'000, '['));
        metadata("parent", "a hash that is none", "hash", R"({"sha256":"../../etc"})");
        metadata("strengths", "strengths of words", "strength", R"({"g8":"much"})");
        metadata("strengths", "an endless strength", "strength", R"({"g8":1e9})");
        metadata("strengths", "no strengths", "strengths", "7");
        metadata("exponents", "a scale of words", "scale", R"({"x":"y"})");
        metadata("exponents", "a fractional scale", "scale", R"({"x":0.5})");
        metadata("exponents", "an endless scale", "scale", R"({"x":100000000000})");
        metadata("exponents", "no scales", "scales", "");
        metadata(
            "exponents", "a scale beyond float32", "not a number", "{\"" + kBias + ":dense\":300}");
        const auto tensor =
            [&row](const char* name, const char* says, std::string key, torch::Tensor value) {
                row(name, says, [key = std::move(key), value](Parts& p) {
                    p.tensors[key] = value;
                });
            };
        tensor("no name", "sensible name", "x", torch::ones({1}));
        tensor("an empty name", "sensible name", ":dense", torch::ones({1}));
        tensor("half a name", "sensible name", "synthesis.:dense", torch::ones({1}));
        tensor("two dots", "sensible name", "synthesis..bias:dense", torch::ones({1}));
        tensor("another network", "sensible name", "b4.conv.weight:dense", torch::ones({1}));
        tensor("control characters", "sensible name", "synthesis.\x1b[31m:dense", torch::ones({1}));
        tensor(
            "a name of a kilobyte",
            "sensible name",
            "synthesis." + std::string(1000, 'a') + ":dense",
            torch::ones({1}));
        tensor("an unknown form", "unknown form", kBias + ":sparse", torch::ones({1}));
        tensor("half a product", "half", kBias + ":in", torch::ones({1, 2}));
        tensor("the other half", "half", kBias + ":out", torch::ones({2, 1}));
        tensor("ranks apart", "sensible shape", kAffine + ":in", torch::ones({2, 32}));
        tensor("a product of vectors", "sensible shape", kAffine + ":in", torch::ones({3}));
        tensor("a wide point", "sensible shape", kKernel + ":pointwise", torch::ones({2, 2, 3, 3}));
        tensor("a flat point", "sensible shape", kKernel + ":pointwise", torch::ones({2, 2}));
        tensor(
            "not a number",
            "not a number",
            kBias + ":dense",
            torch::full({16}, std::numeric_limits<float>::quiet_NaN()));
        tensor("five dimensions", "sensible shape", kBias + ":dense", torch::ones({1, 1, 1, 1, 1}));
    }

    void strangersFiles() {
        QFETCH(Bend, bend);
        QFETCH(QString, says);
        const auto model = parentModel();
        QVERIFY(writeStyleDelta(m_file, deltaFor(*model, 1), Replace::Always));
        Parts parts{*readTensors(m_file), {}};
        {
            const auto file = MappedFile::open(m_file);
            parts.metadata = readSafetensors(file->bytes())->metadata;
        }
        parts.metadata["exponents"] = "{}"; // the tensors are float32 from here on
        bend(parts);
        QVERIFY(writeTensors(m_file, parts.tensors, parts.metadata, Replace::Always));
        const test::Stopwatch watch;
        const auto delta = readStyleDelta(m_file);
        QVERIFY(watch.withinLimit());
        QVERIFY(!delta);
        const auto& message = delta.error().message;
        QVERIFY2(isOneSentence(message), message.c_str());
        QVERIFY2(message.starts_with(m_file.string()), message.c_str());
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
    }

    /// Cut short, and with bytes changed at random: an error or a clean load, never more.
    void damagedFiles() {
        const auto model = parentModel();
        QVERIFY(writeStyleDelta(m_file, deltaFor(*model, 1), Replace::Always));
        const std::string whole = contentsOf(m_file.string());
        const auto tryOut = [&](const std::string& content) {
            std::ofstream(m_file, std::ios::binary | std::ios::trunc) << content;
            const test::Stopwatch watch;
            const auto delta = readStyleDelta(m_file);
            QVERIFY(watch.withinLimit());
            if (delta) {
                // What loads must apply or be refused, too.
                const auto applied = appliedTo(*model, *delta, {}, Parentage::Sibling);
                QVERIFY(applied || isOneSentence(applied.error().message));
            } else {
                QVERIFY2(isOneSentence(delta.error().message), delta.error().message.c_str());
            }
        };
        const test::MemoryMeter memory;
        for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 60) {
            tryOut(whole.substr(0, length));
        }
        std::mt19937 random(1);
        for (int i = 0; i < 300; ++i) {
            auto bent = whole;
            const auto range = i % 2 == 0 ? bent.size() : std::min<std::size_t>(bent.size(), 1500);
            for (int k = 0; k < 1 + i % 4; ++k) {
                bent[random() % range] = char(random());
            }
            tryOut(bent);
        }
        QVERIFY(memory.grownMiB() < 100);
    }

    void otherFilesAreNoDeltas() {
        const auto golden = readStyleDelta(test::golden("sg2_64.pkl"));
        QVERIFY(!golden);
        QVERIFY(golden.error().message.find(".sgdelta") != std::string::npos);
        QVERIFY(!readStyleDelta("/nowhere/style.sgdelta"));
    }

private:
    Result<StyleDelta> throughFile(const StyleDelta& delta) {
        const auto written = writeStyleDelta(m_file, delta, Replace::Always);
        return written ? readStyleDelta(m_file) : fail(written.error());
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_file =
        std::filesystem::path(m_folder.path().toStdString()) / "style.sgdelta";
};

QTEST_GUILESS_MAIN(StyleDeltaTest)
#include "style_delta_test.moc"
