#include "app/studio/tour.h"

#include "app/studio/scripted_prompts.h"
#include "app/studio/window_driver.h"
#include "ui/project/project_control.h"
#include "ui/session/services.h"
#include "ui/session/training_controller.h"
#include "ui/window/attention.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QDialog>
#include <QDir>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace sg {

namespace {

constexpr int kOpenMs = 60'000;
constexpr int kTasteMs = 600'000;
constexpr int kFilmMs = 300'000;
constexpr double kFilmSeconds = 4.0;
constexpr double kNearlyDone = 0.85; ///< of a run: what comes then wants it still running,
constexpr double kSpareMs = 20'000;  ///< for so long at least

class Tour {
public:
    Tour(
        StudioServices& services,
        GapService& gap,
        QVulkanInstance& vulkan,
        const TourOptions& options)
        : m_services(services),
          m_gap(gap),
          m_vulkan(vulkan),
          m_options(options),
          m_settings(file("studio.ini"), QSettings::IniFormat) {
        QDir().mkpath(options.screenshots);
    }

    int run() {
        begin();
        const bool done = start() && preview() && drop() && willItWork() && taste() && train() &&
                          compare() && stepBack() && finish() && film() && save() && reopen();
        if (!done) {
            std::fprintf(stderr, "stylegraft: the tour stopped at: %s\n", qPrintable(m_step));
            if (!m_prompts.lastError.isEmpty()) {
                std::fprintf(stderr, "stylegraft: %s\n", qPrintable(m_prompts.lastError));
            }
        }
        const QJsonObject json{
            {QStringLiteral("film"), file("walk.mp4")},
            {QStringLiteral("project"), file("my-style.stylegraft")},
            {QStringLiteral("kimg"), m_kimg},
            {QStringLiteral("ok"), done}};
        std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        return done ? 0 : 1;
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_window->findChild<T*>(QString::fromLatin1(name));
    }

    [[nodiscard]] QString file(const char* name) const {
        return QDir(m_options.results).filePath(QString::fromLatin1(name));
    }

    void shot(const char* name) {
        saveScreenshot(
            *m_window,
            QDir(m_options.screenshots)
                .filePath(QString::fromLatin1(name) + QLatin1String(".png")));
    }

    void begin() {
        m_window = std::make_unique<MainWindow>(m_services, &m_vulkan, m_prompts);
        QObject::connect(
            m_window.get(), &MainWindow::frameReceived, m_window.get(), [this] { ++m_frames; });
        QObject::connect(
            m_window.get(), &MainWindow::statsReceived, m_window.get(), [this](double kimg) {
                m_kimg = kimg;
            });
        m_window->offerGap(m_gap);
        m_window->attention().pin();
        m_window->setRunsFolder(file("runs"));
        m_window->keepLooksIn(m_settings);
        m_window->keepProjectsIn(m_settings, file("projects"));
        m_window->offerStartPage(m_options.offers);
        m_window->show();
    }

    bool start() {
        m_step = QStringLiteral("the start page");
        waitMs(500);
        shot("start");
        clickMouse(*part<QPushButton>("tryButton"));
        return waitUntil([this] { return m_window->hasModel(); }, kOpenMs);
    }

    bool preview() {
        m_step = QStringLiteral("the moving preview");
        const auto moved = [this] {
            const auto& turns = m_window->preview().shownPins().turns;
            return !turns.empty() && turns.front() > 0.03 &&
                   part<QListWidget>("pictureList")->count() > 0;
        };
        if (!waitUntil(moved, kOpenMs)) {
            return false;
        }
        shot("preview");
        clickMouse(*part<QWidget>("walkButton"));
        clickMouse(*part<QWidget>("walkBack"));
        return waitUntil([this] { return m_window->preview().shownPins().turns.empty(); }, kOpenMs);
    }

    /// Pictures of another style come in, and go again by undo: they would not fit.
    bool drop() {
        m_step = QStringLiteral("dropping pictures");
        const QDir pack(m_options.offers.packs.back().folder);
        QStringList files;
        for (const QString& name : pack.entryList({QStringLiteral("*.png")}).mid(0, 3)) {
            files << pack.filePath(name);
        }
        auto* list = part<QListWidget>("pictureList");
        const int before = list->count();
        dropFiles(*m_window, files);
        if (!waitUntil([&] { return list->count() == before + int(files.size()); }, kOpenMs)) {
            return false;
        }
        shot("dropped");
        pressKey(*list, Qt::Key_Z, Qt::ControlModifier);
        return waitUntil([&] { return list->count() == before; }, kOpenMs);
    }

    bool willItWork() {
        m_step = QStringLiteral("asking whether it will work");
        auto* ask = part<QPushButton>("askGap");
        clickMouse(*ask);
        if (!waitUntil([ask] { return !ask->isEnabled(); }, 5000) ||
            !waitUntil([ask] { return ask->isEnabled(); }, kTasteMs)) {
            return false;
        }
        auto* more = part<QPushButton>("gapMore");
        if (!more->isVisible()) { // the sentence is an error's
            m_prompts.lastError = part<QLabel>("gapSentence")->text();
            return false;
        }
        clickMouse(*more);
        shot("gap");
        clickMouse(*more);
        return true;
    }

    /// All intents, of which "Strong style" is taken.
    bool taste() {
        m_step = QStringLiteral("tasting");
        clickMouse(*part<QToolButton>("tasteButton"));
        part<QSpinBox>("tasteSteps")->setValue(int(m_options.seconds / 10.0)); // at least a few
        clickMouse(*part<QPushButton>("tasteStart"));
        auto* start = part<QPushButton>("tasteStart");
        if (!waitUntil([start] { return !start->isEnabled() || !start->isVisible(); }, 5000) ||
            !waitUntil([start] { return start->isEnabled() && start->isVisible(); }, kTasteMs)) {
            return false;
        }
        shot("taste");
        QPushButton* choose = nullptr;
        for (auto* card : part<QDialog>("tasteDialog")->findChildren<QWidget*>()) {
            if (card->property("intent") == QStringLiteral("strong-style")) {
                choose = card->findChild<QPushButton*>(QStringLiteral("chooseTaste"));
                break; // the plain one comes before its variants
            }
        }
        if (choose == nullptr || !choose->isEnabled()) {
            return false;
        }
        clickMouse(*choose);
        return waitUntil([this] { return part<QPushButton>("startButton")->isEnabled(); }, kOpenMs);
    }

    bool train() {
        m_step = QStringLiteral("training");
        const double length = part<QDoubleSpinBox>("setting_kimg")->value();
        clickMouse(*part<QPushButton>("startButton"));
        if (!waitUntil([this] { return m_kimg > 0.0; }, kOpenMs)) {
            return false;
        }
        QElapsedTimer clock;
        clock.start();
        const auto nearlyDone = [&] {
            const double left = length / std::max(m_kimg, 1e-9) - 1.0; // in times of what was done
            return m_kimg >= kNearlyDone * length ||
                   left * double(clock.elapsed()) < kSpareMs; // fast machines are done sooner
        };
        waitMs(1000);                                           // there is a speed to speak of
        waitUntil(nearlyDone, int(m_options.seconds * 1000.0)); // or time is up
        shot("training");
        return m_window->controller().state() == SessionState::Running;
    }

    bool compare() {
        m_step = QStringLiteral("comparing");
        clickMouse(*part<QWidget>("compare2"));
        shot("compare");
        return m_window->preview().compareMode() == CompareMode::Split;
    }

    /// A fader is pulled down, and that is taken back with what was learned since.
    bool stepBack() {
        m_step = QStringLiteral("stepping back");
        auto* fader = part<QSlider>("fader_g4");
        const int before = fader->value();
        fader->setFocus();
        pressKey(*fader, Qt::Key_Home);
        auto* back = part<QAction>("undoTraining");
        waitMs(3000);
        if (fader->value() != fader->minimum() || !back->isEnabled()) {
            return false;
        }
        shot("fader");
        back->trigger();
        return waitUntil([&] { return fader->value() == before; }, kOpenMs);
    }

    bool finish() {
        m_step = QStringLiteral("stopping");
        part<QAction>("stopKeep")->trigger();
        return waitUntil(
            [this] { return m_window->controller().state() == SessionState::Finished; }, kOpenMs);
    }

    bool film() {
        m_step = QStringLiteral("exporting a film");
        part<QAction>("exportDialogAction")->trigger();
        part<QTabWidget>("exportPages")->setCurrentIndex(1);
        part<QLineEdit>("filmPath")->setText(file("walk.mp4"));
        part<QDoubleSpinBox>("filmSeconds")->setValue(kFilmSeconds);
        part<QDoubleSpinBox>("filmSide")->setValue(256);
        clickMouse(*part<QPushButton>("exportNow"));
        auto* now = part<QPushButton>("exportNow");
        if (!waitUntil([now] { return now->isEnabled(); }, kFilmMs) ||
            QFileInfo(file("walk.mp4")).size() == 0) {
            return false;
        }
        shot("film");
        part<QDialog>("exportDialog")->close();
        return true;
    }

    bool save() {
        m_step = QStringLiteral("saving the project");
        m_prompts.filePath = file("my-style.stylegraft");
        part<QAction>("saveProjectAs")->trigger();
        return waitUntil([this] { return m_window->project().isNamed(); }, kOpenMs);
    }

    bool reopen() {
        m_step = QStringLiteral("opening the project again");
        const auto seeds = m_window->preview().shownPins().seeds;
        const int pictures = part<QListWidget>("pictureList")->count();
        m_prompts.onClose = CloseChoice::QuitWithoutSaving; // the run is kept
        m_window->close();
        if (!waitUntil([this] { return !m_window->isVisible(); }, kOpenMs)) {
            return false;
        }
        begin();
        m_frames = 0;
        m_window->openFile(file("my-style.stylegraft"));
        const auto asItWas = [&] {
            return m_frames > 0 && m_window->hasModel() &&
                   part<QListWidget>("pictureList")->count() == pictures &&
                   m_window->preview().shownPins().seeds == seeds;
        };
        if (!waitUntil(asItWas, kOpenMs)) {
            return false;
        }
        waitMs(3000); // the filmstrip is read
        shot("reopened");
        m_window->close();
        return waitUntil([this] { return !m_window->isVisible(); }, kOpenMs);
    }

    StudioServices& m_services;
    GapService& m_gap;
    QVulkanInstance& m_vulkan;
    TourOptions m_options;
    QSettings m_settings;
    ScriptedPrompts m_prompts;
    std::unique_ptr<MainWindow> m_window; ///< goes before what it uses
    QString m_step;
    double m_kimg = 0.0;
    int m_frames = 0;
};

} // namespace

int runTour(
    StudioServices& services,
    GapService& gap,
    QVulkanInstance& vulkan,
    const TourOptions& options) {
    return Tour(services, gap, vulkan, options).run();
}

} // namespace sg
