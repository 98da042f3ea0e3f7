#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/mixer/drift_strip.h"
#include "ui/mixer/fader.h"
#include "ui/mixer/freeze_mixer.h"

#include <QAction>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

namespace sg {

class FreezeMixerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_mixer = std::make_unique<FreezeMixer>();
        m_mixer->setGroups(fakeGroups(64));
        m_mixer->resize(420, 600);
        m_mixer->show();
    }

    void hasOneFaderAGroupAllUp() {
        const auto sliders = m_mixer->findChildren<Fader*>();
        QCOMPARE(sliders.size(), qsizetype(fakeGroups(64).size()));
        for (const Fader* slider : sliders) {
            QCOMPARE(slider->value(), slider->maximum());
        }
        QVERIFY(m_mixer->plan().factors.empty());
    }

    void aFaderAtTheBottomFreezes() {
        QSignalSpy changed(m_mixer.get(), &FreezeMixer::planChanged);
        fader("g8")->setValue(0);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_mixer->plan().isFrozen("g8"));
        QCOMPARE(m_mixer->plan().factors.size(), std::size_t(1));
    }

    void keysMoveAFaderInSmallSteps() {
        fader("d16")->setFocus();
        QTest::keyClick(fader("d16"), Qt::Key_Down);
        QCOMPARE(m_mixer->plan().factor("d16"), 0.95);
        QTest::keyClick(fader("d16"), Qt::Key_Home);
        QVERIFY(m_mixer->plan().isFrozen("d16"));
    }

    void aDoubleClickResets() {
        fader("g16")->setValue(3);
        QTest::mouseDClick(fader("g16"), Qt::LeftButton);
        QCOMPARE(m_mixer->plan().factor("g16"), 1.0);
    }

    void theWheelOnlyMovesAFaderThatHasTheFocus() {
        QSlider* slider = fader("g32");
        m_mixer->setFocus();
        QWheelEvent wheel(
            {5, 5},
            slider->mapToGlobal(QPointF(5, 5)),
            {},
            {0, -120},
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(slider, &wheel);
        QCOMPARE(slider->value(), slider->maximum());
    }

    void presetsNameTheirLayers_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("frozen");
        QTest::newRow("free") << QStringLiteral("free") << QString();
        QTest::newRow("pose") << QStringLiteral("pose") << QStringLiteral("g4 g8 mapping");
        QTest::newRow("colour") << QStringLiteral("colour") << QStringLiteral("g16 g4 g8 mapping");
        QTest::newRow("critic") << QStringLiteral("critic") << QStringLiteral("d32 d64");
    }

    void presetsNameTheirLayers() {
        QFETCH(QString, preset);
        QFETCH(QString, frozen);
        fader("torgb")->setValue(7);
        QSignalSpy changed(m_mixer.get(), &FreezeMixer::planChanged);
        m_mixer->findChild<QAction*>(QStringLiteral("preset_") + preset)->trigger();
        QCOMPARE(changed.count(), 1); // one change, however many faders move
        for (const auto& [id, factor] : m_mixer->plan().factors) {
            QCOMPARE(factor, 0.0);
        }
        QCOMPARE(namesOf(m_mixer->plan()), frozen);
    }

    void resetLiftsAll() {
        fader("g4")->setValue(0);
        fader("d4")->setValue(9);
        QTest::mouseClick(
            m_mixer->findChild<QToolButton*>(QStringLiteral("resetFaders")), Qt::LeftButton);
        QVERIFY(m_mixer->plan().factors.empty());
    }

    void anotherModelHasOtherFaders() {
        fader("g4")->setValue(0);
        m_mixer->setGroups(fakeGroups(1024));
        QVERIFY(m_mixer->plan().factors.empty());
        QVERIFY(fader("g1024") != nullptr);
        QVERIFY(fader("d1024") != nullptr);
    }

    void theTooltipTellsTheSize() {
        QVERIFY(fader("mapping")->toolTip().contains(QStringLiteral("524 thousand values")));
    }

    void muteFreezesAndTheFaderKeepsItsPlace() {
        fader("g8")->setValue(10);
        QSignalSpy changed(m_mixer.get(), &FreezeMixer::planChanged);
        click("mute_g8");
        QCOMPARE(changed.count(), 1);
        QVERIFY(changed[0][0].value<FreezePlan>().isFrozen("g8"));
        QCOMPARE(fader("g8")->value(), 10);
        QVERIFY(part<QLabel>("value_g8")->toolTip().contains(QStringLiteral("muted")));
        QVERIFY(part<QLabel>("value_g8")->toolTip().contains(QStringLiteral("0.50")));
        fader("g8")->setValue(15); // unheard for now
        QCOMPARE(changed.count(), 1);
        click("mute_g8");
        QCOMPARE(changed.count(), 2);
        QCOMPARE(m_mixer->plan().factor("g8"), 0.75);
    }

    void whatIsFrozen_data() {
        QTest::addColumn<QString>("clicks");
        QTest::addColumn<QString>("frozen");
        const auto row = [](const char* clicks, const char* frozen) {
            QTest::newRow(clicks) << QString::fromLatin1(clicks) << QString::fromLatin1(frozen);
        };
        row("mute_g4", "g4");
        row("mute_g4 mute_d8", "d8 g4");
        row("mute_g4 mute_d8 mute_g4", "d8");
        row("solo_g16", "g32 g4 g64 g8 mapping torgb");
        row("solo_g16 solo_mapping", "g32 g4 g64 g8 torgb");
        row("solo_g16 solo_mapping solo_g16", "g16 g32 g4 g64 g8 torgb");
        row("solo_g16 solo_g16", "");
        row("solo_d4", "d16 d32 d64 d8"); // the generator is another desk
        row("solo_d4 solo_torgb", "d16 d32 d64 d8 g16 g32 g4 g64 g8 mapping");
        row("solo_g16 mute_g16", "g16 g32 g4 g64 g8 mapping torgb"); // mute wins
        row("solo_g16 mute_g4 solo_g16", "g4");
    }

    void whatIsFrozen() {
        QFETCH(QString, clicks);
        QFETCH(QString, frozen);
        const QStringList names = clicks.split(QLatin1Char(' '));
        QSignalSpy changed(m_mixer.get(), &FreezeMixer::planChanged);
        for (const QString& name : names) {
            click(name.toLatin1().constData());
        }
        QCOMPARE(namesOf(m_mixer->plan()), frozen);
        // Each click changed the plan, but for muting what a solo holds.
        QCOMPARE(changed.count(), names.size() - (clicks.contains(QStringLiteral("16 mute_g4 "))));
        for (const QSlider* slider : m_mixer->findChildren<QSlider*>()) {
            QCOMPARE(slider->value(), slider->maximum());
        }
    }

    void aSoloSaysWhatItHolds() {
        click("solo_g16");
        click("solo_torgb");
        QCOMPARE(
            part<QLabel>("value_g4")->toolTip(),
            QStringLiteral("Frozen by the solo of g16, torgb; the fader stands at 1.00"));
        QCOMPARE(fader("g4")->accessibleDescription(), part<QLabel>("value_g4")->toolTip());
        QVERIFY(part<QLabel>("value_g16")->toolTip().isEmpty());
        QCOMPARE(part<QLabel>("value_g16")->text(), QStringLiteral("1.00"));
    }

    void anExplicitPlanClearsMuteAndSolo() {
        click("mute_g4");
        click("solo_d8");
        FreezePlan wanted;
        wanted.factors["g8"] = 0.5;
        m_mixer->setPlan(wanted);
        QVERIFY(!part<QToolButton>("mute_g4")->isChecked());
        QVERIFY(!part<QToolButton>("solo_d8")->isChecked());
        QCOMPARE(m_mixer->plan(), wanted);
        click("solo_d8");
        click("resetFaders");
        QVERIFY(m_mixer->plan().factors.empty());
    }

    void movedFadersOverruleMuteAndSolo() {
        fader("d4")->setValue(10);
        click("mute_d64");
        click("mute_g4");
        click("solo_d8");
        QSignalSpy changed(m_mixer.get(), &FreezeMixer::planChanged);
        m_mixer->moveFaders({{"d64", 0.25}, {"d32", 0.0}}, QStringLiteral("Set by the coach: x"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_mixer->plan().factor("d64"), 0.25);
        QVERIFY(m_mixer->plan().isFrozen("d32"));
        QVERIFY(m_mixer->plan().isFrozen("g4")); // was not spoken of
        QVERIFY(m_mixer->plan().isFrozen("d16"));
        QVERIFY(m_mixer->plan().isFrozen("d4"));
        click("solo_d8");
        click("solo_d64");
        QCOMPARE(m_mixer->plan().factor("d4"), 0.5);
        QVERIFY(part<QLabel>("freezeReason")->isVisible());
    }

    void theCountFollows() {
        auto* generator = part<QLabel>("count_generator");
        auto* critic = part<QLabel>("count_critic");
        QCOMPARE(generator->text(), QStringLiteral("All 5.5 million numbers may change"));
        QCOMPARE(critic->text(), QStringLiteral("All 4.5 million numbers may change"));
        fader("g4")->setValue(1);
        QCOMPARE(generator->text(), QStringLiteral("All 5.5 million numbers may change"));
        fader("g4")->setValue(0);
        QCOMPARE(generator->text(), QStringLiteral("4.5 of 5.5 million numbers may change"));
        click("mute_g8");
        QCOMPARE(generator->text(), QStringLiteral("3.5 of 5.5 million numbers may change"));
        click("solo_torgb");
        QCOMPARE(generator->text(), QStringLiteral("0.01 of 5.5 million numbers may change"));
        click("mute_torgb");
        QCOMPARE(generator->text(), QStringLiteral("None of 5.5 million numbers may change"));
        QCOMPARE(critic->text(), QStringLiteral("All 4.5 million numbers may change"));
        m_mixer->setPlan({});
        QCOMPARE(generator->text(), QStringLiteral("All 5.5 million numbers may change"));
    }

    void withoutSizesThereIsNoCount() {
        m_mixer->setGroups({{"g4", "pose", false, 0}, {"g8", "shape", false, 0}});
        QVERIFY(part<QLabel>("count_generator")->isHidden());
        QVERIFY(part<QLabel>("count_critic") == nullptr);
    }

    void theReasonGoesWhenAFaderMoves() {
        auto* reason = part<QLabel>("freezeReason");
        QVERIFY(!reason->isVisible());
        m_mixer->setPlan({}, QStringLiteral("Set by Faithful: because."));
        QVERIFY(reason->isVisible());
        QCOMPARE(reason->text(), QStringLiteral("Set by Faithful: because."));
        click("mute_g4"); // the faders still stand where it put them
        QVERIFY(reason->isVisible());
        QTest::keyPress(fader("g4"), Qt::Key_Down);
        QVERIFY(!reason->isVisible());
        QTest::keyRelease(fader("g4"), Qt::Key_Down);
        for (const char* name : {"resetFaders", "preset_pose", "model"}) {
            m_mixer->setPlan({}, QStringLiteral("Set by Faithful: because."));
            QVERIFY(reason->isVisible());
            if (auto* action = part<QAction>(name)) {
                action->trigger();
            } else if (part<QToolButton>(name) != nullptr) {
                click(name);
            } else {
                m_mixer->setGroups(fakeGroups(128));
            }
            QVERIFY(!reason->isVisible());
        }
    }

    void theDriftIsShownAndCleared() {
        QVERIFY(!part<DriftStrip>("drift_g4")->drift().has_value());
        m_mixer->setDrift({{"g4", 0.032}, {"d8", 0.0}, {"g2048", 0.5}});
        QCOMPARE(part<DriftStrip>("drift_g4")->drift(), std::optional(0.032));
        QCOMPARE(part<DriftStrip>("drift_d8")->drift(), std::optional(0.0));
        QVERIFY(!part<DriftStrip>("drift_g8")->drift().has_value());
        fader("g4")->setValue(0); // what it has moved so far it has moved
        QCOMPARE(part<DriftStrip>("drift_g4")->drift(), std::optional(0.032));
        m_mixer->clearDrift();
        QVERIFY(!part<DriftStrip>("drift_g4")->drift().has_value());
        m_mixer->setDrift({{"g4", 0.032}});
        m_mixer->setGroups(fakeGroups(64));
        QVERIFY(!part<DriftStrip>("drift_g4")->drift().has_value());
    }

    void everythingHasAName() {
        for (const QToolButton* button : m_mixer->findChildren<QToolButton*>()) {
            if (button->property("role").isValid()) {
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
                QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
            }
        }
        for (const DriftStrip* strip : m_mixer->findChildren<DriftStrip*>()) {
            QVERIFY(!strip->accessibleName().isEmpty());
            QVERIFY(!strip->toolTip().isEmpty());
        }
    }

    void nothingIsCutOffWhereThereIsLittleRoom() {
        m_mixer->resize(370, 300);
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        QTest::qWait(50);
        QVERIFY(part<QScrollArea>("mixerScroll")->verticalScrollBar()->maximum() > 0);
        for (const char* name : {"section_generator", "section_critic"}) {
            auto* desk = part<QWidget>(name)->findChild<QScrollArea*>();
            QCOMPARE(desk->verticalScrollBar()->maximum(), 0);
        }
    }

    void manyGroupsScrollSidewaysByTheDesk() {
        m_mixer->setGroups(fakeGroups(1024));
        m_mixer->resize(370, 520);
        QTest::qWait(50);
        auto* section = part<QWidget>("section_generator");
        auto* desk = section->findChild<QScrollArea*>();
        QVERIFY(desk->horizontalScrollBar()->maximum() > 0);
        QCOMPARE(desk->verticalScrollBar()->maximum(), 0); // nothing is cut off below
        QVERIFY(part<QToolButton>("link_generator")->visibleRegion().boundingRect().width() > 20);
        // Its columns stand over those of the critic, which has fewer.
        QCOMPARE(
            fader("g4")->mapTo(m_mixer.get(), QPoint()).x(),
            fader("d512")->mapTo(m_mixer.get(), QPoint()).x());
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_mixer->findChild<T*>(QString::fromLatin1(name));
    }

    void click(const char* name) { QTest::mouseClick(part<QToolButton>(name), Qt::LeftButton); }

    static QString namesOf(const FreezePlan& plan) {
        QStringList names;
        for (const auto& [id, factor] : plan.factors) {
            names << QString::fromStdString(id);
        }
        return names.join(QLatin1Char(' '));
    }

    QSlider* fader(const char* id) {
        return m_mixer->findChild<QSlider*>(QStringLiteral("fader_") + QString::fromLatin1(id));
    }

    std::unique_ptr<FreezeMixer> m_mixer;
};

} // namespace sg

QTEST_MAIN(sg::FreezeMixerTest)
#include "freeze_mixer_test.moc"
