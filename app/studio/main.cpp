// stylegraft: the studio.

#include "app/runtime.h"
#include "app/studio/arguments.h"
#include "app/studio/bench.h"
#include "app/studio/bundled.h"
#include "app/studio/demo.h"
#include "app/studio/engine_gap.h"
#include "app/studio/engine_parts.h"
#include "app/studio/engine_services.h"
#include "app/studio/scripted_prompts.h"
#include "app/studio/tour.h"
#include "ui/help/help_desk.h"
#include "ui/help/log_keeper.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/language.h"
#include "ui/preview/vulkan_instance.h"
#include "ui/window/attention.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QVulkanInstance>

#include <cstdio>

int main(int argc, char** argv) {
    sg::prepareRuntime();
    const QStringList styleArguments = sg::takeStyleArguments(argc, argv);
    if (sg::asksForWords(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Stylegraft"));
    QApplication::setApplicationVersion(QStringLiteral(STYLEGRAFT_VERSION));
    sg::setUpApplication(application);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Teaches a pretrained StyleGAN the style of a handful of pictures.\n"
                       "Drop a model (.pkl) and pictures on the window, press Start, watch.\n"
                       "Without a file the start page is shown."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("file"),
        QStringLiteral("Project (.stylegraft) or model to open"),
        QStringLiteral("[FILE]"));
    const QCommandLineOption style(
        QStringLiteral("style"),
        QStringLiteral(
            "Pictures to add: a file, a folder or a zip archive; may be given several times."),
        QStringLiteral("PATH"));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QStringLiteral("Do the main job by itself, print one line of JSON and quit."));
    const QCommandLineOption screenshots(
        QStringLiteral("screenshots"),
        QStringLiteral("With --demo: save the window at each step into DIR."),
        QStringLiteral("DIR"));
    const QCommandLineOption tour(
        QStringLiteral("tour"),
        QStringLiteral("Walk through the studio as a newcomer would, save pictures of it into DIR, "
                       "print one line of JSON and quit."),
        QStringLiteral("DIR"));
    const QCommandLineOption tourSeconds(
        QStringLiteral("tour-seconds"),
        QStringLiteral("With --tour: how long to train at most; 300 by default."),
        QStringLiteral("SECONDS"),
        QStringLiteral("300"));
    const QCommandLineOption bench(
        QStringLiteral("bench"),
        QStringLiteral(
            "Measure training without and with the window for SECONDS, print JSON and quit."),
        QStringLiteral("SECONDS"));
    const QCommandLineOption json(
        QStringLiteral("json"), QStringLiteral("With --bench: the result as JSON (always)."));
    parser.addOptions({style, demo, screenshots, tour, tourSeconds, bench, json});
    parser.process(QApplication::arguments() + styleArguments);

    QStringList pictures;
    for (const QString& path : parser.values(style)) {
        pictures << QFileInfo(path).absoluteFilePath();
    }
    QString model = parser.positionalArguments().value(0);
    if (!model.isEmpty()) {
        model = QFileInfo(model).absoluteFilePath();
    }

    QVulkanInstance vulkan; // outlives the window
    sg::createVulkanInstance(vulkan);
    const auto services = sg::makeEngineServices();
    sg::EngineGap gap;
    if (parser.isSet(tour)) {
        sg::applyLanguage(application, sg::Language::System);
        bool number = false;
        const double seconds = parser.value(tourSeconds).toDouble(&number);
        if (!number || seconds < 4.0 || seconds > 86'400.0) {
            std::fprintf(
                stderr, "stylegraft: --tour-seconds takes a number of seconds, at least 4\n");
            return 1;
        }
        QApplication::setQuitOnLastWindowClosed(false);
        QTemporaryDir results(QDir::temp().filePath(QStringLiteral("stylegraft-tour-XXXXXX")));
        results.setAutoRemove(false); // the JSON line names it
        return sg::runTour(
            *services,
            gap,
            vulkan,
            {sg::bundledOffers(), parser.value(tour), results.path(), seconds});
    }
    const bool automatic = parser.isSet(demo) || parser.isSet(bench);
    if (automatic) {
        sg::applyLanguage(application, sg::Language::System);
        model = model.isEmpty() ? sg::bundledModel() : model;
        if (pictures.isEmpty()) {
            pictures << sg::bundledPack();
        }
        if (model.isEmpty() || pictures.first().isEmpty()) {
            std::fprintf(
                stderr,
                "stylegraft: the bundled model or pictures are missing; name MODEL and --style\n");
            return 1;
        }
        sg::ScriptedPrompts prompts;
        sg::MainWindow window(*services, &vulkan, prompts);
        window.offerGap(gap);
        QApplication::setQuitOnLastWindowClosed(false);
        window.attention().pin(); // as fast with another program in front
        window.show();
        if (parser.isSet(bench)) {
            bool number = false;
            const double seconds = parser.value(bench).toDouble(&number);
            if (!number || seconds < 4.0 || seconds > 86'400.0) {
                std::fprintf(stderr, "stylegraft: --bench takes a number of seconds, at least 4\n");
                return 1;
            }
            return sg::runBench(window, *services, prompts, {model, pictures, seconds});
        }
        QTemporaryDir exports(QDir::temp().filePath(QStringLiteral("stylegraft-demo-XXXXXX")));
        exports.setAutoRemove(false); // the JSON line names it
        return sg::runDemo(
            window, prompts, {model, pictures, parser.value(screenshots), exports.path()});
    }

    QSettings settings(
        QSettings::IniFormat,
        QSettings::UserScope,
        QStringLiteral("Stylegraft"),
        QStringLiteral("studio"));
    sg::applyLanguage(
        application, sg::languageNamed(settings.value(QLatin1String(sg::kLanguageKey)).toString()));
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const sg::LogKeeper keeper(data.filePath(QStringLiteral("log/studio.log")));
    sg::log(sg::LogLevel::Info, "stylegraft", "Stylegraft " STYLEGRAFT_VERSION " starts");
    sg::DialogPrompts prompts(&settings);
    sg::MainWindow window(*services, &vulkan, prompts);
    window.help().setParts(sg::engineParts());
    window.help().setLog(keeper);
    window.offerGap(gap);
    window.setRunsFolder(data.filePath(QStringLiteral("runs")));
    window.keepLooksIn(settings);
    window.keepProjectsIn(settings, data.filePath(QStringLiteral("projects")));
    window.offerStartPage(sg::bundledOffers(), !model.isEmpty() || !pictures.isEmpty());
    window.show();
    if (!model.isEmpty()) {
        window.openFile(model);
    }
    window.addPictures(pictures);
    return QApplication::exec();
}
