// The list of shortcuts: found by word or key, changed by pressing keys, kept in the settings.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/habits/shortcut_book.h"
#include "ui/looks/application_setup.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <map>

namespace sg {

class ShortcutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(
            m_folder->filePath(QStringLiteral("studio.ini")), QSettings::IniFormat);
        m_studio = std::make_unique<WholeWindow>();
        m_studio->window->keepLooksIn(*m_settings);
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
    }

    void cleanup() {
        m_studio.reset();
        m_settings.reset();
    }

    void everyActionOfTheMenusIsListedAndNoKeyTwice() {
        openList();
        QStringList listed;
        eachLine([&](QTreeWidgetItem* line) { listed << line->text(0); });
        std::map<QString, int> uses;
        const auto* bar = m_studio->window->findChild<QMenuBar*>();
        for (const QAction* top : bar->actions()) {
            QVERIFY(top->text().contains(QLatin1Char('&'))); // reached by Alt
            check(*top->menu(), listed, uses);
        }
        for (const auto& [key, count] : uses) {
            QVERIFY2(count == 1, qPrintable(key));
        }
    }

    void typingFindsByWordAndByKey() {
        openList();
        auto* search = part<QLineEdit>("shortcutSearch");
        QTRY_COMPARE(QApplication::focusWidget(), search);
        QTest::keyClicks(search, QStringLiteral("pinned"));
        QCOMPARE(shown(), QStringList{QStringLiteral("Export pinned pictures")});
        search->clear();
        QTest::keyClicks(search, QStringLiteral("F9"));
        QCOMPARE(shown(), QStringList{QStringLiteral("Only the preview")});
        search->clear();
        QTest::keyClicks(search, QStringLiteral("no such thing"));
        QVERIFY(shown().isEmpty());
    }

    void pressedKeysAreTakenAndKept() {
        openList();
        change(QStringLiteral("Export pinned pictures"), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(action("exportImages")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_P));
        QCOMPARE(keysOf(QStringLiteral("Export pinned pictures")), QStringLiteral("Ctrl+P"));
        closeList();
        // It is what the key does now.
        m_settings->sync();
        m_studio = std::make_unique<WholeWindow>();
        m_studio->window->keepLooksIn(*m_settings);
        QCOMPARE(action("exportImages")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_P));
    }

    void aKeyThatIsTakenIsNamedAndMayBeTakenOver() {
        openList();
        change(QStringLiteral("Export pinned pictures"), Qt::Key_O, Qt::ControlModifier);
        auto* words = part<QLabel>("shortcutWords");
        QVERIFY(words->text().contains(QStringLiteral("\"Open\"")));
        QCOMPARE(
            action("exportImages")->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
        auto* take = part<QPushButton>("takeOverKeys");
        QVERIFY(take->isVisible());
        QTest::mouseClick(take, Qt::LeftButton);
        QCOMPARE(action("exportImages")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
        QVERIFY(action("openProject")->shortcut().isEmpty());
        // One gets its own back: the other loses it again.
        select(QStringLiteral("Open"));
        QTest::mouseClick(part<QPushButton>("resetKeys"), Qt::LeftButton);
        QCOMPARE(action("openProject")->shortcut(), QKeySequence(QKeySequence::Open));
        QVERIFY(action("exportImages")->shortcut().isEmpty());
        QTest::mouseClick(part<QPushButton>("resetAllKeys"), Qt::LeftButton);
        QCOMPARE(
            action("exportImages")->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
        QVERIFY(m_settings->allKeys().filter(QStringLiteral("shortcuts/")).isEmpty());
    }

    void escapeLeavesItAsItIs() {
        openList();
        select(QStringLiteral("Export pinned pictures"));
        QTest::keyClick(part<QTreeWidget>("shortcutList"), Qt::Key_Return);
        auto* keys = part<QLineEdit>("shortcutKeys");
        QTRY_VERIFY(keys->isVisible());
        QTest::keyClick(keys, Qt::Key_Escape);
        QVERIFY(!keys->isVisible());
        QVERIFY(part<QWidget>("shortcutDialog")->isVisible());
        QCOMPARE(
            action("exportImages")->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    }

    void keysOfWidgetsAreListedButFixed() {
        openList();
        select(QStringLiteral("crop the selected picture"));
        QVERIFY(!part<QPushButton>("changeKeys")->isEnabled());
        // A key of a widget may be used elsewhere; what it keeps is said.
        change(QStringLiteral("Export pinned pictures"), Qt::Key_M, Qt::NoModifier);
        QVERIFY(part<QLabel>("shortcutWords")->text().contains(QStringLiteral("mute")));
    }

    void theKeyThatIsHeldCanBeAnother() {
        QVERIFY(m_studio->fill());
        openList();
        change(QStringLiteral("Hold to see the source"), Qt::Key_G, Qt::NoModifier);
        closeList();
        auto& view = m_studio->window->preview();
        QTest::keyPress(m_studio->window.get(), Qt::Key_G);
        QVERIFY(view.isFlipped());
        QTest::keyRelease(m_studio->window.get(), Qt::Key_G);
        QVERIFY(!view.isFlipped());
        QTest::keyPress(m_studio->window.get(), Qt::Key_F);
        QVERIFY(!view.isFlipped());
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    QAction* action(const char* name) { return part<QAction>(name); }

    void check(const QMenu& menu, const QStringList& listed, std::map<QString, int>& uses) {
        for (const QAction* one : menu.actions()) {
            if (one->menu() != nullptr) {
                check(*one->menu(), listed, uses);
            } else if (!one->isSeparator()) {
                QVERIFY2(!one->objectName().isEmpty(), qPrintable(one->text()));
                QVERIFY2(listed.contains(plainText(one->text())), qPrintable(one->text()));
                for (const QKeySequence& key : one->shortcuts()) {
                    ++uses[key.toString()];
                }
            }
        }
    }

    /// By its key.
    void openList() {
        QTest::keyClick(m_studio->window.get(), Qt::Key_Question);
        QTRY_VERIFY(part<QWidget>("shortcutDialog") != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(part<QWidget>("shortcutDialog")));
    }

    void closeList() {
        part<QWidget>("shortcutDialog")->close();
        QTRY_VERIFY(part<QWidget>("shortcutDialog") == nullptr);
    }

    template <typename Visit>
    void eachLine(Visit visit) {
        auto* list = part<QTreeWidget>("shortcutList");
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j) {
                visit(list->topLevelItem(i)->child(j));
            }
        }
    }

    QStringList shown() {
        QStringList lines;
        eachLine([&](QTreeWidgetItem* line) {
            if (!line->isHidden() && !line->parent()->isHidden()) {
                lines << line->text(0);
            }
        });
        return lines;
    }

    void select(const QString& text) {
        eachLine([&](QTreeWidgetItem* line) {
            if (line->text(0) == text) {
                part<QTreeWidget>("shortcutList")->setCurrentItem(line);
            }
        });
        QCOMPARE(part<QTreeWidget>("shortcutList")->currentItem()->text(0), text);
    }

    QString keysOf(const QString& text) {
        select(text);
        return part<QTreeWidget>("shortcutList")->currentItem()->text(1);
    }

    void change(const QString& text, Qt::Key key, Qt::KeyboardModifiers modifiers) {
        select(text);
        QTest::mouseClick(part<QPushButton>("changeKeys"), Qt::LeftButton);
        QTRY_VERIFY(part<QLineEdit>("shortcutKeys")->hasFocus());
        QTest::keyClick(part<QLineEdit>("shortcutKeys"), key, modifiers);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::ShortcutsTest)
#include "shortcuts_test.moc"
