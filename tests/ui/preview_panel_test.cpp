#include "tests/ui/preview/test_frames.h"
#include "tests/ui/strict.h"
#include "ui/window/preview_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sg;
using namespace sg::test;

/// The preview and its tools in a window, with software drawing.
class PreviewPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        m_field = new QLineEdit(m_window.get());
        layout->addWidget(m_field);
        m_panel = new PreviewPanel(nullptr, m_window.get());
        layout->addWidget(m_panel, 1);
        m_window->resize(800, 700);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_panel->setModel({});
        showFrames({.columns = 3, .rows = 3});
    }

    void cleanup() { m_window.reset(); }

    void theModesHaveButtons() {
        QTest::mouseClick(part<QToolButton>("compare3"), Qt::LeftButton);
        QCOMPARE(view().compareMode(), CompareMode::SideBySide);
        QCOMPARE(part<QLabel>("previewCaption")->text(), QStringLiteral("Source | Tuned"));
        QTest::mouseClick(part<QToolButton>("compare4"), Qt::LeftButton);
        QCOMPARE(view().compareMode(), CompareMode::Brush);
        QVERIFY(part<QSlider>("brushRadius")->isVisible());
        QVERIFY(!part<QSpinBox>("firstSeed")->isVisible());
        m_panel->nextCompare();
        QCOMPARE(view().compareMode(), CompareMode::Source);
        QVERIFY(part<QSpinBox>("firstSeed")->isVisible());
    }

    void holdingShowsTheSource() {
        const QImage tuned = view().renderToImage();
        m_panel->setCompare(CompareMode::Source);
        const QImage source = view().renderToImage();
        m_panel->setCompare(CompareMode::Tuned);
        QVERIFY(source != tuned);
        auto* flip = part<QToolButton>("flipButton");
        QTest::mousePress(flip, Qt::LeftButton);
        QCOMPARE(view().renderToImage(), source);
        QCOMPARE(part<QLabel>("previewCaption")->text(), QStringLiteral("Source"));
        QTest::mouseRelease(flip, Qt::LeftButton);
        QCOMPARE(view().renderToImage(), tuned);
        for (QWidget* focus : QList<QWidget*>{&view(), flip}) {
            QTest::keyPress(focus, Qt::Key_F);
            QCOMPARE(view().renderToImage(), source);
            QTest::keyRelease(focus, Qt::Key_F);
            QCOMPARE(view().renderToImage(), tuned);
        }
        QTest::keyPress(&view(), Qt::Key_F);
        QEvent away(QEvent::WindowDeactivate);
        QCoreApplication::sendEvent(m_window.get(), &away);
        QVERIFY(!view().isFlipped());
    }

    void enterCountsOnFromTheNumberThatIsShown() {
        const auto before = m_panel->pins().seeds;
        Q_EMIT view().tileMenuRequested(2, QPoint(50, 50));
        auto* menu = part<QMenu>("tileMenu");
        for (QAction* action : menu->actions()) {
            if (action->objectName() == QStringLiteral("anotherSeed")) {
                action->trigger();
            }
        }
        menu->close();
        QVERIFY(m_panel->pins().seeds != before);
        QSignalSpy changed(m_panel, &PreviewPanel::pinsChanged);
        auto* field = part<QSpinBox>("firstSeed");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_panel->pins().seeds == before);
        QCOMPARE(changed.count(), 1);
        QTest::keyClick(field, Qt::Key_Return); // nothing to do any more
        QCOMPARE(changed.count(), 1);
    }

    void listsAndBoxesDoNotTakeTheKey() {
        auto* list = new QListWidget(m_window.get());
        list->addItems({QStringLiteral("horse"), QStringLiteral("fox")});
        list->setCurrentRow(0);
        auto* box = new QComboBox(m_window.get());
        box->addItems({QStringLiteral("horse"), QStringLiteral("fox")});
        auto* floating = new QWidget(m_window.get(), Qt::Tool); // as a dock that floats
        for (QWidget* focus : QList<QWidget*>{list, box, floating}) {
            QTest::keyPress(focus, Qt::Key_F);
            QVERIFY(view().isFlipped());
            QTest::keyRelease(focus, Qt::Key_F);
            QVERIFY(!view().isFlipped());
        }
        QCOMPARE(list->currentRow(), 0);
        QCOMPARE(box->currentIndex(), 0);
        QWidget dialog(m_window.get(), Qt::Dialog);
        QTest::keyPress(&dialog, Qt::Key_F);
        QVERIFY(!view().isFlipped());
        box->setEditable(true);
        QTest::keyPress(box, Qt::Key_F);
        QVERIFY(!view().isFlipped());
    }

    void otherKeysMeanwhileDoNotHoldIt() {
        QTest::keyPress(&view(), Qt::Key_F);
        QTest::keyPress(&view(), Qt::Key_Shift, Qt::ShiftModifier);
        QVERIFY(view().isFlipped());
        QTest::keyRelease(&view(), Qt::Key_F, Qt::ShiftModifier);
        QVERIFY(!view().isFlipped());
        QTest::keyPress(&view(), Qt::Key_F);
        QMenu menu; // opened by the mouse
        QTest::keyRelease(&menu, Qt::Key_F);
        QVERIFY(!view().isFlipped());
        QTest::keyPress(&view(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(!view().isFlipped());
    }

    void anFInATextIsAnF() {
        QTest::keyPress(m_field, Qt::Key_F);
        QVERIFY(!view().isFlipped());
        QTest::keyRelease(m_field, Qt::Key_F);
        QCOMPARE(m_field->text(), QStringLiteral("f"));
    }

    void aDoubleClickShowsOneTileAndKeysStep() {
        auto* single = part<QToolButton>("singleTile");
        const QImage grid = view().renderToImage();
        const double zoom = view().zoom();
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->rect().center());
        QTest::mouseRelease(canvas(), Qt::LeftButton, {}, canvas()->rect().center());
        QCOMPARE(view().single(), 4);
        QVERIFY(single->isChecked());
        QVERIFY(view().zoom() > 2.0 * zoom);
        QVERIFY(part<QLabel>("previewCaption")->text().endsWith(QStringLiteral(", 4")));
        QTest::keyClick(&view(), Qt::Key_Right);
        QCOMPARE(view().single(), 5);
        QTest::keyClick(&view(), Qt::Key_Left);
        QTest::keyClick(&view(), Qt::Key_Left);
        QCOMPARE(view().single(), 3);
        view().setSingle(0);
        QTest::keyClick(&view(), Qt::Key_Left);
        QCOMPARE(view().single(), 8);
        QTest::keyClick(&view(), Qt::Key_Escape);
        QCOMPARE(view().single(), -1);
        QVERIFY(!single->isChecked());
        QCOMPARE(view().renderToImage(), grid);
        QTest::mouseClick(single, Qt::LeftButton);
        QCOMPARE(view().single(), 0);
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(view().single(), -1);
        QTest::mouseMove(canvas(), canvas()->rect().center());
        QTest::keyClick(&view(), Qt::Key_Return);
        QCOMPARE(view().single(), 4);
    }

    void theMenuOfATileOpensByKeys() {
        QSignalSpy pins(m_panel, &PreviewPanel::pinsChanged);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, canvas()->rect().center());
        QTest::keyClick(&view(), Qt::Key_Menu);
        chooseInMenu("anotherSeed");
        QCOMPARE(pins.size(), 1);
        for (std::size_t i = 0; i < 9; ++i) {
            QCOMPARE(m_panel->pins().seeds[i] == i, i != 4); // under the pointer
        }
        view().setSingle(7);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, QPoint(1, 1)); // beside the picture
        const auto before = m_panel->pins().seeds;
        QTest::keyClick(&view(), Qt::Key_F10); // alone it is another key
        QVERIFY(part<QMenu>("tileMenu")->isHidden());
        QTest::keyClick(&view(), Qt::Key_F10, Qt::ShiftModifier);
        chooseInMenu("anotherSeed");
        for (std::size_t i = 0; i < 9; ++i) {
            QCOMPARE(m_panel->pins().seeds[i] == before[i], i != 7); // the one that is shown
        }
    }

    void aTileGetsAnotherSeedOrKeepsIts() {
        QSignalSpy pins(m_panel, &PreviewPanel::pinsChanged);
        QTest::mouseClick(canvas(), Qt::RightButton, {}, canvas()->rect().center());
        chooseInMenu("anotherSeed");
        QCOMPARE(pins.size(), 1);
        const auto changed = m_panel->pins().seeds;
        for (std::size_t i = 0; i < changed.size(); ++i) {
            QCOMPARE(changed[i] == i, i != 4);
        }
        const QImage unmarked = view().renderToImage();
        QTest::mouseClick(canvas(), Qt::RightButton, {}, canvas()->rect().center());
        chooseInMenu("lockSeed");
        QVERIFY(view().renderToImage() != unmarked); // it wears its mark
        QTest::mouseClick(part<QToolButton>("newSeeds"), Qt::LeftButton);
        const auto fresh = m_panel->pins().seeds;
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            QCOMPARE(fresh[i] == changed[i], i == 4);
        }
    }

    void theGridHasThreeSizes() {
        auto* size = part<QComboBox>("gridSize");
        QCOMPARE(size->count(), 3);
        size->setCurrentIndex(2);
        QCOMPARE(m_panel->pins().columns, 4);
        QCOMPARE(m_panel->pins().seeds.size(), std::size_t(16));
        size->setCurrentIndex(0);
        QCOMPARE(m_panel->pins().seeds, (std::vector<std::uint32_t>{0, 1, 2, 3}));
    }

    void theBrushPaintsAndErases() {
        m_panel->setCompare(CompareMode::Brush);
        const QPoint middle = canvas()->rect().center();
        const QImage source = view().composite();
        drag(Qt::LeftButton, middle, middle + QPoint(20, 0));
        const QImage painted = view().composite();
        QVERIFY(painted != source);
        QCOMPARE(painted.pixel(96, 96), texel(*m_tuned, 96, 96));
        QCOMPARE(painted.pixel(10, 10), texel(*m_source, 10, 10));
        drag(Qt::RightButton, middle - QPoint(5, 0), middle + QPoint(25, 0));
        QCOMPARE(view().composite().pixel(96, 96), texel(*m_source, 96, 96));
        drag(Qt::LeftButton, middle, middle);
        QCOMPARE(view().composite().pixel(96, 96), texel(*m_tuned, 96, 96));
        drag(Qt::LeftButton, middle, middle, Qt::AltModifier);
        QCOMPARE(view().composite().pixel(96, 96), texel(*m_source, 96, 96));
        drag(Qt::LeftButton, middle, middle);
        QTest::mouseClick(part<QToolButton>("brushErase"), Qt::LeftButton);
        drag(Qt::LeftButton, middle, middle);
        QCOMPARE(view().composite().pixel(96, 96), texel(*m_source, 96, 96));
        QTest::mouseClick(part<QToolButton>("brushErase"), Qt::LeftButton);
        QTest::mouseClick(part<QToolButton>("brushInvert"), Qt::LeftButton);
        QCOMPARE(view().composite().pixel(96, 96), texel(*m_tuned, 96, 96));
        QTest::mouseClick(part<QToolButton>("brushClear"), Qt::LeftButton);
        QCOMPARE(view().composite(), source);
    }

    void spaceAndTheMiddleButtonPanInTheBrush() {
        m_panel->setCompare(CompareMode::Brush);
        const QImage nothing = view().composite();
        const QPoint middle = canvas()->rect().center();
        QImage before = view().renderToImage();
        drag(Qt::MiddleButton, middle, middle + QPoint(20, 0));
        QVERIFY(view().renderToImage() != before);
        before = view().renderToImage();
        QTest::keyPress(&view(), Qt::Key_Space);
        drag(Qt::LeftButton, middle, middle + QPoint(20, 0));
        QTest::keyRelease(&view(), Qt::Key_Space);
        QVERIFY(view().renderToImage() != before);
        QCOMPARE(view().composite(), nothing);
    }

    void theBrushHasASizeAndARing() {
        m_panel->setCompare(CompareMode::Brush);
        auto* slider = part<QSlider>("brushRadius");
        const double before = view().brushRadius();
        QTest::keyClick(&view(), Qt::Key_BracketRight);
        QCOMPARE(view().brushRadius(), before * 1.2);
        QCOMPARE(slider->value(), qRound(before * 120));
        QTest::keyClick(&view(), Qt::Key_BracketLeft);
        QVERIFY(qAbs(view().brushRadius() - before) < 1e-9);
        slider->setValue(30);
        QCOMPARE(view().brushRadius(), 0.3);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&view(), &leave);
        const QImage without = view().renderToImage();
        QTest::mouseMove(canvas(), canvas()->rect().center());
        QTest::mouseMove(canvas(), canvas()->rect().center() + QPoint(1, 0));
        QVERIFY(view().renderToImage() != without);
        QCoreApplication::sendEvent(&view(), &leave);
        QCOMPARE(view().renderToImage(), without);
    }

    void theMaskSurvivesFramesAndModes() {
        m_panel->setCompare(CompareMode::Brush);
        drag(Qt::LeftButton, canvas()->rect().center(), canvas()->rect().center());
        m_panel->setCompare(CompareMode::Split);
        showFrames({.columns = 3, .rows = 3}, wave);
        m_panel->setCompare(CompareMode::Brush);
        QCOMPARE(view().composite().pixel(96, 96), texel(*m_tuned, 96, 96));
        QCOMPARE(view().composite().pixel(10, 10), texel(*m_source, 10, 10));
    }

    void aWalkEndsWhereItIsAndGoesBack() {
        QSignalSpy walks(m_panel, &PreviewPanel::walkChanged);
        QSignalSpy pins(m_panel, &PreviewPanel::pinsChanged);
        auto* walk = part<QToolButton>("walkButton");
        auto* back = part<QToolButton>("walkBack");
        QVERIFY(!back->isEnabled());
        QTest::mouseClick(walk, Qt::LeftButton);
        auto begun = walks.last().at(0).value<LatentWalk>();
        QVERIFY(begun.turnsPerSecond > 0.0 && begun.tuned && !begun.source);
        m_panel->setCompare(CompareMode::SideBySide);
        begun = walks.last().at(0).value<LatentWalk>();
        QVERIFY(begun.tuned && begun.source);
        part<QSlider>("walkSpeed")->setValue(100);
        QCOMPARE(walks.last().at(0).value<LatentWalk>().turnsPerSecond, 0.1);
        QVERIFY(pins.isEmpty());
        auto frame = makeFrame(PreviewKind::Tuned, {.columns = 3, .rows = 3});
        frame->pins.turns.assign(9, 0.125);
        view().setFrame(frame);
        QTest::mouseClick(walk, Qt::LeftButton);
        QCOMPARE(walks.last().at(0).value<LatentWalk>().turnsPerSecond, 0.0);
        QCOMPARE(m_panel->pins().turns, std::vector<double>(9, 0.125));
        QCOMPARE(pins.size(), 1);
        QVERIFY(back->isEnabled());
        QTest::mouseClick(back, Qt::LeftButton);
        QVERIFY(m_panel->pins().turns.empty());
        QVERIFY(!back->isEnabled());
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }

    PreviewView& view() { return m_panel->view(); }

    QWidget* canvas() { return view().childAt(view().rect().center()); }

    void showFrames(const FrameShape& shape, Pattern pattern = noise) {
        m_source = makeFrame(PreviewKind::Source, shape, pattern);
        m_tuned = makeFrame(PreviewKind::Tuned, shape, pattern);
        view().setFrame(m_source);
        view().setFrame(m_tuned);
    }

    void drag(Qt::MouseButton button, QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) {
        QTest::mousePress(canvas(), button, keys, from);
        QTest::mouseMove(canvas(), to);
        QTest::mouseRelease(canvas(), button, keys, to);
    }

    void chooseInMenu(const char* action) {
        auto* menu = part<QMenu>("tileMenu");
        QTRY_VERIFY(menu->isVisible());
        for (QAction* entry : menu->actions()) {
            if (entry->objectName() == QLatin1String(action)) {
                menu->setActiveAction(entry);
                QTest::keyClick(menu, Qt::Key_Return);
            }
        }
        QTRY_VERIFY(!menu->isVisible());
    }

    std::unique_ptr<QWidget> m_window;
    QLineEdit* m_field = nullptr;
    PreviewPanel* m_panel = nullptr;
    std::shared_ptr<const PreviewFrame> m_source;
    std::shared_ptr<const PreviewFrame> m_tuned;
};

QTEST_MAIN(PreviewPanelTest)
#include "preview_panel_test.moc"
