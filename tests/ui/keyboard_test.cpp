// The whole job without a mouse: every step is keys that go where the focus is.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/curves/curves_view.h"
#include "ui/looks/application_setup.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QSlider>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace sg {

class KeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>();
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
    }

    void cleanup() { m_studio.reset(); }

    void theWholeJob() {
        MainWindow& window = *m_studio->window;
        m_studio->answers.open = QStringLiteral("/models/face.pkl");
        press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(window.hasModel());

        auto* copied = new QMimeData;
        copied->setUrls(
            {QUrl::fromLocalFile(QStringLiteral("/pictures/a.png")),
             QUrl::fromLocalFile(QStringLiteral("/pictures/b.png"))});
        QApplication::clipboard()->setMimeData(copied);
        press(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 2);

        // A picture is weighted more, then a layer group frozen.
        QVERIFY(tabTo(part<QWidget>("pictureList")));
        press(Qt::Key_Home);
        press(Qt::Key_Plus);
        QTRY_VERIFY(
            m_studio->window->findChild<QSlider*>(QStringLiteral("weightSlider"))->value() > 4);
        auto* fader = part<QSlider>("fader_g4");
        QVERIFY(tabTo(fader));
        press(Qt::Key_Home);
        QCOMPARE(fader->value(), 0);
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(fader->value(), fader->maximum());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(fader->value(), 0);

        press(Qt::Key_T);
        QTRY_COMPARE(window.controller().state(), SessionState::Running);
        QVERIFY(m_studio->services.log.config().freeze.isFrozen("g4"));
        auto* curves = window.findChild<CurvesView*>();
        QTRY_VERIFY(curves->points(CurvesView::G) > 10);
        const CompareMode before = window.preview().compareMode();
        press(Qt::Key_C);
        QVERIFY(window.preview().compareMode() != before);
        press(Qt::Key_T);
        QTRY_COMPARE(window.controller().state(), SessionState::Paused);

        choose("stopKeep");
        QTRY_COMPARE(window.controller().state(), SessionState::Finished);

        const QTemporaryDir folder;
        QSignalSpy exported(&window, &MainWindow::exported);
        m_studio->answers.modelPath = folder.filePath(QStringLiteral("tuned.pkl"));
        press(Qt::Key_S, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(QFile::exists(m_studio->answers.modelPath));
        press(Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(m_studio->answers.errors.isEmpty());
    }

    void everyPanelIsReachedByTabAndLeftAgain() {
        QVERIFY(m_studio->fill());
        for (const char* name :
             {"pictureList",
              "psiSlider",
              "presetBox",
              "startButton",
              "fader_mapping",
              "fader_d4",
              "gridSize"}) {
            auto* target = part<QWidget>(name);
            QVERIFY2(target != nullptr && tabTo(target), name);
            QVERIFY2(tabTo(part<QWidget>("fader_g4")), name); // it is no trap
        }
    }

private:
    template <typename T>
    T* part(const char* name) const {
        return m_studio->part<T>(name);
    }

    /// To whatever would get it from a person's keyboard.
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* receiver = QApplication::activePopupWidget();
        if (receiver == nullptr) {
            receiver = QApplication::focusWidget();
        }
        if (receiver == nullptr) {
            receiver = QApplication::activeWindow();
        }
        QVERIFY(receiver != nullptr);
        QTest::keyClick(receiver, key, modifiers);
        WholeWindow::turn();
    }

    /// By Tab alone.
    static bool tabTo(const QWidget* target) {
        constexpr int kEnough = 300; // more than there are fields
        for (int i = 0; i < kEnough; ++i) {
            if (QApplication::focusWidget() == target) {
                return true;
            }
            press(Qt::Key_Tab);
        }
        return false;
    }

    /// An entry of the Train menu, walked to with the arrow keys.
    void choose(const char* action) {
        press(Qt::Key_T, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        const auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        const auto* wanted = part<QAction>(action);
        for (int i = 0; i < 30 && menu->activeAction() != wanted; ++i) {
            press(Qt::Key_Down);
        }
        QCOMPARE(menu->activeAction(), wanted);
        press(Qt::Key_Return);
    }

    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::KeyboardTest)
#include "keyboard_test.moc"
