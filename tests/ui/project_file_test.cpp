// Project files: written and read back, and what is said about files that are no projects.

#include "tests/ui/strict.h"
#include "ui/project/project_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace sg {

class ProjectFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { failOnAnyWarning(); }

    void everythingComesBack() {
        const ProjectDocument document = full();
        QVERIFY(writeProject(document, at("cats.stylegraft")));
        const auto stored = readProject(at("cats.stylegraft"));
        QVERIFY(stored);
        QVERIFY(stored->document == document);
    }

    void anEmptyProjectComesBack() {
        QVERIFY(writeProject({}, at("empty.stylegraft")));
        const auto stored = readProject(at("empty.stylegraft"));
        QVERIFY(stored);
        QVERIFY(stored->document.empty());
        QVERIFY(stored->document == ProjectDocument{});
    }

    void aMovedFolderIsFoundFromTheProject() {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("old/pictures")));
        ProjectDocument document;
        document.pictures.push_back({at("old/pictures/a.png"), {}, "a.png", {}, 1.0, {}});
        document.model.file = at("old/face.pkl");
        QVERIFY(writeProject(document, at("old/cats.stylegraft")));
        put("old/pictures/a.png", "picture");
        QVERIFY(QDir(m_folder.path()).rename(QStringLiteral("old"), QStringLiteral("new")));
        const auto stored = readProject(at("new/cats.stylegraft"));
        QVERIFY(stored);
        QVERIFY(stored->document.pictures[0].file == at("new/pictures/a.png"));
        QVERIFY(stored->modelBeside == at("new/face.pkl"));
        QVERIFY(stored->document.model.file == at("old/face.pkl")); // nobody has checked the other
    }

    void whatIsNoProjectIsSaidInASentence_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        const QString damaged = QStringLiteral("is damaged");
        QTest::newRow("empty") << QByteArray() << damaged;
        QTest::newRow("no JSON") << QByteArray("\x89PNG\r\n") << damaged;
        QTest::newRow("other JSON") << QByteArray("{\"model\": {}}") << damaged;
        QTest::newRow("cut") << QByteArray("{\"stylegraft_project\": 1, \"pict") << damaged;
        QTest::newRow("wrong type")
            << QByteArray("{\"stylegraft_project\": 1, \"pictures\": [7]}") << damaged;
        QTest::newRow("model without file")
            << QByteArray("{\"stylegraft_project\": 1, \"model\": {}}") << damaged;
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << damaged;
        QTest::newRow("newer") << QByteArray("{\"stylegraft_project\": 2}")
                               << QStringLiteral("newer version");
        QTest::newRow("large") << QByteArray(qsizetype(kLargestProjectFile) + 1, ' ')
                               << QStringLiteral("too large");
    }

    void whatIsNoProjectIsSaidInASentence() {
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        put("odd.stylegraft", content);
        const auto stored = readProject(at("odd.stylegraft"));
        QVERIFY(!stored);
        const QString said = QString::fromStdString(stored.error().message);
        QVERIFY2(said.contains(words), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("odd.stylegraft")));
    }

    void aMissingFileIsNamed() {
        const auto stored = readProject(at("none.stylegraft"));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::FileNotFound);
    }

    void oddNumbersAreBroughtIntoTheirRange() {
        put("odd.stylegraft",
            "{\"stylegraft_project\": 1, \"faders\": {\"g4\": 7}, \"desk\": {\"g8\": {\"at\": -2}},"
            "\"blend\": {\"g8\": 9}, \"masks\": [{\"seed\": 1, \"png\": \"?\"}], \"pictures\":"
            "[{\"file\": \"/x/a.png\", \"weight\": -3, \"crop\": {\"side\": 90}}]}");
        const auto stored = readProject(at("odd.stylegraft"));
        QVERIFY(stored);
        QCOMPARE(stored->document.freeze.factor("g4"), 1.0);
        QCOMPARE(stored->document.desk.at("g8").position, 0);
        QCOMPARE(stored->document.blend.factor("g8"), 1.0);
        QVERIFY(stored->document.masks.empty());
        QCOMPARE(stored->document.pictures[0].weight, 0.0);
        QCOMPARE(stored->document.pictures[0].crop.side, 1.0);
    }

private:
    [[nodiscard]] std::filesystem::path at(const char* name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    void put(const char* name, const QByteArray& content) const {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    [[nodiscard]] ProjectDocument full() const {
        ProjectDocument document;
        document.model = {at("models/face.pkl"), "face", std::string(64, 'a'), 1234};
        PictureCrop crop;
        crop.x = 0.25;
        crop.side = 0.5;
        crop.degrees = 12.0;
        crop.mirrored = true;
        document.pictures = {
            {at("a.png"), {}, "a.png", std::string(64, 'b'), 2.5, crop},
            {at("b.zip"), "in/b.png", "b.zip/in/b.png", {}, 0.0, {}}};
        document.pictures[1].crop.fit = PictureCrop::Fit::Squeeze;
        document.settings.kimg = 7.0;
        document.settings.mirror = true;
        document.settings.augment = "bgc";
        document.settings.method = "full";
        document.intent = "faithful";
        document.freeze.factors = {{"g4", 0.0}, {"mapping", 0.5}};
        document.desk = {{"g4", {0, false, true}}, {"g8", {13, true, false}}};
        document.blend.factors = {{"g8", 0.25}, {"torgb", 0.0}};
        Image mask({24, 16}, 1);
        for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
            mask.pixels[i] = static_cast<std::uint8_t>(i * 7);
        }
        document.masks = {{4'000'000'000U, mask}};
        document.run = at("runs/one");
        document.branch = "warm";
        document.pins = PinBoard().state();
        document.pins.seeds[3] = 4'000'000'000U;
        document.pins.locked[3] = true;
        document.pins.side = 2;
        document.pins.psi = 0.4;
        document.pins.turns = {0.25, 0.5, 0.0, 0.125};
        document.compare = CompareMode::Split;
        document.layout = QByteArray("\x00\xff docks", 8);
        return document;
    }

    QTemporaryDir m_folder;
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::ProjectFileTest)
#include "project_file_test.moc"
