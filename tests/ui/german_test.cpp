// German is complete: every text is there, its places for values too, and the window speaks it.

#include "core/base/guarded.h"
#include "core/data/picture_kinds.h"
#include "core/film/film_kind.h"
#include "core/io/model_formats.h"
#include "core/io/passport.h"
#include "core/io/seed_list.h"
#include "core/project/presets.h"
#include "core/project/train_settings.h"
#include "core/train/coach/coach.h"
#include "core/train/freeze_plan.h"
#include "core/train/methods/method_spec.h"
#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/coach/coach_bar.h"
#include "ui/common/core_words.h"
#include "ui/common/model_words.h"
#include "ui/export/picture_page.h"
#include "ui/habits/shortcut_book.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/language.h"
#include "ui/mixer/mixer_words.h"
#include "ui/preview/vulkan_memory.h"
#include "ui/timeline/state_words.h"
#include "ui/window/model_badge.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

#include <limits>
#include <stdexcept>

namespace sg {

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms; ///< one, or one a number
    bool unfinished = false;
    bool counted = false;
};

QString germanFile() {
    return QStringLiteral(SG_SOURCE_DIR "/resources/i18n/stylegraft_de.ts");
}

std::vector<Message> messagesOf(const QString& path) {
    QFile file(path);
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == QStringLiteral("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QStringLiteral("message")) {
            messages.push_back({context, {}, {}});
            messages.back().counted = xml.attributes().hasAttribute(QStringLiteral("numerus"));
        } else if (xml.name() == QStringLiteral("source")) {
            messages.back().source = xml.readElementText();
        } else if (xml.name() == QStringLiteral("numerusform")) {
            messages.back().forms << xml.readElementText();
        } else if (xml.name() == QStringLiteral("translation")) {
            messages.back().unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            if (!messages.back().counted) {
                messages.back().forms << xml.readElementText();
            }
        }
    }
    return messages;
}

QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?(\\d|n)"));
    QStringList places;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        places << found.next().captured();
    }
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

class GermanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        setUpApplication(*qApp);
        applyLanguage(*qApp, Language::German);
    }

    void init() { failOnAnyWarning(); }

    void everyTextIsThereWithItsPlaces() {
        const auto messages = messagesOf(germanFile());
        QVERIFY(messages.size() > 700);
        for (const Message& one : messages) {
            const QByteArray which = (one.context + QStringLiteral(": ") + one.source).toUtf8();
            QVERIFY2(!one.unfinished, which.constData());
            QCOMPARE(one.forms.size(), one.counted ? 2 : 1);
            for (const QString& form : one.forms) {
                QVERIFY2(!form.isEmpty(), which.constData());
                QVERIFY2(placesOf(form) == placesOf(one.source), which.constData());
                for (const QString& end : {QStringLiteral(" "), QStringLiteral("...")}) {
                    QVERIFY2(
                        form.startsWith(end) == one.source.startsWith(end) &&
                            form.endsWith(end) == one.source.endsWith(end),
                        which.constData());
                }
                // Reached by Alt in both, or in neither.
                QVERIFY2(
                    form.count(QLatin1Char('&')) == one.source.count(QLatin1Char('&')),
                    which.constData());
            }
        }
    }

    /// As if the target `texts` brought the file up to date now.
    void noTextOfTheSourceIsMissing() {
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("de.ts"));
        QVERIFY(QFile::copy(germanFile(), copy));
        QProcess update;
        update.setWorkingDirectory(QStringLiteral(SG_SOURCE_DIR));
        update.start(
            QStringLiteral(SG_LUPDATE),
            {QStringLiteral("-silent"),
             QStringLiteral("-no-obsolete"),
             QStringLiteral("-locations"),
             QStringLiteral("none"),
             QStringLiteral("-I"),
             QStringLiteral("."),
             QStringLiteral("ui"),
             QStringLiteral("app"),
             QStringLiteral("core"),
             QStringLiteral("-ts"),
             copy});
        QVERIFY(update.waitForFinished(60'000));
        QCOMPARE(update.exitCode(), 0);
        for (const Message& one : messagesOf(copy)) {
            QVERIFY2(!one.unfinished, qPrintable(one.context + QStringLiteral(": ") + one.source));
        }
    }

    /// What is German by being the same is in the file all the same.
    void theTablesOfTheCoreAreGerman() {
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/i18n/stylegraft_de.qm")));
        const auto check = [&german](std::string_view text) {
            const std::string source(text);
            return text.empty() || !german.translate("sg::Core", source.c_str()).isEmpty();
        };
        for (const ParamSpec& spec : trainParams()) {
            QVERIFY2(check(spec.label) && check(spec.unit) && check(spec.help), spec.id.data());
        }
        for (const MethodSpec& method : trainMethods()) {
            QVERIFY2(check(method.label) && check(method.help), method.id.data());
        }
        for (const int pictures : {3, 10, 500}) {
            for (const int kind : {0, 1, 2}) {
                RunFacts facts;
                facts.pictures = pictures;
                facts.stylegan3 = kind == 1;
                facts.fromScratch = kind == 2;
                for (const int resolution : {16, 256}) {
                    facts.resolution = resolution;
                    for (const PresetChoice& preset : presetsFor(facts)) {
                        QVERIFY2(
                            check(preset.label) && check(preset.sentence) &&
                                check(preset.freezeReason),
                            preset.id.c_str());
                    }
                }
            }
        }
        for (const FormatRow& format : modelFormats()) {
            QVERIFY2(check(format.label) && check(format.openedBy), format.label.data());
        }
        for (const PictureKindRow& picture : pictureKinds()) {
            QVERIFY2(check(picture.label), picture.label.data());
        }
        for (const FilmKindRow& film : filmKinds()) {
            QVERIFY2(check(film.label), film.label.data());
        }
        QCOMPARE(coreText("Learning rate"), QStringLiteral("Lernrate"));
        const PicturePage page(nullptr);
        QCOMPARE(
            page.findChild<QComboBox*>(QStringLiteral("pictureKind"))->itemText(0),
            QStringLiteral("PNG, 8 Bit"));
    }

    void namesInTheSettingsAreWords() {
        QCOMPARE(
            actionInWords(ChangeSetting{"augment", std::string("bgc")}),
            QStringLiteral("Anwenden: Augmentierung Lage, Drehung und Farbe"));
        FilmTile tile;
        tile.states.emplace_back();
        StateSettings then;
        then.settings.method = "affine+";
        then.settings.augment = "diff-tc";
        const QString words = stateInWords(tile, then);
        QVERIFY2(!words.contains(QStringLiteral("affine+")), qPrintable(words));
        QVERIFY2(
            words.contains(QStringLiteral("Augmentierung: leicht, Farben bleiben")),
            qPrintable(words));
        QCOMPARE(countInWords(1'234'567), QStringLiteral("1.2 Millionen"));
    }

    void aPassportNamesTheSettings() {
        Passport passport;
        passport.settings = {{"learning_rate", "0.0047"}, {"batch_of_old", "4"}};
        const std::string html = passportHtml(passport);
        QVERIFY(html.find("Lernrate") != std::string::npos);
        QVERIFY(html.find("learning_rate") == std::string::npos);
        QVERIFY(html.find("batch_of_old") != std::string::npos); // no label: as it is
    }

    void licencesWithoutANameAreGerman() {
        ModelInfo info;
        info.licence = "non-commercial terms";
        info.nonCommercial = true;
        QVERIFY(licenceWarning(info).contains(QStringLiteral("(nicht kommerzielle Bedingungen)")));
        info.nonCommercial = false;
        ModelBadge badge(nullptr);
        badge.show(info);
        QCOMPARE(
            badge.findChild<QLabel*>(QStringLiteral("modelLicence"))->text(),
            QStringLiteral("Lizenz: nicht kommerzielle Bedingungen"));
        info.nonCommercial = true;
        info.licence = "CC BY-NC";
        QVERIFY(licenceWarning(info).contains(QStringLiteral("(CC BY-NC)")));
    }

    /// What a library said in English is named as such; what was done then is for bug reports.
    void failuresOfLibrariesAreToldInGerman() {
        const auto inside = guarded([] { throw std::runtime_error("boom\nat line 1"); });
        QVERIFY(!inside);
        QCOMPARE(
            inside.error().message, std::string("In Stylegraft ist etwas fehlgeschlagen: boom"));
        QCOMPARE(inside.error().detail, std::string("boom\nat line 1"));
        const auto drawing = vulkanResult(VK_ERROR_DEVICE_LOST, "finishing a frame");
        QVERIFY(!drawing);
        QVERIFY(drawing.error().code == ErrorCode::Internal);
        QCOMPARE(drawing.error().message, std::string("Das Grafikgerät ist ausgefallen."));
        QCOMPARE(drawing.error().detail, std::string("finishing a frame, VkResult -4"));
        const auto memory = vulkanResult(VK_ERROR_OUT_OF_DEVICE_MEMORY, "finishing a frame");
        QVERIFY(!memory && memory.error().code == ErrorCode::OutOfMemory);
    }

    /// The words in the list of keys are others than those that Qt compares.
    void aKeyOfAWidgetIsKnownByEveryName() {
        const WholeWindow studio;
        const auto* book = studio.window->findChild<ShortcutBook*>();
        QVERIFY(book != nullptr);
        for (const auto& [key, use] :
             {std::pair(Qt::Key_Delete, "die gewählten Bilder entfernen"),
              std::pair(Qt::Key_Home, "der erste Stand"),
              std::pair(Qt::Key_Plus, "Bilder")}) {
            const QString uses = book->fixedUses(QKeySequence(key));
            QVERIFY2(uses.contains(QString::fromUtf8(use)), qPrintable(uses));
        }
        QVERIFY(book->fixedUses(QKeySequence(Qt::CTRL | Qt::Key_Delete)).isEmpty());
    }

    void sentencesOfTheCoreAreGerman() {
        // From a function of the namespace, and from one that no other file sees.
        const auto seeds = parseSeedList("three");
        QVERIFY(!seeds);
        QCOMPARE(
            QString::fromStdString(seeds.error().message),
            QStringLiteral("three ist keine Liste von Seeds; möglich ist zum Beispiel 0-3,7"));
        const auto plan = parseFreezePlan("g8", {});
        QVERIFY(!plan);
        QVERIFY(plan.error().message.starts_with("Der Eintrag „g8“ zum Einfrieren hat keinen"));

        Coach coach;
        CoachSituation now;
        now.pictures = 12;
        coach.setSituation(now);
        CoachPoint broken;
        broken.kimg = 1.0;
        broken.lossG = std::numeric_limits<double>::quiet_NaN();
        coach.add(broken);
        const auto advice = coach.advise();
        QVERIFY(advice);
        QVERIFY(advice->sentence.starts_with("Das Training ist zusammengebrochen"));
    }

    void theWindowSpeaksIt() {
        WholeWindow studio;
        QVERIFY(studio.fill());
        QStringList menus;
        for (const QAction* menu : studio.window->findChild<QMenuBar*>()->actions()) {
            menus << menu->text();
        }
        QCOMPARE(
            menus,
            (QStringList{
                QStringLiteral("&Datei"),
                QStringLiteral("&Bearbeiten"),
                QStringLiteral("&Ansicht"),
                QStringLiteral("&Training"),
                QStringLiteral("&Hilfe")}));
        QCOMPARE(studio.part<QLabel>("deviceLabel")->text(), QStringLiteral("CPU, 2 Kerne"));
        for (const char* name : {"addPictures", "removePictures", "cropPictures"}) {
            const auto* button = studio.part<QPushButton>(name);
            const int words = button->fontMetrics().horizontalAdvance(button->text());
            QVERIFY2(button->width() >= words + 8, name); // short words only
        }
        // A laptop's screen holds it, whatever the words are.
        const QSize least = studio.window->minimumSizeHint();
        QVERIFY2(least.width() <= 1280, qPrintable(QString::number(least.width())));
        QVERIFY2(least.height() <= 720, qPrintable(QString::number(least.height())));
        // Texts that a context that differs from the one in the file would leave in English.
        for (const QLabel* label : studio.window->findChildren<QLabel*>()) {
            for (const char* word : {" the ", " and ", " with ", "Drop "}) {
                QVERIFY2(
                    !label->text().contains(QString::fromLatin1(word)),
                    qPrintable(label->objectName() + QStringLiteral(": ") + label->text()));
            }
        }
    }
};

} // namespace sg

QTEST_MAIN(sg::GermanTest)
#include "german_test.moc"
