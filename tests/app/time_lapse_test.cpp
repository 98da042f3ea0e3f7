// A time-lapse of a run that goes on: states vanish while the film is drawn.

#include "app/film_export.h"
#include "core/model/torch.h"
#include "core/train/run/time_lapse.h"
#include "tests/core/film/film_file.h"
#include "tests/core/train/recording_sink.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

namespace fs = std::filesystem;

class TimeLapseTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path m_middle; ///< a state between first and last
    fs::path m_later;  ///< and one between that and the last

    fs::path at(const char* name) { return fs::path(m_folder.path().toStdString()) / name; }

    Result<void> film(const DrawProgress& progress) {
        FilmJob job;
        job.path = at("lapse.gif");
        job.seeds = {1, 2};
        job.seconds = 1.0;
        job.framesPerSecond = 10;
        return exportTimeLapse(at("run"), "main", job, progress);
    }

private Q_SLOTS:

    void init() {
        fs::remove_all(at("run"));
        auto model = tinyModel(NewArchitecture::StyleGan2);
        model->describe();
        TrainConfig config;
        config.model = model;
        config.importOptions.thumbnailSide = 0;
        config.pictures = *importStyle({fs::path(SG_SOURCE_DIR) / "resources/packs/pixelArt"});
        config.settings = tinySettings();
        config.settings.kimg = 0.02;
        config.runFolder = at("run");
        config.watch = false;
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(config));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        const auto states = timeLapseStates(at("run"), "main");
        QVERIFY(states && states->size() >= 2);
        // As the store names them (core/train/run/state_store.h): one of step 2 before the last.
        const fs::path last = states->back().path;
        const std::string name = last.filename().string();
        const fs::path moved = last.parent_path() / ("save000090" + name.substr(name.find('-')));
        m_middle = last.parent_path() /
                   ("save000088-step00000002-images0000000008" + name.substr(name.find('.')));
        m_later = last.parent_path() /
                  ("save000089-step00000003-images0000000012" + name.substr(name.find('.')));
        fs::copy_file(last, m_middle);
        fs::copy_file(last, m_later);
        fs::rename(last, moved);
    }

    void aStateThatIsThinnedOutIsBridged() {
        int frames = 0;
        const auto made = film([&](int, int) {
            fs::remove(m_later); // the first frame is between the two before it
            return ++frames > 0;
        });
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QVERIFY(!fs::exists(m_later));
        QCOMPARE(frames, 10);
        QCOMPARE(int(readFilm(at("lapse.gif")).frames.size()), 10);
    }

    void aStateThatIsDamagedIsSaid() {
        fs::remove(at("lapse.gif"));
        fs::resize_file(m_middle, 10);
        const auto made = film({});
        QVERIFY(!made);
        QVERIFY2(
            made.error().message.find(m_middle.filename().string()) != std::string::npos,
            made.error().message.c_str());
        QVERIFY(!fs::exists(at("lapse.gif")));
    }
};

QTEST_GUILESS_MAIN(TimeLapseTest)
#include "time_lapse_test.moc"
