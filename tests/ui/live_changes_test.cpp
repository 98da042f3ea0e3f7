// What is changed in the panels while a training runs, and what the training changes in them, in the
// whole window with a fake engine.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"

#include <QCheckBox>
#include <QDoubleSpinBox>

#include <algorithm>

namespace sg {

class LiveChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>();
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
        QVERIFY(m_studio->fill());
    }

    void cleanup() { m_studio.reset(); }

    void mirroringReachesTheRunAtOnce() {
        auto* mirror = part<QCheckBox>("mirrorBox");
        mirror->click();
        mirror->click();
        QVERIFY(!has("mirrored")); // nothing runs yet
        start();
        QVERIFY(!has("mirrored"));
        mirror->click();
        QVERIFY(has("mirrored"));
        QVERIFY(!has("not mirrored"));
        mirror->setFocus();
        QTest::keyClick(mirror, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!mirror->isChecked());
        QVERIFY(has("not mirrored"));
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    bool has(const char* line) { return m_studio->services.log.has(line); }

    void start() {
        auto* kimg = part<QDoubleSpinBox>("setting_kimg");
        kimg->setValue(100.0);
        Q_EMIT kimg->editingFinished(); // nothing is left to be told later
        m_studio->window->startTraining();
        QTRY_COMPARE(m_studio->window->controller().state(), SessionState::Running);
    }

    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::LiveChangesTest)
#include "live_changes_test.moc"
