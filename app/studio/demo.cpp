#include "app/studio/demo.h"

#include "app/studio/window_driver.h"
#include "ui/common/event_loop_meter.h"
#include "ui/session/training_controller.h"
#include "ui/timeline/film_strip.h"

#include <QAction>
#include <QDir>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTemporaryDir>

#include <cstdio>

namespace sg {

namespace {

constexpr int kOpenMs = 60'000;
constexpr int kPreviewMs = 90'000;

/// The steps in order; the first that fails ends the demo and is named on stderr.
class Demo {
public:
    Demo(MainWindow& window, ScriptedPrompts& prompts, const DemoOptions& options)
        : m_window(window), m_prompts(prompts), m_options(options) {
        QObject::connect(&window, &MainWindow::frameReceived, &window, [this](PreviewKind kind) {
            ++(kind == PreviewKind::Source ? m_sourceFrames : m_tunedFrames);
        });
        QObject::connect(
            &window, &MainWindow::statsReceived, &window, [this](double kimg) { m_kimg = kimg; });
        QObject::connect(&window, &MainWindow::exported, &window, [this](const QStringList& paths) {
            m_exported += paths;
        });
        QObject::connect(&window, &MainWindow::picturesAdded, &window, [this](int count) {
            m_pictures = count;
        });
    }

    int run() {
        m_window.setRunsFolder(m_runs.path());
        QDir().mkpath(m_options.exports);
        if (!m_options.screenshots.isEmpty()) {
            QDir().mkpath(m_options.screenshots);
        }
        const bool done = open() && pictures() && fader() && start() && previews() && compare() &&
                          brush() && single() && walk() && timeline() && pause() && exportAll() &&
                          quit();
        if (!done) {
            std::fprintf(stderr, "stylegraft: the demo stopped at: %s\n", qPrintable(m_step));
            if (!m_prompts.lastError.isEmpty()) {
                std::fprintf(stderr, "stylegraft: %s\n", qPrintable(m_prompts.lastError));
            }
        }
        const QJsonObject json{
            {QStringLiteral("export_dir"), QDir(m_options.exports).absolutePath()},
            {QStringLiteral("device"), m_device},
            {QStringLiteral("pictures"), m_pictures},
            {QStringLiteral("previews"), m_sourceFrames + m_tunedFrames},
            {QStringLiteral("kimg"), m_kimg},
            {QStringLiteral("gui_block_ms_max"), m_meter.maximumMs()},
            {QStringLiteral("ok"), done}};
        std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        return done ? 0 : 1;
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_window.findChild<T*>(QString::fromLatin1(name));
    }

    void shot(const char* name) {
        ++m_shots;
        if (!m_options.screenshots.isEmpty()) {
            const QString file = QStringLiteral("%1-%2.png")
                                     .arg(m_shots, 2, 10, QLatin1Char('0'))
                                     .arg(QLatin1String(name));
            saveScreenshot(m_window, QDir(m_options.screenshots).filePath(file));
        }
    }

    bool open() {
        m_step = QStringLiteral("opening the model");
        dropFiles(m_window, {m_options.model});
        if (!waitUntil([this] { return m_window.hasModel() && m_sourceFrames > 0; }, kOpenMs)) {
            return false;
        }
        shot("open");
        return true;
    }

    bool pictures() {
        m_step = QStringLiteral("dropping pictures");
        dropFiles(*part<QWidget>("stylePanel"), m_options.pictures);
        if (!waitUntil([this] { return m_pictures > 0; }, kOpenMs)) {
            return false;
        }
        shot("pictures");
        return true;
    }

    bool fader() {
        m_step = QStringLiteral("moving a fader");
        auto* slider = part<QSlider>("fader_g4");
        if (slider == nullptr) {
            return false;
        }
        QStyleOptionSlider option;
        option.initFrom(slider);
        option.orientation = Qt::Vertical;
        option.minimum = slider->minimum();
        option.maximum = slider->maximum();
        option.sliderPosition = slider->value();
        option.sliderValue = slider->value();
        option.upsideDown = true;
        const QRect handle = slider->style()->subControlRect(
            QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, slider);
        dragMouse(*slider, handle.center(), {handle.center().x(), slider->height() + 20});
        if (!waitUntil([slider] { return slider->value() == 0; }, 2000)) {
            return false;
        }
        shot("fader");
        return true;
    }

    bool start() {
        m_step = QStringLiteral("starting");
        part<QDoubleSpinBox>("setting_kimg")->setValue(50.0); // longer than the demo: it is paused
        // What is learned is soon seen.
        part<QDoubleSpinBox>("setting_ema_kimg")->setValue(0.1);
        part<QDoubleSpinBox>("setting_head_warmup")->setValue(0.0);
        clickMouse(*part<QPushButton>("startButton"));
        if (!waitUntil([this] { return m_kimg > 0.0; }, kOpenMs)) {
            return false;
        }
        shot("training");
        return true;
    }

    bool previews() {
        m_step = QStringLiteral("waiting for previews");
        const int before = m_tunedFrames;
        if (!waitUntil([&] { return m_tunedFrames >= before + 4 && m_kimg >= 0.4; }, kPreviewMs)) {
            return false;
        }
        shot("previews");
        return true;
    }

    bool compare() {
        m_step = QStringLiteral("comparing");
        pressKey(m_window, Qt::Key_C);
        clickMouse(*part<QWidget>("compare2"));
        if (!waitUntil(
                [this] { return m_window.preview().compareMode() == CompareMode::Split; }, 2000)) {
            return false;
        }
        m_window.preview().setSplit(0.4);
        shot("compare");
        return true;
    }

    /// Side by side, then a stroke over the middle picture and one over its neighbour.
    bool brush() {
        m_step = QStringLiteral("painting");
        PreviewView& preview = m_window.preview();
        clickMouse(*part<QWidget>("compare3"));
        shot("side-by-side");
        clickMouse(*part<QWidget>("compare4"));
        const QImage before = preview.composite();
        const QPoint middle = preview.rect().center();
        const int step = preview.height() / 10;
        dragMouse(preview, middle - QPoint(step, step), middle + QPoint(step / 2, 0));
        if (preview.composite() == before) {
            return false;
        }
        shot("brush");
        return true;
    }

    bool single() {
        m_step = QStringLiteral("showing one picture");
        PreviewView& preview = m_window.preview();
        pressKey(preview, Qt::Key_Return); // under the pointer
        if (preview.single() < 0) {
            return false;
        }
        shot("single");
        pressKey(preview, Qt::Key_Escape);
        clickMouse(*part<QWidget>("compare2"));
        return preview.single() < 0;
    }

    bool walk() {
        m_step = QStringLiteral("walking");
        const auto turns = [this] { return m_window.preview().shownPins().turns; };
        clickMouse(*part<QWidget>("walkButton"));
        if (!waitUntil([&] { return !turns().empty() && turns().front() > 0.03; }, kPreviewMs)) {
            return false;
        }
        shot("walk");
        clickMouse(*part<QWidget>("walkButton"));
        clickMouse(*part<QWidget>("walkBack"));
        return waitUntil([&] { return turns().empty(); }, kPreviewMs);
    }

    /// A state is kept, and the same pictures looked at as they were before it.
    bool timeline() {
        m_step = QStringLiteral("going back in time");
        auto* strip = m_window.findChild<FilmStrip*>();
        part<QAction>("saveNow")->trigger();
        if (!waitUntil([strip] { return strip->isVisible(); }, kPreviewMs)) {
            return false;
        }
        pressKey(m_window.preview(), Qt::Key_Up);
        if (!waitUntil([strip] { return strip->kimg().has_value(); }, 5000)) {
            return false;
        }
        waitMs(1500); // until it is drawn
        shot("timeline");
        pressKey(*strip, Qt::Key_End);
        return waitUntil([strip] { return !strip->kimg(); }, 5000);
    }

    bool pause() {
        m_step = QStringLiteral("pausing");
        clickMouse(*part<QPushButton>("startButton"));
        const auto paused = [this] {
            return m_window.controller().state() == SessionState::Paused;
        };
        if (!waitUntil(paused, 10'000)) {
            return false;
        }
        waitMs(500);
        shot("paused");
        return true;
    }

    bool exportAll() {
        m_step = QStringLiteral("exporting");
        const QDir folder(m_options.exports);
        m_prompts.modelPath = folder.filePath(QStringLiteral("tuned.pkl"));
        m_prompts.folderPath = folder.filePath(QStringLiteral("pictures"));
        part<QAction>("exportModel")->trigger();
        if (!waitUntil([this] { return m_exported.size() == 1; }, 20'000)) {
            return false;
        }
        part<QAction>("exportImages")->trigger();
        if (!waitUntil([this] { return m_exported.size() >= 11; }, 20'000)) {
            return false;
        }
        shot("exported");
        return true;
    }

    bool quit() {
        m_step = QStringLiteral("quitting");
        m_device = m_window.preview().deviceName();
        m_prompts.onClose = CloseChoice::QuitWithoutSaving;
        m_window.close();
        return waitUntil(
            [this] { return !m_window.isVisible() && !isActive(m_window.controller().state()); },
            20'000);
    }

    MainWindow& m_window;
    ScriptedPrompts& m_prompts;
    DemoOptions m_options;
    QTemporaryDir m_runs; ///< the run is not kept
    EventLoopMeter m_meter;
    QString m_step;
    QString m_device;
    QStringList m_exported;
    int m_sourceFrames = 0;
    int m_tunedFrames = 0;
    int m_pictures = 0;
    int m_shots = 0;
    double m_kimg = 0.0;
};

} // namespace

int runDemo(MainWindow& window, ScriptedPrompts& prompts, const DemoOptions& options) {
    return Demo(window, prompts, options).run();
}

} // namespace sg
