#include "core/data/picture_labels.h"
#include "tests/core/data/picture_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace fs = std::filesystem;
using namespace sg::test;

class PictureLabelsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_pictures = 0;

    fs::path at(const std::string& name) const {
        return fs::path(m_folder->path().toStdString()) / name;
    }

    QByteArray png() {
        QImage image = gradient(8, 8);
        image.setPixelColor(0, 0, QColor(++m_pictures, 0, 77));
        return encoded(image, "png");
    }

    void add(const std::string& name) {
        fs::create_directories(at(name).parent_path());
        writeBytes(at(name), png());
    }

    static sg::StyleSet imported(const std::vector<fs::path>& inputs) {
        return *sg::importStyle(inputs);
    }

    static QString messageOf(const sg::StyleSet& set, int cDim) {
        const auto labels = sg::pictureLabels(set, cDim);
        return labels ? QString() : QString::fromStdString(labels.error().message);
    }

private Q_SLOTS:

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_pictures = 0;
    }

    void unconditionalModelsNeedNone() {
        add("a.png");
        const auto labels = sg::pictureLabels(imported({at("")}), 0);
        QVERIFY(labels && labels->classes.empty());
        QVERIFY(sg::pictureLabels({}, 3)->classes.empty());
    }

    void datasetJsonInAFolder() {
        add("00000/a.png");
        add("00000/b.png");
        add("c.png");
        writeBytes(
            at("dataset.json"),
            R"({"labels": [["00000/a.png", 2], ["00000/b.png", 0], ["c.png", 1]]})");
        const auto labels = sg::pictureLabels(imported({at("")}), 3);
        QVERIFY2(labels, labels ? "" : labels.error().message.c_str());
        QCOMPARE(labels->classes, (std::vector<int>{2, 0, 1}));
        QVERIFY(labels->names.empty());
        // A model of more classes than the file uses is fine.
        QCOMPARE(sg::pictureLabels(imported({at("")}), 5)->classes, (std::vector<int>{2, 0, 1}));
    }

    void datasetJsonInAZip() {
        writeZip(
            at("set.zip"),
            {{QStringLiteral("x/dataset.json"),
              R"({"labels": [["y/a.png", [0, 1]], ["y/b.png", [1, 0]]]})"},
             {QStringLiteral("x/y/a.png"), png()},
             {QStringLiteral("x/y/b.png"), png()}});
        const auto labels = sg::pictureLabels(imported({at("set.zip")}), 2);
        QVERIFY2(labels, labels ? "" : labels.error().message.c_str());
        QCOMPARE(labels->classes, (std::vector<int>{1, 0}));
    }

    void datasetJsonWithoutLabelsIsNone() {
        add("cats/a.png");
        add("dogs/b.png");
        writeBytes(at("dataset.json"), R"({"labels": null})");
        QCOMPARE(sg::pictureLabels(imported({at("")}), 2)->classes, (std::vector<int>{0, 1}));
    }

    void subFolders() {
        add("set/dogs/b.png");
        add("set/cats/a.png");
        add("set/dogs/deep/c.png");
        for (const char* input : {"", "set"}) { // a folder around all of them is no class
            const auto labels = sg::pictureLabels(imported({at(input)}), 2);
            QVERIFY(labels);
            QCOMPARE(labels->classes, (std::vector<int>{0, 1, 1}));
            QCOMPARE(labels->names, (std::vector<std::string>{"cats", "dogs"}));
        }
    }

    void numberedFoldersGoByValue() {
        add("10/a.png");
        add("9/b.png");
        add("007/c.png");
        const auto labels = sg::pictureLabels(imported({at("")}), 3);
        QVERIFY(labels);
        QCOMPARE(labels->names, (std::vector<std::string>{"007", "9", "10"}));
        QCOMPARE(labels->classes, (std::vector<int>{0, 2, 1}));
    }

    void severalInputsShareTheirClasses() {
        add("one/cats/a.png");
        add("one/dogs/b.png");
        writeZip(
            at("two.zip"),
            {{QStringLiteral("cats/c.png"), png()}, {QStringLiteral("dogs/d.png"), png()}});
        const auto labels = sg::pictureLabels(imported({at("one"), at("two.zip")}), 2);
        QVERIFY(labels);
        QCOMPARE(labels->classes, (std::vector<int>{0, 1, 0, 1}));
    }

    void oneClassNeedsNoFolder() {
        add("a.png");
        add("b.png");
        QCOMPARE(sg::pictureLabels(imported({at("")}), 1)->classes, (std::vector<int>{0, 0}));
    }

    void errorsSayWhatIsMissing() {
        add("cats/a.png");
        add("dogs/b.png");
        auto message = messageOf(imported({at("")}), 3);
        QVERIFY2(message.contains(QStringLiteral("2 sub-folders")), qPrintable(message));
        QVERIFY(message.contains(QStringLiteral("3 classes")));
        add("c.png");
        message = messageOf(imported({at("")}), 2);
        QVERIFY2(
            message.contains(QStringLiteral("c.png lies in no sub-folder")), qPrintable(message));

        writeBytes(at("dataset.json"), R"({"labels": [["cats/a.png", 0], ["dogs/b.png", 3]]})");
        message = messageOf(imported({at("")}), 3);
        QVERIFY2(message.contains(QStringLiteral("4 classes")), qPrintable(message));
        message = messageOf(imported({at("")}), 4);
        QVERIFY2(message.contains(QStringLiteral("c.png has no label in")), qPrintable(message));
        QVERIFY(message.contains(QStringLiteral("dataset.json")));

        writeBytes(at("dataset.json"), R"({"labels": [["c.png", [0.5, 0.5]]]})");
        const auto one = imported({at("c.png")});
        message = messageOf(one, 2);
        QVERIFY2(message.contains(QStringLiteral("mixes classes")), qPrintable(message));
        message = messageOf(one, 3);
        QVERIFY2(message.contains(QStringLiteral("2 classes")), qPrintable(message));

        writeBytes(at("dataset.json"), "{");
        message = messageOf(one, 2);
        QVERIFY2(
            message.contains(QStringLiteral("dataset.json: the labels are damaged")),
            qPrintable(message));
    }

    void noLabelsAtAll() {
        add("a.png");
        add("b.png");
        const auto message = messageOf(imported({at("")}), 2);
        QVERIFY2(
            message.startsWith(QStringLiteral("The pictures have no labels")), qPrintable(message));
    }

    void someInputsLackTheFile() {
        add("one/a.png");
        writeBytes(at("one/dataset.json"), R"({"labels": [["a.png", 1]]})");
        add("two/b.png");
        const auto message = messageOf(imported({at("one"), at("two")}), 2);
        QVERIFY2(
            message.contains(QStringLiteral("b.png has no dataset.json")), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(PictureLabelsTest)
#include "picture_labels_test.moc"
