#include "core/data/style_set.h"
#include "core/io/model_reader.h"
#include "core/measure/gap.h"
#include "core/measure/gap_verdict.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/measure/tiny_pictures.h"

#include <QtTest>

#include <algorithm>
#include <random>

namespace {

bool mentions(const sg::GapVerdict& verdict, const std::string& word) {
    return std::ranges::any_of(verdict.reasons, [&](const std::string& reason) {
        return reason.find(word) != std::string::npos;
    });
}

sg::PictureBatch noiseOf(int resolution, int count) {
    sg::PictureBatch batch;
    batch.resolution = resolution;
    std::mt19937 random(1);
    for (int i = 0; i < count; ++i) {
        batch.names.push_back("x");
        batch.hashes.push_back("x");
    }
    batch.pixels.resize(std::size_t(count) * std::size_t(resolution * resolution * 3));
    std::ranges::generate(batch.pixels, [&] { return std::uint8_t(random() % 256); });
    return batch;
}

/// Channels in another order.
sg::PictureBatch turned(sg::PictureBatch batch) {
    for (std::size_t i = 0; i < batch.pixels.size(); i += 3) {
        std::rotate(
            batch.pixels.begin() + std::ptrdiff_t(i),
            batch.pixels.begin() + std::ptrdiff_t(i) + 1,
            batch.pixels.begin() + std::ptrdiff_t(i) + 3);
    }
    return batch;
}

/// Moved to the right by a fifth of the side; the border repeats.
sg::PictureBatch displaced(const sg::PictureBatch& batch) {
    auto out = batch;
    const auto side = std::size_t(batch.resolution);
    for (std::size_t row = 0; row < std::size_t(batch.count()) * side; ++row) {
        for (std::size_t x = 0; x < side; ++x) {
            const auto from = row * side + (x < side / 5 ? 0 : x - side / 5);
            std::copy_n(
                batch.pixels.begin() + std::ptrdiff_t(from * 3),
                3,
                out.pixels.begin() + std::ptrdiff_t((row * side + x) * 3));
        }
    }
    return out;
}

/// Fewer samples than in use: quick, and enough for gaps as plain as these.
sg::GapReport gapOf(const sg::Model& model, const sg::PictureBatch& pictures) {
    const auto report = sg::measureGap(model, pictures, {96, 5, 80});
    if (!report) {
        qFatal("%s", report.error().message.c_str());
    }
    return *report;
}

} // namespace

class GapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        const auto model = sg::openModel(SG_SOURCE_DIR "/resources/models/toonhead-64.pkl");
        QVERIFY(model);
        m_model = *model;
        // Of the kind it draws, and new to it.
        const auto set = sg::importStyle({SG_SOURCE_DIR "/tests/data/toonhead"});
        QVERIFY(set);
        const auto pictures = sg::decodePictures(*set, 64, 3);
        QVERIFY(pictures);
        m_own = *pictures;
    }

    void ofItsOwnKindThereIsNone() {
        const auto report = gapOf(*m_model, m_own);
        QCOMPARE(sg::gapKindId(report.verdict.kind), std::string("none"));
        QVERIFY(report.verdict.preset.empty());
        QCOMPARE(int(report.spaces.size()), 2);
        QVERIFY(report.spaces[0].gap.accuracy < 0.65);
        QVERIFY(report.spaces[0].gap.kernelP > 0.05);
        QVERIFY(report.spaces[0].recall > 0.8);
        QCOMPARE(int(report.bands.size()), 5);
        QCOMPARE(report.bands.front().resolution, 4);
        QCOMPARE(report.bands.back().resolution, 64);
        for (const auto& band : report.bands) {
            if (band.resolution == 8 || band.resolution == 16) {
                QVERIFY2(
                    band.pictures < 0.6, // it can draw their shapes
                    qPrintable(QString::number(band.pictures)));
            }
        }
        const double excess = sg::shapeExcess(report); // not much worse than its own
        QVERIFY2(excess < 0.4, qPrintable(QString::number(excess)));
    }

    void noiseWillNotWork() {
        const auto report = gapOf(*m_model, noiseOf(64, 12));
        QCOMPARE(sg::gapKindId(report.verdict.kind), std::string("hopeless"));
        QVERIFY(report.verdict.preset.empty());
        QVERIFY(report.verdict.sentence.find("will not work") != std::string::npos);
        QVERIFY(report.spaces[0].gap.accuracy > 0.95);
        QVERIFY(report.spaces[0].recall < 0.05);
        QVERIFY(report.bands.back().pictures > 0.9); // of the finest details nothing
    }

    void otherColoursAreNamed() {
        const auto report = gapOf(*m_model, turned(m_own));
        QCOMPARE(sg::gapKindId(report.verdict.kind), std::string("nuisance"));
        QCOMPARE(report.verdict.preset, std::string("quick-taste"));
        QVERIFY(mentions(report.verdict, "Colours"));
        QVERIFY(!mentions(report.verdict, "Alignment"));
        QVERIFY(report.nuisance.recoloured.kernel < 0.5 * report.spaces[0].gap.kernel);
    }

    void anotherPlaceIsNamed() {
        const auto report = gapOf(*m_model, displaced(m_own));
        QCOMPARE(sg::gapKindId(report.verdict.kind), std::string("nuisance"));
        QVERIFY(mentions(report.verdict, "Alignment"));
        QVERIFY(std::abs(report.nuisance.right + 0.19) < 0.05);
        QVERIFY(std::abs(report.nuisance.down) < 0.05);
        QVERIFY(std::abs(report.nuisance.scale - 1.0) < 0.15);
        QVERIFY(report.nuisance.outlineAfter > report.nuisance.outlineBefore + 0.05);
    }

    void headsOfAnotherStyleGetAPreset() {
        const auto set = sg::importStyle({SG_SOURCE_DIR "/resources/packs/notionists"});
        QVERIFY(set);
        const auto pack = sg::decodePictures(*set, 64, 3);
        QVERIFY(pack);
        const auto report = gapOf(*m_model, *pack);
        QCOMPARE(report.verdict.preset, std::string("strong-style")); // near or not, at 64 pixels
        QVERIFY(sg::shapeExcess(report) > 0.3);
        QVERIFY(report.verdict.sentence.find("The same subject") != std::string::npos);
        QVERIFY(mentions(report.verdict, "Background")); // one colour; the model's vary
    }

    void theSameTwice() {
        const auto model = tinyModel(1);
        const auto pictures = picturesOf(*model, 500, 6);
        const auto first = gapOf(*model, pictures);
        const auto second = gapOf(*model, pictures);
        QCOMPARE(first.spaces[1].gap.kernel, second.spaces[1].gap.kernel);
        QCOMPARE(first.bands.back().pictures, second.bands.back().pictures);
        QCOMPARE(first.verdict.sentence, second.verdict.sentence);
    }

    void whatCannotBeMeasuredIsSaid() {
        const auto model = tinyModel(1);
        const auto fails = [&](const sg::PictureBatch& pictures, sg::GapOptions options) {
            return sg::measureGap(*model, pictures, options).error().code;
        };
        QCOMPARE(fails(picturesOf(*model, 0, 1), {}), sg::ErrorCode::InvalidArgument);
        QCOMPARE(fails(noiseOf(32, 4), {}), sg::ErrorCode::InvalidArgument);
        QCOMPARE(fails(picturesOf(*model, 0, 4), {2, 4, 2}), sg::ErrorCode::InvalidArgument);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(
            fails(picturesOf(*model, 0, 4), {16, 4, 2, stop.get_token()}),
            sg::ErrorCode::Cancelled);
    }

    /// A model with more to compute searches less, so that it still takes seconds.
    void theSearchSuitsTheModel() {
        const auto usual = sg::gapOptionsFor(m_model->info);
        QCOMPARE(usual.projected, 8);
        QCOMPARE(usual.steps, 80);
        sg::ModelInfo wide = m_model->info;
        for (auto& group : wide.groups) {
            group.parameters *= 40; // channels as in published models
        }
        const auto less = sg::gapOptionsFor(wide);
        QCOMPARE(less.projected, 4);
        QCOMPARE(less.steps, 20);
        wide.resolution = 512;
        QCOMPARE(sg::gapOptionsFor(wide).projected, 3);
    }

private:
    std::shared_ptr<sg::Model> m_model;
    sg::PictureBatch m_own;
};

QTEST_GUILESS_MAIN(GapTest)
#include "gap_test.moc"
