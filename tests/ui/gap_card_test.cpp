#include "tests/ui/fake_gap.h"
#include "tests/ui/strict.h"
#include "ui/common/background.h"
#include "ui/style/gap_card.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace sg {

class Model {};

namespace {

StyleSet pictures(std::size_t count) {
    StyleSet set;
    for (std::size_t i = 0; i < count; ++i) {
        set.pictures.emplace_back().pixelHash = std::to_string(i);
    }
    return set;
}

} // namespace

class GapCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_service = std::make_unique<FakeGap>();
        m_panel = std::make_unique<QWidget>();
        m_panel->resize(300, 300);
        m_card = new GapCard(*m_service, m_panel.get());
        m_card->resize(300, 300);
        m_panel->show();
        m_ask = m_card->findChild<QPushButton*>(QStringLiteral("askGap"));
        m_more = m_card->findChild<QPushButton*>(QStringLiteral("gapMore"));
        m_sentence = m_card->findChild<QLabel*>(QStringLiteral("gapSentence"));
        m_details = m_card->findChild<QScrollArea*>(QStringLiteral("gapDetails"));
        m_info.name = "toonhead";
    }

    void cleanup() {
        m_service->held = false;
        m_panel.reset();
        finishBackground();
    }

    void hidesUntilThereIsSomethingToAsk() {
        QVERIFY(!m_card->isVisible());
        m_card->setPictures(pictures(3));
        QVERIFY(!m_card->isVisible());
        m_card->setModel(std::make_shared<Model>(), m_info);
        QVERIFY(m_card->isVisible() && !m_sentence->isVisible() && !m_more->isVisible());
        m_card->setPictures(pictures(1));
        QVERIFY(!m_card->isVisible());
    }

    void answersInOneSentenceWithDetailsOnDemand() {
        ready();
        ask();
        QVERIFY(m_sentence->isVisible());
        QVERIFY(m_sentence->text().startsWith(QStringLiteral("toonhead and 3 pictures")));
        QVERIFY(m_more->isVisible() && !m_details->isVisible());
        QTest::mouseClick(m_more, Qt::LeftButton);
        QVERIFY(m_details->isVisible());
        QVERIFY(m_card->findChild<QLabel*>(QStringLiteral("gapReasons"))
                    ->text()
                    .contains(QStringLiteral("&lt;none&gt;")));
        QTest::mouseClick(m_more, Qt::LeftButton);
        QVERIFY(!m_details->isVisible());
    }

    void anAnswerAboutOtherPicturesIsThrownAway() {
        ready();
        m_service->held = true;
        QTest::mouseClick(m_ask, Qt::LeftButton);
        QVERIFY(!m_ask->isEnabled());
        QTRY_COMPARE(m_service->asked.load(), 1);
        const QSignalSpy answered(m_card, &GapCard::answered);
        m_card->setPictures(pictures(5)); // stops it
        QTRY_COMPARE(m_service->stopped.load(), 1);
        m_service->held = false;
        finishBackground();
        QCoreApplication::processEvents();
        QCOMPARE(answered.size(), 0);
        QVERIFY(!m_sentence->isVisible() && m_ask->isEnabled());
        ask();
        QVERIFY(m_sentence->text().contains(QStringLiteral("5 pictures")));
    }

    /// What a form may propose: only while the answer stands.
    void namesAnIntentAsLongAsItsAnswerStands() {
        ready();
        QCOMPARE(m_card->intent(), std::string());
        ask();
        QCOMPARE(m_card->intent(), std::string("faithful"));
        m_card->setPictures(pictures(4));
        QCOMPARE(m_card->intent(), std::string());
        m_service->preset = "quick-taste";
        ask();
        QCOMPARE(m_card->intent(), std::string("quick-taste"));
        m_card->setModel(std::make_shared<Model>(), m_info);
        QCOMPARE(m_card->intent(), std::string());
        m_service->preset.clear(); // it will not work, or there is nothing to learn
        ask();
        QCOMPARE(m_card->intent(), std::string());
        m_service->preset = "faithful";
        ask();
        m_service->broken = true;
        ask();
        QCOMPARE(m_card->intent(), std::string());
    }

    void weightsAndOrderKeepTheAnswer() {
        ready();
        ask();
        auto same = pictures(3);
        std::swap(same.pictures[0], same.pictures[2]);
        same.pictures[1].weight = 2.0;
        m_card->setPictures(same);
        QVERIFY(m_sentence->isVisible());
        same.pictures[1].crop.mirrored = true;
        m_card->setPictures(same);
        QVERIFY(!m_sentence->isVisible());
    }

    void saysWhatWentWrong() {
        ready();
        m_service->broken = true;
        ask();
        QCOMPARE(m_sentence->text(), QStringLiteral("a.png is gone"));
        QVERIFY(!m_more->isVisible());
    }

private:
    void ready() {
        m_card->setModel(std::make_shared<Model>(), m_info);
        m_card->setPictures(pictures(3));
    }

    void ask() {
        QSignalSpy answered(m_card, &GapCard::answered);
        QTest::mouseClick(m_ask, Qt::LeftButton);
        QTRY_COMPARE(answered.size(), 1);
    }

    std::unique_ptr<FakeGap> m_service;
    std::unique_ptr<QWidget> m_panel;
    GapCard* m_card = nullptr;
    QPushButton* m_ask = nullptr;
    QPushButton* m_more = nullptr;
    QLabel* m_sentence = nullptr;
    QScrollArea* m_details = nullptr;
    ModelInfo m_info;
};

} // namespace sg

QTEST_MAIN(sg::GapCardTest)
#include "gap_card_test.moc"
