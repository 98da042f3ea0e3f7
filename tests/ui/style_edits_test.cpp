// Every change of the style set, and its way back.

#include "ui/style/style_edits.h"

#include <QSignalSpy>
#include <QTest>

namespace sg {

class StyleEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_edits = std::make_unique<StyleEdits>();
        m_edits->reset(setOf({"a", "b", "c", "d", "e"}));
        m_seen.clear();
        connect(m_edits.get(), &StyleEdits::changed, this, [this](const PictureEdit& edit) {
            m_seen.push_back(edit);
        });
    }

    void removingAndBack() {
        QVERIFY(m_edits->remove({1, 3}).isEmpty());
        QCOMPARE(names(), QStringLiteral("ace"));
        QCOMPARE(m_edits->history().undoText(), QStringLiteral("removing 2 pictures"));
        QCOMPARE(m_seen.back().count, std::size_t(2));
        QVERIFY(m_seen.back().rows.empty());
        m_edits->history().undo();
        QCOMPARE(names(), QStringLiteral("abcde"));
        QVERIFY(m_seen.back().undone);
        QCOMPARE(m_seen.back().rows, (std::vector<std::size_t>{1, 3}));
        m_edits->history().redo();
        QCOMPARE(names(), QStringLiteral("ace"));
    }

    void removingEverything() {
        QVERIFY(m_edits->remove({0, 1, 2, 3, 4}).isEmpty());
        QVERIFY(m_edits->set().empty());
        m_edits->history().undo();
        QCOMPARE(names(), QStringLiteral("abcde"));
    }

    void moving_data() {
        QTest::addColumn<std::vector<std::size_t>>("rows");
        QTest::addColumn<std::size_t>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<std::vector<std::size_t>>("now");
        using Rows = std::vector<std::size_t>;
        QTest::newRow("to the front") << Rows{2} << std::size_t(0) << "cabde" << Rows{0};
        QTest::newRow("to the end") << Rows{0} << std::size_t(5) << "bcdea" << Rows{4};
        QTest::newRow("several") << Rows{0, 3} << std::size_t(2) << "badce" << Rows{1, 2};
        QTest::newRow("behind themselves") << Rows{1, 2} << std::size_t(4) << "adbce" << Rows{2, 3};
    }

    void moving() {
        QFETCH(std::vector<std::size_t>, rows);
        QFETCH(std::size_t, before);
        QFETCH(QString, after);
        QFETCH(std::vector<std::size_t>, now);
        m_edits->move(rows, before);
        QCOMPARE(names(), after);
        QCOMPARE(m_seen.back().rows, now);
        m_edits->history().undo();
        QCOMPARE(names(), QStringLiteral("abcde"));
        QCOMPARE(m_seen.back().rows, rows);
        m_edits->history().redo();
        QCOMPARE(names(), after);
    }

    void movingToTheSamePlaceIsNoEdit() {
        m_edits->move({1, 2}, 1);
        m_edits->move({1, 2}, 3);
        m_edits->move({4}, 5);
        QVERIFY(m_seen.empty());
        QVERIFY(!m_edits->history().canUndo());
    }

    void afterAPauseTheSameWeightIsAnotherStep() {
        QVERIFY(m_edits->reweight({1}, [](double) { return 2.0; }).isEmpty());
        QTest::qWait(1100);
        QVERIFY(m_edits->reweight({1}, [](double) { return 3.0; }).isEmpty());
        m_edits->history().undo();
        QCOMPARE(weights(), (std::vector<double>{1, 2, 1, 1, 1}));
    }

    void goingOnWithTheSameWeightsIsOneStep() {
        for (const double weight : {1.5, 2.0, 2.5}) {
            QVERIFY(m_edits->reweight({1, 2}, [weight](double) { return weight; }).isEmpty());
        }
        QCOMPARE(weights(), (std::vector<double>{1, 2.5, 2.5, 1, 1}));
        QVERIFY(m_edits->reweight({3}, [](double) { return 9.0; }).isEmpty());
        QCOMPARE(weights(), (std::vector<double>{1, 2.5, 2.5, 4, 1}));
        m_edits->history().undo();
        QCOMPARE(weights(), (std::vector<double>{1, 2.5, 2.5, 1, 1}));
        m_edits->history().undo();
        QCOMPARE(weights(), std::vector<double>(5, 1.0));
        QVERIFY(!m_edits->history().canUndo());
        m_edits->history().redo();
        QCOMPARE(weights(), (std::vector<double>{1, 2.5, 2.5, 1, 1}));
    }

    void somethingIsAlwaysShown() {
        const auto never = [](double) { return 0.0; };
        QVERIFY(m_edits->reweight({0, 1, 2, 3, 4}, never)
                    .startsWith(QStringLiteral("At least one picture")));
        QVERIFY(m_edits->reweight({0, 1, 2, 3}, never).isEmpty());
        QVERIFY(m_edits->remove({4}).contains(QStringLiteral("weight 0")));
        QCOMPARE(names(), QStringLiteral("abcde"));
        QCOMPARE(m_seen.size(), std::size_t(1));
    }

    void cropsAndTheirThumbnails() {
        PictureCrop crop;
        crop.side = 0.5;
        Image thumbnail({2, 1}, 3);
        thumbnail.pixels = {1, 2, 3, 4, 5, 6};
        m_edits->setCrops({{2, crop, thumbnail}});
        QCOMPARE(m_edits->set().pictures[2].crop, crop);
        m_edits->mirror({2});
        QVERIFY(m_edits->set().pictures[2].crop.mirrored);
        QCOMPARE(
            m_edits->set().pictures[2].thumbnail.pixels,
            (std::vector<std::uint8_t>{4, 5, 6, 1, 2, 3}));
        m_edits->history().undo();
        QCOMPARE(m_edits->set().pictures[2].thumbnail.pixels, thumbnail.pixels);
        m_edits->history().undo();
        QCOMPARE(m_edits->set().pictures[2].crop, PictureCrop{});
        QVERIFY(m_edits->set().pictures[2].thumbnail.empty());
    }

    void addingLeavesOutWhatIsThere() {
        StyleSet read = setOf({"c", "f", "g"});
        read.skipped.push_back({"x.txt", "not a picture"});
        m_edits->add(read);
        QCOMPARE(names(), QStringLiteral("abcdefg"));
        QCOMPARE(m_edits->set().skipped.size(), std::size_t(1));
        QCOMPARE(m_seen.back().rows, (std::vector<std::size_t>{5, 6}));
        m_edits->add(setOf({"a"})); // nothing new, but the list of files is
        QCOMPARE(m_seen.size(), std::size_t(2));
        QVERIFY(m_edits->set().skipped.empty());
        m_edits->history().undo();
        QCOMPARE(names(), QStringLiteral("abcde"));
    }

    void aLongHistoryLeadsBackToTheBeginning() {
        std::vector<QString> states;
        for (int i = 0; i < 30; ++i) {
            states.push_back(state());
            const auto count = m_edits->set().pictures.size();
            switch (i % 5) {
            case 0:
                m_edits->move({static_cast<std::size_t>(i) % count}, (i * 7) % count);
                break;
            case 1:
                m_edits->add(setOf({std::string(1, static_cast<char>('f' + i))}));
                break;
            case 2:
                m_edits->reweight({i % count}, [](double w) { return w < 2 ? w + 0.5 : 0.5; });
                break;
            case 3:
                m_edits->mirror({(i * 3) % count});
                break;
            default:
                QVERIFY(m_edits->remove({(i * 5) % count}).isEmpty());
            }
        }
        const QString last = state();
        const int steps = m_edits->history().count();
        for (int i = 0; i < steps; ++i) {
            m_edits->history().undo();
            QVERIFY(std::find(states.begin(), states.end(), state()) != states.end());
        }
        QCOMPARE(state(), states.front());
        for (int i = 0; i < steps; ++i) {
            m_edits->history().redo();
        }
        QCOMPARE(state(), last);
    }

    void anotherSetHasNoPast() {
        QVERIFY(m_edits->remove({0}).isEmpty());
        m_edits->reset(setOf({"x"}));
        QVERIFY(!m_edits->history().canUndo());
        QCOMPARE(names(), QStringLiteral("x"));
    }

private:
    static StyleSet setOf(const std::vector<std::string>& names) {
        StyleSet set;
        for (const std::string& name : names) {
            StylePicture& picture = set.pictures.emplace_back();
            picture.name = name;
            picture.pixelHash = name;
        }
        return set;
    }

    [[nodiscard]] QString names() const {
        QString all;
        for (const StylePicture& picture : m_edits->set().pictures) {
            all += QString::fromStdString(picture.name);
        }
        return all;
    }

    [[nodiscard]] QString state() const {
        QString all;
        for (const StylePicture& picture : m_edits->set().pictures) {
            all += QStringLiteral("%1 %2 %3;")
                       .arg(QString::fromStdString(picture.name))
                       .arg(picture.weight)
                       .arg(picture.crop.mirrored);
        }
        return all;
    }

    [[nodiscard]] std::vector<double> weights() const {
        std::vector<double> weights;
        for (const StylePicture& picture : m_edits->set().pictures) {
            weights.push_back(picture.weight);
        }
        return weights;
    }

    std::unique_ptr<StyleEdits> m_edits;
    std::vector<PictureEdit> m_seen;
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::StyleEditsTest)
#include "style_edits_test.moc"
