#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/mixer/freeze_mixer.h"

#include <QAction>
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
        const auto sliders = m_mixer->findChildren<QSlider*>();
        QCOMPARE(sliders.size(), qsizetype(fakeGroups(64).size()));
        for (const QSlider* slider : sliders) {
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
        QStringList names;
        for (const auto& [id, factor] : m_mixer->plan().factors) {
            QCOMPARE(factor, 0.0);
            names << QString::fromStdString(id);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), frozen);
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
        QVERIFY(fader("mapping")->toolTip().contains(QStringLiteral("524,288")));
    }

private:
    QSlider* fader(const char* id) {
        return m_mixer->findChild<QSlider*>(QStringLiteral("fader_") + QString::fromLatin1(id));
    }

    std::unique_ptr<FreezeMixer> m_mixer;
};

} // namespace sg

QTEST_MAIN(sg::FreezeMixerTest)
#include "freeze_mixer_test.moc"
