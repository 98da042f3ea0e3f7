#include "core/base/image.h"
#include "core/data/png_file.h"
#include "core/measure/bias.h"
#include "core/measure/feature_space.h"
#include "core/measure/group_quality.h"
#include "core/measure/sample_pictures.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/measure/tiny_pictures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

namespace {

constexpr int kSide = 16;

using Rgb = std::array<int, 3>;

/// A plain ground with a square in the middle, all a little noisy: no two are the same.
std::vector<std::uint8_t> picture(Rgb ground, Rgb square, std::mt19937& random) {
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const bool inside = x >= 4 && x < 12 && y >= 4 && y < 12;
            for (std::size_t c = 0; c < 3; ++c) {
                const int value = (inside ? square : ground)[c] + int(random() % 9) - 4;
                pixels.push_back(std::uint8_t(std::clamp(value, 0, 255)));
            }
        }
    }
    return pixels;
}

constexpr Rgb kWhite{250, 250, 250};
constexpr Rgb kBlue{40, 80, 220};
constexpr Rgb kRed{220, 30, 30};

void add(sg::PictureBatch& batch, const std::vector<std::uint8_t>& pixels) {
    batch.resolution = kSide;
    batch.names.push_back("x");
    batch.hashes.push_back("x");
    batch.pixels.insert(batch.pixels.end(), pixels.begin(), pixels.end());
}

/// So many with a red square and so many with a blue one, on white.
sg::PictureBatch squares(int red, int blue, std::uint32_t seed) {
    std::mt19937 random(seed);
    sg::PictureBatch batch;
    for (int i = 0; i < red + blue; ++i) {
        add(batch, picture(kWhite, i < red ? kRed : kBlue, random));
    }
    return batch;
}

const sg::AttributeBias& named(const sg::BiasReport& report, const std::string& name) {
    const auto found = std::ranges::find(report.attributes, name, &sg::AttributeBias::name);
    if (found == report.attributes.end()) {
        qFatal("no attribute %s", name.c_str());
    }
    return *found;
}

double shareOf(const sg::AttributeBias& attribute, std::size_t row, const std::string& label) {
    const auto at = std::ranges::find(attribute.labels, label) - attribute.labels.begin();
    return attribute.rows.at(row).shares.at(std::size_t(at)).corrected;
}

void write(const QString& path, const std::vector<std::uint8_t>& pixels) {
    sg::Image image({kSide, kSide}, 3);
    image.pixels = pixels;
    QVERIFY(sg::writePng(path.toStdString(), image, {}, sg::Replace::Always));
}

} // namespace

class BiasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void coloursAreCounted() {
        const auto model = tinyModel(1);
        const auto pictures = squares(12, 28, 1);
        const auto report = sg::measureBias({model.get(), nullptr, &pictures, nullptr}, {20, true});
        QVERIFY(report);
        QCOMPARE(int(report->attributes.size()), 3);
        const auto& ground = named(*report, "background");
        QCOMPARE(int(ground.rows.size()), 3); // source at two psi, pictures
        QCOMPARE(ground.rows[2].set, std::string("pictures"));
        QCOMPARE(shareOf(ground, 2, "white"), 1.0);
        const auto& main = named(*report, "main colour");
        QCOMPARE(shareOf(main, 2, "red"), 0.3);
        QCOMPARE(shareOf(main, 2, "blue"), 0.7);
        QVERIFY(!main.confusion && main.flips.empty());
        QVERIFY(main.rows[0].discrepancy && !main.rows[2].discrepancy);
        QCOMPARE(shareOf(named(*report, "brightness"), 2, "light"), 1.0);
        for (const auto& row : main.rows) {
            double sum = 0.0;
            for (const auto& share : row.shares) {
                sum += share.corrected;
            }
            QVERIFY(std::abs(sum - 1.0) < 1e-9);
        }
    }

    /// Against a count of its own: pictures 0 ... 3 and samples 0 ... 2, in balls as given.
    void qualityIsCountedLabelByLabel() {
        sg::Neighbourhoods reached;
        reached.covered = torch::tensor({true, false, true, false}, torch::kBool);
        reached.hits = torch::tensor({2, 0, 1}, torch::kInt64);
        reached.k = 2;
        const auto groups = sg::qualityByGroup(reached, {0, 0, 0, 1}, {2, 2, 0}, 4);
        QCOMPARE(int(groups.size()), 4);
        QCOMPARE(groups[0].pictures, 3);
        QVERIFY(std::abs(*groups[0].coverage - 2.0 / 3.0) < 1e-12);
        QCOMPARE(groups[0].samples, 1);
        QCOMPARE(*groups[0].density, 0.5);
        QCOMPARE(*groups[1].coverage, 0.0);
        QVERIFY(!groups[1].density);
        QVERIFY(!groups[2].coverage);
        QCOMPARE(*groups[2].density, 0.5); // (2 + 0) / (2 * 2)
        QVERIFY(!groups[3].coverage && !groups[3].density);
    }

    /// The groups together are what densityAndCoverage() says of all.
    void groupsAddUp() {
        const auto model = tinyModel(1);
        const auto pictures = squares(12, 28, 1);
        const auto report = sg::measureBias({model.get(), nullptr, &pictures, nullptr}, {20, true});
        QVERIFY(report);
        auto space = sg::randomSpace().extractors.front();
        const auto gathered = [&space](std::vector<torch::Tensor>& rows) {
            return [&](const torch::Tensor& img) { rows.push_back(space(img)); };
        };
        std::vector<torch::Tensor> real;
        sg::showPictures(pictures, 0, gathered(real));
        std::vector<sg::DensityCoverage> all;
        for (const double psi : sg::kBiasPsi) {
            std::vector<torch::Tensor> fake;
            sg::drawSamples(*model, 0, 20, psi, gathered(fake));
            all.push_back(sg::densityAndCoverage(torch::cat(real), torch::cat(fake)));
        }
        for (const auto& attribute : report->attributes) {
            QVERIFY(attribute.rows.back().quality.empty()); // the pictures themselves
            for (std::size_t row = 0; row + 1 < attribute.rows.size(); ++row) {
                const auto& quality = attribute.rows[row].quality;
                QCOMPARE(quality.size(), attribute.labels.size());
                int shown = 0;
                int drawn = 0;
                double covered = 0.0;
                double dense = 0.0;
                for (const auto& group : quality) {
                    shown += group.pictures;
                    drawn += group.samples;
                    covered += group.pictures * group.coverage.value_or(0.0);
                    dense += group.samples * group.density.value_or(0.0);
                    QCOMPARE(group.coverage.has_value(), group.pictures > 0);
                    QCOMPARE(group.density.has_value(), group.samples > 0);
                }
                QCOMPARE(shown, 40);
                QCOMPARE(drawn, 20);
                QVERIFY(std::abs(covered / 40.0 - all.at(row).coverage) < 1e-9);
                QVERIFY(std::abs(dense / 20.0 - all.at(row).density) < 1e-9);
            }
        }
        const auto alone = squares(1, 0, 1); // has no neighbours
        const auto one = sg::measureBias({model.get(), nullptr, &alone, nullptr}, {20, true});
        QVERIFY(one);
        QVERIFY(one->attributes[0].rows[0].quality.empty());
    }

    void aProbeFindsKnownShares() {
        const auto model = tinyModel(1);
        const auto pictures = squares(30, 70, 1);
        std::vector<sg::LabelledPictures> labelled(1);
        labelled[0].attribute = "square";
        labelled[0].labels = {"blue", "red"};
        labelled[0].pictures = squares(25, 25, 2);
        labelled[0].of.assign(25, 1);
        labelled[0].of.resize(50, 0);
        const auto report =
            sg::measureBias({model.get(), model.get(), &pictures, &labelled}, {20, false});
        QVERIFY(report);
        QCOMPARE(int(report->attributes.size()), 1);
        const auto& square = report->attributes[0];
        QCOMPARE(square.labelled, 50);
        QVERIFY(square.confusion && square.confusion->accuracy() > 0.95);
        QCOMPARE(int(square.rows.size()), 5);
        QVERIFY(std::abs(shareOf(square, 4, "red") - 0.3) < 0.03);
        const auto& estimate = square.rows[4].shares[1];
        QVERIFY(estimate.low < 0.3 && 0.3 < estimate.high && estimate.high < 0.5);
        // What an untrained model draws is no square on white.
        QVERIFY(std::ranges::any_of(square.notes, [](const std::string& note) {
            return note.find("look unlike those called source") != std::string::npos;
        }));
        QVERIFY(std::ranges::none_of(square.notes, [](const std::string& note) {
            return note.find("called pictures") != std::string::npos;
        }));
        // Tuned is the source itself: nothing flips, and its shares are the same.
        QCOMPARE(int(square.flips.size()), 2);
        QCOMPARE(square.flips[0].table.changed, 0.0);
        QCOMPARE(square.flips[1].psi, 0.7);
        QCOMPARE(square.rows[0].shares[0].observed, square.rows[2].shares[0].observed);
    }

    void anotherModelFlips() {
        const auto source = tinyModel(1);
        const auto tuned = tinyModel(2);
        const auto report =
            sg::measureBias({source.get(), tuned.get(), nullptr, nullptr}, {40, true});
        QVERIFY(report);
        const auto& ground = named(*report, "background");
        const auto& table = ground.flips[0].table;
        std::int64_t all = 0;
        std::int64_t same = 0;
        for (std::size_t from = 0; from < table.counts.size(); ++from) {
            std::int64_t row = 0;
            for (std::size_t to = 0; to < table.counts.size(); ++to) {
                row += table.counts[from][to];
                same += from == to ? table.counts[from][to] : 0;
            }
            QCOMPARE(double(row) / 40.0, ground.rows[0].shares[from].observed);
            all += row;
        }
        QCOMPARE(all, 40);
        QCOMPARE(table.changed, 1.0 - double(same) / 40.0);
    }

    void labelsComeFromFoldersAndTables() {
        const QTemporaryDir folder;
        std::mt19937 random(1);
        const QDir root(folder.path());
        QVERIFY(
            root.mkpath(QStringLiteral("square/red")) &&
            root.mkpath(QStringLiteral("square/blue")));
        QByteArray table = "file,square,ground\n";
        for (int i = 0; i < 3; ++i) {
            const auto red = QStringLiteral("square/red/%1.png").arg(i);
            const auto blue = QStringLiteral("square/blue/%1.png").arg(i);
            write(root.filePath(red), picture(kWhite, kRed, random));
            write(root.filePath(blue), picture(kBlue, kBlue, random));
            table += red.toUtf8() + ",red,white\n" + blue.toUtf8() + ", blue ," +
                     (i == 0 ? "" : "blue") + "\n";
        }
        const auto path = [&](const char* name) {
            return std::filesystem::path(root.filePath(QLatin1String(name)).toStdString());
        };
        const auto inFolders = sg::readLabelled(path("square"), kSide, 3);
        QVERIFY(inFolders && inFolders->size() == 1);
        const auto& square = inFolders->front();
        QCOMPARE(square.attribute, std::string("square"));
        QCOMPARE(square.labels, (std::vector<std::string>{"blue", "red"}));
        QCOMPARE(square.of, (std::vector<std::size_t>{0, 0, 0, 1, 1, 1}));
        QCOMPARE(square.pictures.count(), 6);

        const auto writeTable = [&](const QByteArray& text) {
            QFile file(root.filePath(QStringLiteral("labels.csv")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        writeTable(table);
        const auto inTable = sg::readLabelled(path("labels.csv"), kSide, 3);
        QVERIFY(inTable && inTable->size() == 2);
        QCOMPARE(inTable->at(0).of, (std::vector<std::size_t>{1, 0, 1, 0, 1, 0}));
        QCOMPARE(inTable->at(1).attribute, std::string("ground"));
        QCOMPARE(inTable->at(1).pictures.count(), 5); // one cell is empty

        // The same pixels under another name count; what is no picture is named where it has a
        // label.
        QVERIFY(QFile::copy(
            root.filePath(QStringLiteral("square/red/0.png")),
            root.filePath(QStringLiteral("square/red/same.png"))));
        QFile broken(root.filePath(QStringLiteral("square/red/broken.png")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
        broken.close();
        writeTable(table + "square/red/same.png,red,white\nsquare/red/broken.png,red,\n");
        const auto more = sg::readLabelled(path("labels.csv"), kSide, 3);
        QVERIFY(more && more->size() == 2);
        QCOMPARE(more->at(0).of, (std::vector<std::size_t>{1, 0, 1, 0, 1, 0, 1}));
        QCOMPARE(more->at(0).notes.size(), std::size_t(1));
        QVERIFY(more->at(0).notes[0].find("square/red/broken.png") != std::string::npos);
        QCOMPARE(more->at(1).pictures.count(), 6);
        QVERIFY(more->at(1).notes.empty());
        const auto inFolder = sg::readLabelled(path("square"), kSide, 3);
        QVERIFY(inFolder && inFolder->size() == 1);
        QCOMPARE(inFolder->front().pictures.count(), 7);
        QCOMPARE(inFolder->front().notes.size(), std::size_t(1));
        QVERIFY(inFolder->front().notes[0].find("broken.png") != std::string::npos);

        const auto message = [&](const char* name) {
            const auto read = sg::readLabelled(path(name), kSide, 3);
            return read ? std::string() : read.error().message;
        };
        writeTable("file,square\nsquare/red/0.png,red,more\n");
        QVERIFY(message("labels.csv").find("line 2") != std::string::npos);
        writeTable("file,square\nsquare/red/0.png,red\n");
        QVERIFY(message("labels.csv").find("two labels") != std::string::npos);
        QVERIFY(message("nowhere.csv").find("nowhere.csv") != std::string::npos);
        QVERIFY(message("square/red").find("sub-folder") != std::string::npos);
    }

    void whatCannotBeMeasuredIsSaid() {
        const auto model = tinyModel(1);
        const auto fails = [&](const sg::BiasInput& input, const sg::BiasOptions& options) {
            const auto result = sg::measureBias(input, options);
            return !result && result.error().code == sg::ErrorCode::InvalidArgument;
        };
        auto large = squares(2, 2, 1);
        large.resolution = 32;
        QVERIFY(fails({model.get(), nullptr, &large, nullptr}, {20, true}));
        QVERIFY(fails({model.get(), nullptr, nullptr, nullptr}, {20, false}));
        QVERIFY(fails({model.get(), nullptr, nullptr, nullptr}, {5, true}));
        sg::NewModelOptions options;
        options.resolution = 32;
        options.channelBase = 64;
        options.channelMax = 8;
        options.zDim = options.wDim = 8;
        options.mappingLayers = 2;
        const auto other = sg::newModel(options);
        QVERIFY(fails({model.get(), other.get(), nullptr, nullptr}, {20, true}));
    }
};

QTEST_GUILESS_MAIN(BiasTest)
#include "bias_test.moc"
