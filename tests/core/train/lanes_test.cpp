// A batch in lanes: the same training as in parts one after the other, on several threads.

#include "core/kernels/threads_scope.h"
#include "core/model/torch.h"
#include "core/train/lanes.h"
#include "core/train/thread_team.h"
#include "core/train/trainer.h"
#include "core/train/trainer_state.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <atomic>
#include <cmath>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

using namespace sg;
using namespace sg::test;

namespace {

int threadsOfANewThread() {
    int count = 0;
    std::thread([&count] { count = at::get_num_threads(); }).join();
    return count;
}

/// For as long as it lives, LibTorch has so many threads.
class Threads {
public:
    explicit Threads(int count) : m_before(at::get_num_threads()) { at::set_num_threads(count); }

    ~Threads() { at::set_num_threads(m_before); }

    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

private:
    int m_before;
};

/// Without draws inside the phases: what the lanes see is what parts see.
TrainSettings withoutInnerDraws() {
    auto settings = tinySettings();
    settings.batch = 8;
    settings.styleMixing = 0.0;
    settings.pathLengthWeight = 0.0;
    return settings;
}

struct Trained {
    int lanes = 0;
    std::vector<StepLosses> losses;
    TrainerState state;
};

Trained trained(const TrainSettings& settings, int threads, int steps) {
    const Threads scope(threads);
    const auto model = tinyModel(NewArchitecture::StyleGan2, 0, false);
    Trainer trainer(*model, tinyPictures(), settings, {});
    Trained done{trainer.lanes(), {}, {}};
    for (int i = 0; i < steps; ++i) {
        done.losses.push_back(trainer.step(true));
    }
    done.state = trainer.state();
    return done;
}

void expectNear(double actual, double expected, double share = 1e-4) {
    QVERIFY2(
        std::abs(actual - expected) <= share * std::abs(expected) + 1e-9,
        qPrintable(QStringLiteral("%1, not %2").arg(actual).arg(expected)));
}

} // namespace

class LanesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void eachGetsWholeGroups_data() {
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("count");
        QTest::addRow("one thread") << 8 << 4 << 1 << 1;
        QTest::addRow("two") << 8 << 4 << 2 << 2;
        QTest::addRow("no more than groups") << 8 << 4 << 16 << 2;
        QTest::addRow("three threads for four groups") << 16 << 4 << 3 << 2;
        QTest::addRow("three groups on four threads") << 12 << 4 << 4 << 3;
        QTest::addRow("less than a group") << 2 << 4 << 4 << 1;
        QTest::addRow("one group of all") << 16 << 0 << 4 << 1;
        QTest::addRow("samples by themselves") << 6 << 1 << 4 << 3;
    }

    void eachGetsWholeGroups() {
        QFETCH(int, part);
        QFETCH(int, group);
        QFETCH(int, threads);
        const auto of = group == 0 ? std::nullopt : std::optional(group);
        QTEST(Lanes::countFor(part, of, threads), "count");
    }

    void aThreadsNumberIsItsOwn() {
        const Threads scope(3);
        std::thread([] {
            {
                const ThreadsScope one(1);
                QCOMPARE(at::get_num_threads(), 1);
                QCOMPARE(threadsOfANewThread(), 3);
            }
            QCOMPARE(at::get_num_threads(), 3);
        }).join();
        QCOMPARE(at::get_num_threads(), 3);
        QCOMPARE(threadsOfANewThread(), 3);
    }

    void aTeamWorksSideBySide() {
        ThreadTeam team(3, 2);
        std::vector<std::thread::id> first(3);
        std::vector<int> threads(3);
        std::atomic<int> together = 0;
        team.run([&](int member) {
            first[std::size_t(member)] = std::this_thread::get_id();
            threads[std::size_t(member)] = at::get_num_threads();
            ++together;
            while (together < 3) { // for ever, if they took turns
                std::this_thread::yield();
            }
        });
        QCOMPARE(std::set(first.begin(), first.end()).size(), std::size_t(3));
        QCOMPARE(threads, std::vector<int>(3, 2));
        std::vector<std::thread::id> second(3);
        team.run([&](int member) { second[std::size_t(member)] = std::this_thread::get_id(); });
        QCOMPARE(second, first);
    }

    void whatAMemberThrowsIsThrown() {
        ThreadTeam team(2, 1);
        for (int round = 0; round < 2; ++round) { // and the team goes on
            std::atomic<int> done = 0;
            QVERIFY_EXCEPTION_THROWN(
                team.run([&](int member) {
                    ++done;
                    if (member == 1) {
                        throw std::runtime_error("no memory");
                    }
                }),
                std::runtime_error);
            QCOMPARE(done.load(), 2);
        }
    }

    void lanesLearnWhatPartsLearn() {
        auto settings = withoutInnerDraws();
        settings.averagePull = 1.0;
        const auto inLanes = trained(settings, 2, 4);
        settings.accumulate = 2;
        const auto inParts = trained(settings, 1, 4);
        QCOMPARE(inLanes.lanes, 2);
        QCOMPARE(inParts.lanes, 1);
        for (std::size_t i = 0; i < inParts.losses.size(); ++i) {
            const auto& [a, b] = std::pair(inLanes.losses[i], inParts.losses[i]);
            expectNear(a.lossG, b.lossG);
            expectNear(a.lossD, b.lossD);
            expectNear(a.scoreReal, b.scoreReal, 1e-3);
            expectNear(a.scoreFake, b.scoreFake, 1e-3);
            expectNear(*a.gradientG, *b.gradientG, 1e-3);
            expectNear(*a.gradientD, *b.gradientD, 1e-3);
            QCOMPARE(a.r1.has_value(), b.r1.has_value());
            if (b.r1) {
                expectNear(*a.r1, *b.r1, 1e-3);
            }
        }
        // The draws of the lanes left the trainer's own where those of the parts did.
        QVERIFY(
            torch::equal(inLanes.state.tensors.at("random"), inParts.state.tensors.at("random")));
        for (const auto& [name, tensor] : inParts.state.tensors) {
            if (name.ends_with("w_avg")) {
                continue; // of the first lane's samples alone
            }
            const auto& other = inLanes.state.tensors.at(name);
            QVERIFY2(
                torch::allclose(tensor.to(torch::kFloat64), other.to(torch::kFloat64), 1e-2, 1e-5),
                name.c_str());
        }
    }

    void pathLengthsAreThoseOfParts() {
        auto settings = withoutInnerDraws();
        settings.pathLengthWeight = 2.0;
        settings.gRegInterval = 1;
        const auto inLanes = trained(settings, 2, 1);
        settings.accumulate = 2;
        const auto inParts = trained(settings, 1, 1);
        // Parts follow the running mean one after the other, which moves it by a hundredth.
        expectNear(*inLanes.losses[0].pathLength, *inParts.losses[0].pathLength, 0.05);
        const auto mean = inLanes.state.tensors.at("pl_mean").item<double>();
        QVERIFY(mean > 0.0);
        expectNear(mean, 0.5 * inParts.state.tensors.at("pl_mean").item<double>(), 0.05);
    }

    void oneLaneForStyleGan3() {
        const Threads scope(2);
        auto settings = tinySettings();
        settings.batch = 8;
        const Trainer trainer(
            *tinyModel(NewArchitecture::StyleGan3R), tinyPictures(), settings, {});
        QCOMPARE(trainer.lanes(), 1);
    }

    void twoLanesGiveTheSameBitsEveryTime_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<double>("correspondence");
        QTest::addColumn<int>("accumulate");
        QTest::addRow("full") << "full" << 0.0 << 1;
        QTest::addRow("in parts") << "full" << 0.0 << 2;
        QTest::addRow("affine-light+") << "affine-light+" << 0.0 << 1;
        QTest::addRow("correspondence") << "affine-light+" << 1.0 << 1;
    }

    void twoLanesGiveTheSameBitsEveryTime() {
        QFETCH(QString, method);
        QFETCH(double, correspondence);
        QFETCH(int, accumulate);
        const Threads scope(2);
        const auto model = tinyModel(NewArchitecture::StyleGan2); // with noise inputs
        auto settings = tinySettings();
        settings.batch = 8 * accumulate;
        settings.accumulate = accumulate;
        settings.method = method.toStdString();
        settings.correspondence = correspondence;
        settings.augment = "bgc";
        settings.augmentP = 0.3;
        settings.instanceNoise = 0.05;
        settings.averagePull = 2.0;
        settings.gRegInterval = 2;
        const auto run = [](Trainer& trainer, int steps) {
            for (int i = 0; i < steps; ++i) {
                QVERIFY(trainer.step().finite());
            }
        };
        Trainer whole(*model, tinyPictures(), settings, {});
        QCOMPARE(whole.lanes(), 2);
        run(whole, 3);
        const auto state = whole.state();
        run(whole, 6);
        settings.seed = 5;
        Trainer again(*model, tinyPictures(), settings, {});
        again.restore(state);
        run(again, 6);
        const auto expected = whole.state();
        const auto actual = again.state();
        for (const auto& [name, tensor] : expected.tensors) {
            QVERIFY2(torch::equal(tensor, actual.tensors.at(name)), name.c_str());
        }
        QVERIFY(!torch::equal(
            state.tensors.at("D.b4.out.weight"), expected.tensors.at("D.b4.out.weight")));
    }
};

QTEST_GUILESS_MAIN(LanesTest)
#include "lanes_test.moc"
