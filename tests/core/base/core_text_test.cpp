// Sentences of the core: places are filled once, and a translator may put them in another order.

#include "core/base/core_text.h"

#include <QTest>

#include <filesystem>
#include <string>
#include <string_view>

namespace sg {

class CoreTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { Core::setTranslator(nullptr); }

    void placesAreFilled() {
        const std::filesystem::path path("/tmp/face.pkl");
        QCOMPARE(
            Core::tr("%1: block %2 of %3, %2 again", path, 7, std::string_view("G")),
            std::string("/tmp/face.pkl: block 7 of G, 7 again"));
    }

    void argumentsAreNotSearchedForPlaces() {
        QCOMPARE(Core::tr("%1 and %2", "%2", "b"), std::string("%2 and b"));
    }

    void otherSignsStay() {
        QCOMPARE(Core::tr("50 % of %1, %2 and %", 3), std::string("50 % of 3, %2 and %"));
        QCOMPARE(Core::tr("100 %"), std::string("100 %"));
        QCOMPARE(Core::tr(""), std::string());
    }

    void aTranslatorIsAsked() {
        Core::setTranslator([](const char* text) {
            return text == std::string_view("%1 of %2") ? std::string("von %2: %1")
                                                        : std::string(text);
        });
        QCOMPARE(Core::tr("%1 of %2", 1, 2), std::string("von 2: 1"));
        QCOMPARE(Core::tr("unknown %1", 1), std::string("unknown 1"));
    }
};

} // namespace sg

QTEST_APPLESS_MAIN(sg::CoreTextTest)
#include "core_text_test.moc"
