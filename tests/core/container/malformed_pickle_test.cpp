// Damaged and hostile pickles: each gives an error or a clean load, quickly, in little memory.

#include "core/io/container/pickle_reader.h"
#include "core/io/container/raw_tensor.h"
#include "tests/core/container/malformed.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

#include <functional>
#include <random>

using namespace sg;
using namespace sg::test;
using namespace std::string_literals;

namespace {

enum Expectation { MustFail, MayLoad, MustLoad };

/// Made when its turn comes: all files together would take more memory than the reader may.
struct Case {
    std::function<std::string()> make;
    Expectation expected;
};

/// Looks at every value the way readers do.
std::size_t examine(const pickle::Document& document) {
    std::size_t sensible = 0;
    for (const pickle::Value& value : document.values) {
        sensible += pickle::tensorOf(value).has_value();
        sensible += pickle::arrayOf(value).has_value();
        sensible += pickle::numberOf(&value).has_value();
        sensible += pickle::find(value, "state") != nullptr;
    }
    return sensible;
}

} // namespace

class MalformedPickleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_golden = contentsOf(SG_TEST_DATA "/golden/sg2_64.pkl");
        QVERIFY(m_golden.size() > 1'000'000);
        const auto document = pickle::read(bytesOf(m_golden));
        QVERIFY(document);
        QVERIFY(examine(*document) > 1000);
        m_memory.emplace();
    }

    void cases_data() {
        QTest::addColumn<int>("index");
        // Small files are given as they are, large ones as what makes them.
        const auto row =
            [this](const std::string& name, const auto& file, Expectation expected = MustFail) {
                QTest::newRow(name.c_str()) << int(m_cases.size());
                if constexpr (std::is_invocable_v<decltype(file)>) {
                    m_cases.push_back({file, expected});
                } else {
                    m_cases.push_back({[bytes = std::string(file)] { return bytes; }, expected});
                }
            };
        truncations(row);
        flips(row);

        // Lengths that are not there.
        const auto max32 = little(std::uint32_t{0xffffffff});
        const auto max64 = little(~std::uint64_t{0});
        row("text of 4 GiB", pickled("X" + max32 + "x"));
        row("text of 2^64 bytes", pickled(code(0x8d) + max64 + "x", 4));
        row("bytes of 4 GiB", pickled("B" + max32 + "x"));
        row("bytes of 2^64 bytes", pickled(code(0x8e) + max64 + "x", 4));
        row("bytearray of 2^63 bytes", pickled(code(0x96) + little(std::uint64_t{1} << 63U), 5));
        row("number of 2 GiB", pickled(code(0x8b) + little(std::int32_t{0x7fffffff})));
        row("number of negative length", pickled(code(0x8b) + little(std::int32_t{-1})));
        row("frame of one byte too many", pickled(code(0x95) + little(std::uint64_t{3}) + "N", 4));
        row("frame of 2^60 bytes", pickled(code(0x95) + little(std::uint64_t{1} << 60U) + "N", 4));
        row("name without an end", pickled("cos" + std::string(10'000, 'x')));
        row("name of 4 KiB", pickled(global(std::string(2'000, 'm'), std::string(2'000, 'n'))));

        // A stack that does not hold what is taken from it.
        for (const char* body :
             {"",    "0",   "1",   "a",   "b",   "e",   "l",     "s",    "t",       "u",
              "R",   "2",   "(",   "(t0", "N(s", "NNs", "N(NNu", "](Nu", "}(Ne",    "}(Nu",
              "(Nd", "N(e", "NNb", "]Nb", "}Nb", "N)R", ")NR",   "]N(a", "(((tttt", "(NtR"}) {
            row("stack: "s + body, pickled(body));
        }
        row("TUPLE3 of two", pickled("NN" + code(0x87)));
        row("ADDITEMS to a dict", pickled("}(N" + code(0x90), 4));
        row("STACK_GLOBAL of numbers", pickled("K\x01K\x02" + code(0x93), 4));
        row("STACK_GLOBAL of one text", pickled(text("os") + code(0x93), 4));
        row("NEWOBJ_EX of two", pickled("NN" + code(0x92), 4));
        row("memo that was never set", pickled("h\x07"));
        row("memo far away that was never set", pickled("j" + max32));
        row("memo far away", pickled("N" + put(0xffffffff) + "0" + recall(0xffffffff)), MustLoad);
        row("memo of nothing", pickled(put(0)));
        row("bytes encoded from nothing", pickled(call(global("_codecs", "encode"), {})));
        row("bytes encoded as UTF-8",
            pickled(call(global("_codecs", "encode"), {text("x"), text("utf8")})));

        // Opcodes that no StyleGAN tool writes.
        for (const int op : std::initializer_list<int>{
                 'P',
                 'i',
                 'o',
                 0x82,
                 0x83,
                 0x84,
                 0x97,
                 0x98,
                 'I',
                 'L',
                 'F',
                 'S',
                 'V',
                 'g',
                 'p',
                 0x00,
                 0xff}) {
            row("opcode " + std::to_string(op),
                pickled(code(static_cast<unsigned char>(op)) + "1\n1\n"));
        }
        row("persistent id", pickled(text("1") + "Q"));
        row("not a pickle", "GIF89a");
        row("nothing", "");
        row("half a header", "\x80");
        row("protocol 6", pickled("N", 6));

        bombs(row);
        cycles(row);
    }

    void cases() {
        QFETCH(int, index);
        const auto& [make, expected] = m_cases.at(std::size_t(index));
        const auto content = make();
        const Stopwatch stopwatch;
        const auto document = pickle::read(bytesOf(content));
        if (document) {
            examine(*document);
            QVERIFY(expected != MustFail);
        } else {
            QVERIFY2(expected != MustLoad, document.error().message.c_str());
            QVERIFY(isOneSentence(document.error().message));
        }
        QVERIFY2(stopwatch.withinLimit(), "too slow");
    }

    void memoryStaysSmall() {
        QVERIFY2(m_memory->grownMiB() < 100, qPrintable(QString::number(m_memory->grownMiB())));
    }

private:
    template <typename Row>
    void truncations(const Row& row) const {
        std::vector<std::size_t> lengths{0, 1, 2, 3, 10, 30, 100, 300, 1000, m_golden.size() - 1};
        for (std::size_t part = 1; part < 16; ++part) {
            lengths.push_back(m_golden.size() * part / 16);
        }
        for (const auto length : lengths) {
            row("cut after " + std::to_string(length),
                [this, length] { return m_golden.substr(0, length); });
        }
        row(
            "data behind the end", [this] { return m_golden + "more"; }, MustLoad);
    }

    template <typename Row>
    void flips(const Row& row) const {
        for (unsigned seed = 0; seed < 60; ++seed) {
            const auto make = [this, seed] {
                std::mt19937 random(seed);
                auto flipped = m_golden;
                // The beginning is all structure; further on most of it is numbers.
                const auto range = seed % 2 == 0 ? std::size_t{3'000} : m_golden.size();
                auto& byte = flipped[random() % range];
                byte = static_cast<char>(byte ^ (1 << (random() % 8)));
                return flipped;
            };
            row("flip " + std::to_string(seed), make, MayLoad);
        }
        for (unsigned seed = 0; seed < 20; ++seed) {
            const auto make = [this, seed] {
                std::mt19937 random(seed);
                auto noisy = m_golden.substr(0, 20'000);
                for (int n = 0; n < 50; ++n) {
                    noisy[random() % noisy.size()] = static_cast<char>(random());
                }
                return noisy;
            };
            row("noise " + std::to_string(seed), make);
        }
    }

    template <typename Row>
    static void bombs(const Row& row) {
        // Sharing: each list holds the one before twice.
        std::string doubling = "]" + put(0);
        for (std::uint32_t level = 1; level < 200; ++level) {
            doubling += "](" + recall(level - 1) + recall(level - 1) + "e" + put(level);
        }
        row("2^200 shared lists", pickled(doubling), MustLoad);
        row("a list of three million",
            [] { return pickled("](N" + put(1) + repeated(recall(1), 3'000'000) + "e"); });
        row("a list that grows to four million", [] {
            const auto more = "(" + repeated(recall(1), 2'000) + "e";
            return pickled("N" + put(1) + "0]" + put(0) + repeated(more, 2'000));
        });
        row("a million values", [] { return pickled(repeated("N0", 1'000'000) + "N"); });
        row("a million remembered texts", [] {
            return pickled(
                repeated(code(0x8c) + code(1) + "x" + code(0x94) + "0", 1'000'000) + "N", 4);
        });
        row("ten million opcodes", [] { return pickled(repeated("(0", 5'000'000) + "N"); });
        row("a million marks", [] { return pickled(repeated("(", 1'000'000) + "N"); });
        row("a million on the stack", [] { return pickled("N" + repeated("2", 1'000'000)); });
        row("a million lists in each other",
            [] { return pickled(repeated("]", 1'000'000) + repeated("a", 999'999)); });
        row(
            "deep tuples", [] { return pickled("N" + repeated(code(0x85), 150'000)); }, MustLoad);
        row(
            "deep calls",
            [] { return pickled(global("torch", "Size") + repeated(")R", 50'000)); },
            MustLoad);
        row("five thousand names", [] {
            std::string names;
            for (int i = 0; i < 5'000; ++i) {
                names += global("module" + std::to_string(i), std::string(300, 'n')) + "0";
            }
            return pickled(names + "N");
        });
        row(
            "one name a hundred thousand times",
            [] { return pickled(repeated(global("torch", "Size") + "0", 100'000) + "N"); },
            MustLoad);
        row("text encoded again and again", [] {
            const auto again = call(global("_codecs", "encode"), {recall(1), text("latin1")}) + "0";
            return pickled(
                text(std::string(1'000'000, 'x')) + put(1) + "0" + repeated(again, 10'000) + "N");
        });
    }

    template <typename Row>
    static void cycles(const Row& row) {
        row("a list in itself", pickled("]" + put(0) + recall(0) + "a"), MustLoad);
        row("a dict that is its own value",
            pickled("}" + put(0) + text("state") + recall(0) + "s"),
            MustLoad);
        row("a call that is its own state",
            pickled(call(global("torch", "Size"), {}) + put(0) + recall(0) + "b"),
            MustLoad);
        // A parameter whose argument list is filled with the parameter itself.
        row("a parameter of itself",
            pickled(
                global("torch._utils", "_rebuild_parameter") + "]" + put(0) + "R" + put(1) + "0" +
                recall(0) + recall(1) + "a0" + recall(1)),
            MustLoad);
    }

    std::string m_golden;
    std::vector<Case> m_cases;
    std::optional<MemoryMeter> m_memory;
};

QTEST_GUILESS_MAIN(MalformedPickleTest)
#include "malformed_pickle_test.moc"
