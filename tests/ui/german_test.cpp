// German is complete: every text is there, its places for values too, and the window speaks it.

#include "core/data/picture_kinds.h"
#include "core/film/film_kind.h"
#include "core/io/model_formats.h"
#include "core/io/seed_list.h"
#include "core/project/presets.h"
#include "core/project/train_settings.h"
#include "core/train/coach/coach.h"
#include "core/train/freeze_plan.h"
#include "core/train/methods/method_spec.h"
#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/common/core_words.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/language.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

#include <limits>

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

    /// As if the file were brought up to date now.
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
             QStringLiteral("app/studio"),
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
            for (const bool third : {false, true}) {
                RunFacts facts;
                facts.pictures = pictures;
                facts.stylegan3 = third;
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
        for (const FilmKindRow& film : filmKinds()) {
            QVERIFY2(check(film.label), film.label.data());
        }
        QCOMPARE(coreText("Learning rate"), QStringLiteral("Lernrate"));
        QCOMPARE(deviceText("CPU, 16 cores"), QStringLiteral("CPU, 16 Kerne"));
        QCOMPARE(deviceText("CPU, 1 core"), QStringLiteral("CPU, 1 Kern"));
        QCOMPARE(deviceText("Some GPU"), QStringLiteral("Some GPU"));
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
