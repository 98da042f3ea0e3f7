// The sliders between source and tuned.

#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/looks/application_setup.h"
#include "ui/mixer/blend_panel.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

namespace sg {

class BlendPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_panel = std::make_unique<BlendPanel>(nullptr);
        m_panel->setGroups(fakeGroups(64));
        m_panel->setOffered(true);
        m_panel->resize(360, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void onlyTheGeneratorIsBlended() {
        QVERIFY(part<QSlider>("blend_g4") != nullptr);
        QVERIFY(part<QSlider>("blend_torgb") != nullptr);
        QVERIFY(part<QSlider>("blend_d4") == nullptr);
        m_panel->setGroups({});
        QVERIFY(m_panel->isHidden());
    }

    void itIsFoldedUntilOpened() {
        auto* slider = part<QSlider>("blend_g4");
        QVERIFY(!slider->isVisible());
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        QVERIFY(slider->isVisible());
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        QVERIFY(!slider->isVisible());
    }

    void aGroupIsBlended() {
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        QSignalSpy changed(m_panel.get(), &BlendPanel::blendChanged);
        auto* slider = part<QSlider>("blend_g8");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageDown);
        QCOMPARE(changed.count(), 1);
        const Blend expected{{{"g8", 0.9}}};
        QVERIFY(changed[0][0].value<Blend>() == expected);
        QVERIFY(m_panel->blend() == expected);
        QCOMPARE(part<QLabel>("blendState")->text(), QStringLiteral("mixed"));
        QVERIFY(part<QPushButton>("keepBlend")->isEnabled());
        QTest::mouseClick(part<QPushButton>("resetBlend"), Qt::LeftButton);
        QCOMPARE(changed.count(), 2);
        QVERIFY(m_panel->blend().isFull());
        QCOMPARE(part<QLabel>("blendState")->text(), QStringLiteral("as tuned"));
        QVERIFY(!part<QPushButton>("keepBlend")->isEnabled());
    }

    void theMasterMovesAllAtOnce() {
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        QSignalSpy changed(m_panel.get(), &BlendPanel::blendChanged);
        part<QSlider>("blend_all")->setValue(40);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_panel->blend().factor("mapping"), 0.4);
        QCOMPARE(m_panel->blend().factor("torgb"), 0.4);
        QCOMPARE(part<QLabel>("blendState")->text(), QStringLiteral("40 % tuned"));
        // It stands at the mean of what the groups are.
        part<QSlider>("blend_g4")->setValue(100);
        QVERIFY(part<QSlider>("blend_all")->value() > 40);
        QCOMPARE(changed.count(), 2);
        QSignalSpy keep(m_panel.get(), &BlendPanel::keepRequested);
        QTest::mouseClick(part<QPushButton>("keepBlend"), Qt::LeftButton);
        QCOMPARE(keep.count(), 1);
    }

    void nothingLearnedIsNothingToBlend() {
        QTest::mouseClick(part<QToolButton>("blendFold"), Qt::LeftButton);
        part<QSlider>("blend_all")->setValue(40);
        m_panel->setOffered(false);
        QVERIFY(!part<QSlider>("blend_all")->isEnabled());
        QVERIFY(!part<QPushButton>("keepBlend")->isEnabled());
        // Another model begins at tuned, and tells nobody.
        QSignalSpy changed(m_panel.get(), &BlendPanel::blendChanged);
        m_panel->setGroups(fakeGroups(32));
        QVERIFY(m_panel->blend().isFull());
        QCOMPARE(part<QSlider>("blend_all")->value(), 100);
        QCOMPARE(changed.count(), 0);
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_panel->findChild<T*>(QString::fromLatin1(name));
    }

    std::unique_ptr<BlendPanel> m_panel;
};

} // namespace sg

QTEST_MAIN(sg::BlendPanelTest)
#include "blend_panel_test.moc"
