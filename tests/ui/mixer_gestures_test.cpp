// What hands do on the mixer: one change a gesture, linked faders, the letter keys.

#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/mixer/fader.h"
#include "ui/mixer/freeze_mixer.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTest>
#include <QToolButton>

namespace sg {

class MixerGesturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_mixer = std::make_unique<FreezeMixer>();
        m_mixer->setGroups(fakeGroups(64));
        m_mixer->resize(420, 600);
        m_mixer->show();
        QVERIFY(QTest::qWaitForWindowActive(m_mixer.get()));
        m_told = std::make_unique<QSignalSpy>(m_mixer.get(), &FreezeMixer::planChanged);
    }

    void cleanup() {
        m_told.reset();
        m_mixer.reset();
    }

    void aDragIsOneChange() {
        press("g8");
        drag("g8", 7);
        drag("g8", 0);
        QCOMPARE(m_told->count(), 0); // the hand is still on it
        QCOMPARE(fader("g8")->value(), 0);
        release("g8");
        QCOMPARE(m_told->count(), 1);
        QVERIFY(told().isFrozen("g8"));
    }

    void aDragThereAndBackIsNone() {
        press("g8");
        drag("g8", 7);
        drag("g8", 20);
        release("g8");
        QCOMPARE(fader("g8")->value(), 20);
        QCOMPARE(m_told->count(), 0);
    }

    void aKeyThatIsHeldIsOneChange() {
        fader("d16")->setFocus();
        for (int i = 0; i < 6; ++i) {
            QKeyEvent down(
                QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier, QString(), i > 0 /* repeats */);
            QCoreApplication::sendEvent(fader("d16"), &down);
        }
        QCOMPARE(m_told->count(), 0);
        QTest::keyRelease(fader("d16"), Qt::Key_Down);
        QCOMPARE(m_told->count(), 1);
        QCOMPARE(told().factor("d16"), 0.7);
    }

    void aKeyHeldWhileTheFocusGoesIsNotLost() {
        fader("d16")->setFocus();
        QTest::keyPress(fader("d16"), Qt::Key_Down);
        fader("d8")->setFocus();
        QCOMPARE(m_told->count(), 1);
        QCOMPARE(told().factor("d16"), 0.95);
    }

    void theWheelMovesAFaderThatHasTheFocus() {
        fader("g32")->setFocus();
        QWheelEvent wheel(
            {5, 5},
            fader("g32")->mapToGlobal(QPointF(5, 5)),
            {},
            {0, -120},
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(fader("g32"), &wheel);
        QVERIFY(fader("g32")->value() < 20);
        QCOMPARE(m_told->count(), 1);
    }

    void theLettersMuteAndSolo() {
        fader("g16")->setFocus();
        QTest::keyClick(fader("g16"), Qt::Key_M);
        QVERIFY(button("mute_g16")->isChecked());
        QCOMPARE(m_told->count(), 1);
        QVERIFY(told().isFrozen("g16"));
        QTest::keyClick(fader("g16"), Qt::Key_M);
        QVERIFY(!button("mute_g16")->isChecked());
        QTest::keyClick(fader("g16"), Qt::Key_S);
        QVERIFY(button("solo_g16")->isChecked());
        QVERIFY(told().isFrozen("g4"));
        QVERIFY(!told().isFrozen("g16"));
        QCOMPARE(m_told->count(), 3);
        QCOMPARE(fader("g16")->value(), 20);
        // With a modifier they belong to the window.
        QTest::keyClick(fader("g16"), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(button("solo_g16")->isChecked());
    }

    void onlyTheFadersAreStopsOfTheTabKey() {
        fader("mapping")->setFocus();
        QTest::keyClick(fader("mapping"), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(fader("g4")));
    }

    void theTabKeyBringsAFaderIntoView() {
        m_mixer->setGroups(fakeGroups(1024));
        m_mixer->resize(370, 560);
        QTest::qWait(50);
        QVERIFY(fader("torgb")->visibleRegion().isEmpty());
        fader("d1024")->setFocus();
        QTest::keyClick(fader("d1024"), Qt::Key_Backtab, Qt::ShiftModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(fader("torgb")));
        QVERIFY(!fader("torgb")->visibleRegion().isEmpty());
    }

    void linkedFadersKeepTheirDistances() {
        fader("g8")->setValue(15);
        QTest::mouseClick(button("link_generator"), Qt::LeftButton);
        m_told->clear();
        press("g16");
        drag("g16", 14);
        release("g16");
        QCOMPARE(m_told->count(), 1);
        QCOMPARE(fader("g16")->value(), 14);
        QCOMPARE(fader("g4")->value(), 14);
        QCOMPARE(fader("g8")->value(), 9);
        QCOMPARE(fader("torgb")->value(), 14);
        QCOMPARE(fader("d16")->value(), 20); // the other desk stands still
        QCOMPARE(told().factor("g8"), 0.45);
    }

    void aLinkedFaderAtItsEndComesBackWhereItWas() {
        fader("g8")->setValue(5);
        QTest::mouseClick(button("link_generator"), Qt::LeftButton);
        fader("g16")->setFocus();
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(fader("g16"), Qt::Key_Down);
        }
        QCOMPARE(fader("g16")->value(), 12);
        QCOMPARE(fader("g8")->value(), 0);
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(fader("g16"), Qt::Key_Up);
        }
        QCOMPARE(fader("g16")->value(), 20);
        QCOMPARE(fader("g8")->value(), 5);
        // Once the link is off, what was pushed against an end is where it is.
        QTest::keyClick(fader("g16"), Qt::Key_Home);
        QCOMPARE(fader("g8")->value(), 0);
        QTest::mouseClick(button("link_generator"), Qt::LeftButton);
        QTest::mouseClick(button("link_generator"), Qt::LeftButton);
        QTest::keyClick(fader("g16"), Qt::Key_End);
        QCOMPARE(fader("g8")->value(), 20);
    }

    void aMutedFaderFollowsAndStaysMuted() {
        QTest::mouseClick(button("link_critic"), Qt::LeftButton);
        QTest::mouseClick(button("mute_d8"), Qt::LeftButton);
        fader("d4")->setValue(10);
        QCOMPARE(fader("d8")->value(), 10);
        QVERIFY(told().isFrozen("d8"));
        QCOMPARE(told().factor("d16"), 0.5);
    }

    void shiftMovesAllOnce() {
        fader("g16")->setFocus();
        QTest::keyClick(fader("g16"), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_told->count(), 1);
        QCOMPARE(fader("g4")->value(), 19);
        QCOMPARE(fader("d4")->value(), 20);
        QTest::keyClick(fader("g16"), Qt::Key_Down);
        QCOMPARE(fader("g16")->value(), 18);
        QCOMPARE(fader("g4")->value(), 19);
        press("g16", Qt::ShiftModifier);
        drag("g16", 10);
        release("g16");
        QCOMPARE(fader("g16")->value(), 10);
        QCOMPARE(fader("g4")->value(), 11);
        QCOMPARE(m_told->count(), 3);
    }

    void aDragThatIsOverruledTellsNothing() {
        press("g8");
        drag("g8", 3);
        m_mixer->setPlan({});
        QCOMPARE(m_told->count(), 1);
        release("g8");
        QCOMPARE(m_told->count(), 1);
    }

private:
    Fader* fader(const char* id) {
        return m_mixer->findChild<Fader*>(QStringLiteral("fader_") + QString::fromLatin1(id));
    }

    QToolButton* button(const char* name) {
        return m_mixer->findChild<QToolButton*>(QString::fromLatin1(name));
    }

    [[nodiscard]] FreezePlan told() const { return m_told->last()[0].value<FreezePlan>(); }

    /// Where the handle is when the fader has this value.
    static QPoint placeOf(Fader* fader, int value) {
        QStyleOptionSlider option;
        option.initFrom(fader);
        option.orientation = Qt::Vertical;
        option.minimum = fader->minimum();
        option.maximum = fader->maximum();
        option.upsideDown = true;
        option.sliderPosition = option.sliderValue = value;
        return fader->style()
            ->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, fader)
            .center();
    }

    void press(const char* id, Qt::KeyboardModifiers modifiers = {}) {
        Fader* at = fader(id);
        m_hand = placeOf(at, at->value());
        QTest::mousePress(at, Qt::LeftButton, modifiers, m_hand);
    }

    void drag(const char* id, int value) {
        m_hand = placeOf(fader(id), value);
        QMouseEvent move(
            QEvent::MouseMove,
            QPointF(m_hand),
            QPointF(fader(id)->mapToGlobal(m_hand)),
            Qt::NoButton,
            Qt::LeftButton,
            Qt::NoModifier);
        QCoreApplication::sendEvent(fader(id), &move);
    }

    void release(const char* id) { QTest::mouseRelease(fader(id), Qt::LeftButton, {}, m_hand); }

    std::unique_ptr<FreezeMixer> m_mixer;
    std::unique_ptr<QSignalSpy> m_told;
    QPoint m_hand;
};

} // namespace sg

QTEST_MAIN(sg::MixerGesturesTest)
#include "mixer_gestures_test.moc"
