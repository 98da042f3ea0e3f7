#include "tests/ui/fake_pictures.h"
#include "tests/ui/strict.h"
#include "ui/habits/input_habits.h"
#include "ui/style/contact_sheet.h"
#include "ui/style/critic_sheet.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QThreadPool>

namespace sg {

class CriticSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        open(setOf({1.0, 1.0, 0.0}));
    }

    void cleanup() {
        m_sheet.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void showsDrawsByWeight() {
        m_sheet->setLook("bgc", 0.5, false);
        waitUntilDrawn();
        QCOMPARE(pictures().size(), std::size_t(24));
        int first = 0;
        int second = 0;
        for (const QImage& picture : pictures()) {
            // 10 times the row, brighter by half of 100.
            first += picture.pixelColor(3, 3).red() == 60;
            second += picture.pixelColor(3, 3).red() == 70;
        }
        QVERIFY(first > 0 && second > 0);
        QCOMPARE(first + second, 24); // weight 0 is never seen
    }

    void theSliderIsTheProbability() {
        m_sheet->setLook("bgc", 0.25, false);
        waitUntilDrawn();
        auto* slider = part<QSlider>("criticP");
        QCOMPARE(slider->value(), 25);
        QCOMPARE(part<QLabel>("criticWords")->text(), QStringLiteral("p = 0.25"));
        const int before = pictures()[0].pixelColor(0, 0).red();
        slider->setValue(75);
        waitUntilDrawn();
        QCOMPARE(pictures()[0].pixelColor(0, 0).red(), before + 50);
    }

    void aDoubleClickGoesBackToTheTraining() {
        installInputHabits(*qApp);
        m_sheet->setLook("bgc", 0.25, false);
        auto* slider = part<QSlider>("criticP");
        slider->setValue(75);
        QTest::mouseDClick(slider, Qt::LeftButton, {}, QPoint(2, slider->height() / 2));
        QCOMPARE(slider->value(), 25);
        slider->setValue(75);
        m_sheet->setLiveP(0.4); // not followed any more
        QCOMPARE(slider->value(), 75);
        QTest::mouseDClick(slider, Qt::LeftButton, {}, QPoint(2, slider->height() / 2));
        QCOMPARE(slider->value(), 40);
        waitUntilDrawn();
    }

    void drawingAgainDrawsOthers() {
        m_sheet->setLook("bgc", 0.0, false);
        waitUntilDrawn();
        const auto before = pictures();
        QTest::mouseClick(part<QPushButton>("criticAgain"), Qt::LeftButton);
        waitUntilDrawn();
        QVERIFY(pictures() != before);
        QVERIFY(pictures()[0].pixelColor(0, 0).blue() != before[0].pixelColor(0, 0).blue());
    }

    void followsTheTrainingUntilTheSliderIsMoved() {
        m_sheet->setLook("bg", 0.0, false);
        auto* follow = part<QCheckBox>("criticFollow");
        auto* slider = part<QSlider>("criticP");
        QVERIFY(!follow->isVisible());
        m_sheet->setLiveP(0.3);
        QVERIFY(follow->isVisible());
        QCOMPARE(slider->value(), 30);
        slider->setValue(60);
        QVERIFY(!follow->isChecked());
        m_sheet->setLiveP(0.4);
        QCOMPARE(slider->value(), 60);
        follow->click();
        m_sheet->setLiveP(0.5);
        QCOMPARE(slider->value(), 50);
        m_sheet->endLive();
        QVERIFY(!follow->isVisible());
        waitUntilDrawn();
    }

    void whatIsAlwaysOnHasNoProbability() {
        m_sheet->setLook("diff", 0.2, false);
        QVERIFY(!part<QSlider>("criticP")->isEnabled());
        QCOMPARE(part<QLabel>("criticWords")->text(), QStringLiteral("always on"));
        m_sheet->setLook("none", 0.2, false);
        QVERIFY(part<QLabel>("criticKind")->text().startsWith(QStringLiteral("nothing")));
        QVERIFY(part<QLabel>("criticWords")->text().isEmpty());
        waitUntilDrawn();
    }

    void otherPicturesAreShownAtOnce() {
        m_sheet->setLook("none", 0.0, false);
        waitUntilDrawn();
        m_sheet->setPictures(setOf({0.0, 0.0, 1.0}));
        waitUntilDrawn();
        for (const QImage& picture : pictures()) {
            QCOMPARE(picture.pixelColor(3, 3).red(), 30);
        }
    }

    void aPictureThatIsGoneIsSaid() {
        StyleSet set = setOf({1.0});
        set.pictures[0].name = "gone.png";
        m_sheet->setPictures(set);
        waitUntilDrawn();
        QVERIFY(pictures().empty());
        m_sheet->setPictures(setOf({1.0}));
        waitUntilDrawn();
        QCOMPARE(pictures().size(), std::size_t(24));
    }

    void mayBeClosedWhileDrawing() {
        m_sheet->setPictures(setOf({1.0, 1.0}));
        m_sheet.reset();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
    }

private:
    static StyleSet setOf(const std::vector<double>& weights) {
        StyleSet set;
        for (const double weight : weights) {
            StylePicture& picture = set.pictures.emplace_back();
            picture.weight = weight;
            picture.original = {640, 480};
            picture.thumbnail = Image({8, 8}, 3);
            for (auto& value : picture.thumbnail.pixels) {
                value = static_cast<std::uint8_t>(10 * set.pictures.size());
            }
        }
        return set;
    }

    void open(const StyleSet& set) {
        m_sheet = std::make_unique<CriticSheet>(m_services, set, CriticSheet::ModelSize{16, 3});
        m_sheet->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_sheet.get()));
    }

    void waitUntilDrawn() {
        QSignalSpy drawn(m_sheet.get(), &CriticSheet::drawn);
        QVERIFY(drawn.wait(5000));
    }

    template <typename T>
    T* part(const char* name) {
        return m_sheet->findChild<T*>(QString::fromLatin1(name));
    }

    const std::vector<QImage>& pictures() {
        return part<ContactSheet>("criticPictures")->pictures();
    }

    FakePictures m_services;
    std::unique_ptr<CriticSheet> m_sheet;
};

} // namespace sg

QTEST_MAIN(sg::CriticSheetTest)
#include "critic_sheet_test.moc"
