// Strangers' text: what stays, what goes, and where it is cut.

#include "core/base/one_line.h"

#include <QTest>

using sg::oneLine;

class OneLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void wordsOfAllLanguagesStay() {
        for (const std::string text :
             {"© Jörg Müller, CC BY-SA", "写真提供：山田", "фото 🎨", "\u00a0\u07ff\uffff"}) {
            QCOMPARE(oneLine(text, 200), text);
        }
    }

    void whatIsNoTextGoes() {
        QCOMPARE(oneLine("a\nb\tc\x7f\x1b[2Jd", 200), std::string("abc[2Jd"));
        QCOMPARE(oneLine("a\u009b2Jb\u2028c\u202ed\u2066e", 200), std::string("a2Jbcde"));
        QCOMPARE(oneLine(std::string("a\0b", 3), 200), std::string("ab"));
    }

    void whatIsNoUtf8Goes() {
        // Latin-1, a lone follower, overlong forms, a surrogate, beyond Unicode, cut short.
        for (const std::string bad :
             {"\xe9",
              "\x80",
              "\xc0\xaf",
              "\xe0\x80\xaf",
              "\xed\xa0\x80",
              "\xf4\x90\x80\x80",
              "\xff"}) {
            QCOMPARE(oneLine("a" + bad + "b", 200), std::string("ab"));
        }
        QCOMPARE(oneLine("a\xe2\x82", 200), std::string("a"));
        QCOMPARE(oneLine("\xe2\x82z", 200), std::string("z"));
    }

    void cutsBetweenCharacters() {
        QCOMPARE(oneLine("aü€", 6), std::string("aü€"));
        QCOMPARE(oneLine("aü€", 5), std::string("aü"));
        QCOMPARE(oneLine("aü€", 2), std::string("a"));
        QCOMPARE(oneLine("abc", 0), std::string());
    }
};

QTEST_GUILESS_MAIN(OneLineTest)
#include "one_line_test.moc"
