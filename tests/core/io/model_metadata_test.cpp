// What travels with a model.

#include "core/io/model_metadata.h"

#include <QtTest>

using namespace sg;

class ModelMetadataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thereAndBack() {
        ModelInfo info;
        info.architecture = "StyleGAN2";
        info.licence = "CC BY-NC";
        info.nonCommercial = true;
        info.parentSha256 = std::string(64, 'a');
        info.training = R"({"kimg":5.0})";
        ModelInfo back;
        applyMetadata(metadataOf(info), back);
        QCOMPARE(back.licence, info.licence);
        QVERIFY(back.nonCommercial);
        QCOMPARE(back.parentSha256, info.parentSha256);
        QCOMPARE(back.training, info.training);
    }

    void theParentOfAFileIsThatFile() {
        ModelInfo info;
        info.parentSha256 = std::string(64, 'a');
        info.sha256 = std::string(64, 'b');
        QCOMPARE(metadataOf(info).at("parent_sha256"), info.sha256);
    }

    void unknownStaysUnknown() {
        const Metadata metadata = metadataOf({});
        QCOMPARE(metadata.at("licence"), std::string("unknown"));
        QCOMPARE(metadata.at("non_commercial"), std::string("no"));
        QVERIFY(!metadata.contains("parent_sha256"));
        QVERIFY(!metadata.contains("training"));
    }

    void otherAlphabetsStay() {
        ModelInfo info;
        info.licence = "© Jörg Müller, 写真: CC BY";
        ModelInfo back;
        applyMetadata(metadataOf(info), back);
        QCOMPARE(back.licence, info.licence);
        std::string umlauts;
        for (int i = 0; i < 150; ++i) {
            umlauts += "ü";
        }
        applyMetadata({{"licence", "x" + umlauts}}, back);
        QCOMPARE(back.licence, ("x" + umlauts).substr(0, 199)); // 200 would halve a character
    }

    void damagedValuesAreLeftOut() {
        ModelInfo info;
        applyMetadata(
            {{"licence", "evil\nlicence\x1b[2J" + std::string(5000, 'x')},
             {"parent_sha256", "../../etc/passwd"},
             {"training", "{broken"}},
            info);
        QVERIFY(info.licence.starts_with("evillicence[2Jxxx"));
        QVERIFY(info.licence.size() <= 200);
        QVERIFY(info.parentSha256.empty());
        QVERIFY(info.training.empty());
        applyMetadata({{"training", "[" + std::string(20'000, ' ') + "]"}, {"licence", ""}}, info);
        QVERIFY(info.training.empty());
        QVERIFY(!info.licence.empty());
    }
};

QTEST_GUILESS_MAIN(ModelMetadataTest)
#include "model_metadata_test.moc"
