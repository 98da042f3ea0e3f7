// Damaged and hostile .pt files and TensorFlow pickles, through the door that users go through: an
// error that names the file or a clean load, within a second, in little memory.

#include "tests/core/io/malformed_files.h"
#include "tests/core/io/random_model.h"
#include "tests/core/io/rosinality_fragments.h"
#include "tests/core/io/tensorflow_fragments.h"

#include <QtTest>

#include <functional>
#include <limits>
#include <optional>
#include <random>

using namespace sg;
using namespace sg::test;

namespace {

std::string replaced(std::string bytes, const std::string& before, const std::string& after) {
    for (auto at = bytes.find(before); at != std::string::npos;
         at = bytes.find(before, at + after.size())) {
        bytes.replace(at, before.size(), after);
    }
    return bytes;
}

/// A (G, D, Gs) whose Gs is this.
std::string tuplePickle(const std::string& network) {
    return pickled(tuple({"N", "N", network}));
}

std::string ptOf(const std::string& ema) {
    return zipped(
        {{"m/data.pkl", pickled(dict({text("g_ema"), ema}), 2)}, {"m/data/0", counting(4)}});
}

std::string storageOfFour() {
    return tuple(
               {text("storage"),
                global("torch", "FloatStorage"),
                text("0"),
                text("cpu"),
                integer(4)}) +
           "Q";
}

} // namespace

class MalformedCheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        for (const char* name : {"ros_64.pt", "ros_64.legacy.pt", "tf_64.pkl"}) {
            m_golden.push_back(contentsOf(std::string(SG_TEST_DATA "/golden/") + name));
            // Torch's own start takes memory that no file is to blame for.
            QVERIFY(m_files.open(m_golden.back()));
        }
        m_memory.emplace();
    }

    void cases_data() {
        QTest::addColumn<int>("index");
        const auto row = [this](
                             const std::string& name,
                             std::function<std::string()> make,
                             bool mayLoad = false,
                             const char* says = "") {
            m_files.add(name, std::move(make), mayLoad, says);
        };
        damagedGolden(row);
        hostileCheckpoints(row);
        hostilePickles(row);
    }

    void cases() {
        QFETCH(int, index);
        m_files.check(index);
    }

    void memoryStaysSmall() {
        QVERIFY2(m_memory->grownMiB() < 100, qPrintable(QString::number(m_memory->grownMiB())));
    }

private:
    template <typename Row>
    void damagedGolden(const Row& row) const {
        for (std::size_t file = 0; file < 3; ++file) {
            const auto prefix = "golden " + std::to_string(file) + " ";
            for (std::size_t part = 0; part < 16; ++part) {
                row(prefix + "cut to " + std::to_string(part) + "/16", [this, file, part] {
                    return m_golden[file].substr(0, m_golden[file].size() * part / 16);
                });
            }
            for (unsigned seed = 0; seed < 30; ++seed) {
                const auto make = [this, file, seed] {
                    std::mt19937 random(seed + 100);
                    auto flipped = m_golden[file];
                    // Half of them where the structure is: near either end.
                    const auto place = random() % (seed % 2 == 0 ? 20'000 : flipped.size());
                    const bool atEnd = seed % 4 == 0;
                    auto& byte = flipped[atEnd ? flipped.size() - 1 - place : place];
                    byte = static_cast<char>(byte ^ (1 << (random() % 8)));
                    return flipped;
                };
                row(prefix + "flip " + std::to_string(seed), make, true);
            }
        }
        for (const char* name :
             {"style.2.weight",
              "input.input",
              "conv1.conv.weight",
              "convs.0.conv.weight",
              "convs.3.noise.weight",
              "to_rgbs.2.bias",
              "final_linear.1.weight",
              "FloatStorage",
              "_rebuild_tensor_v2"}) {
            // Only in the names, not inside longer ones.
            row(std::string("rosinality without ") + name, [this, name] {
                const std::string letters(name);
                const auto size = little(static_cast<std::uint32_t>(letters.size()));
                const bool isText = m_golden[0].find(size + letters) != std::string::npos;
                return isText
                           ? replaced(m_golden[0], size + letters, size + "#" + letters.substr(1))
                           : replaced(m_golden[0], letters, "#" + letters.substr(1));
            });
        }
        for (const char* name :
             {"static_kwargs",
              "variables",
              "components",
              "resolution",
              "latent_size",
              "4x4/Const/const",
              "16x16/Conv0_up/mod_bias",
              "dlatent_avg",
              "noise3",
              "Output/weight",
              "numpy\nndarray",
              "_reconstruct",
              "scalar"}) {
            row(
                std::string("TensorFlow without ") + replaced(name, "\n", " "),
                [this, name] {
                    const std::string letters(name);
                    return replaced(m_golden[2], letters, "#" + letters.substr(1));
                },
                std::string_view(name).starts_with("numpy"));
        }
    }

    template <typename Row>
    static void hostileCheckpoints(const Row& row) {
        row("a generator that contains itself",
            [] { return ptOf("}" + put(1) + "(" + text("a") + recall(1) + "u"); });
        row("lists in lists", [] { return ptOf(repeated("]", 90'000) + repeated("a", 89'999)); });
        row("a tensor of 2^60 elements", [] {
            return ptOf(dict(
                {text("to_rgbs.0.conv.weight"),
                 rebuiltTensor(storageOfFour(), 0, {std::int64_t{1} << 60}, {0})}));
        });
        row("negative strides", [] {
            return ptOf(dict(
                {text("to_rgbs.0.conv.weight"), rebuiltTensor(storageOfFour(), 3, {4}, {-1})}));
        });
        row("ten thousand blocks", [] {
            std::vector<std::string> items;
            for (int i = 0; i < 10'000; ++i) {
                items.push_back(text("to_rgbs." + std::to_string(i) + ".conv.weight"));
                items.push_back(rebuiltTensor(storageOfFour(), 0, {0}, {1}));
            }
            return ptOf(dict(items));
        });
        row("nothing but names", [] {
            std::vector<std::string> items;
            for (int i = 0; i < 50'000; ++i) {
                items.push_back(text("to_rgbs." + std::to_string(i) + ".conv.weight"));
                items.push_back("N");
            }
            return ptOf(dict(items));
        });
        row(
            "a program",
            [] { return ptOf(call(global("os", "system"), {text("true")})); },
            false,
            "os.system");
        row("a tensor made by a stranger", [] {
            return ptOf(
                dict({text("input.input"), call(global("stranger", "make"), {storageOfFour()})}));
        });
        row("a network in half the file that wants all memory", [] {
            // Sizes of a style network with 8,000 numbers, one stored.
            RosFile file;
            file.network(
                "g_ema",
                {{"style.1.weight", torch::zeros({1, 8'000})},
                 {"style.1.bias", torch::zeros({1})},
                 {"style.2.weight", torch::zeros({8'000, 1})},
                 {"style.2.bias", torch::zeros({8'000})},
                 {"to_rgbs.0.conv.weight", torch::zeros({1, 1, 1, 1, 1})}});
            return file.zip();
        });
        row(
            "a zip of nothing",
            [] {
                return zipped({{"a.txt", "nothing"}});
            },
            false,
            "without a PyTorch model");
        row(
            "zip slip",
            [] {
                return zipped({{"../../m/data.pkl", pickled("N")}});
            },
            false,
            "leads out of its folder");
        row(
            "a zip bomb",
            [] {
                return zipped({{"m/data.pkl", std::string(18'000'000, 'N'), true}});
            },
            false,
            "zip bomb");
        row("a pickle of two million Nones", [] {
            return zipped({{"m/data.pkl", "\x80\x02" + std::string(2'000'000, 'N'), true}});
        });
        row("a legacy file of a million storages", [] {
            std::string keys = "](";
            for (int i = 0; i < 150'000; ++i) {
                keys += "N";
            }
            return legacyMagic() + pickled("M\xe9\x03", 2) + pickled("}", 2) + pickled("N", 2) +
                   pickled(keys + "e", 2);
        });
    }

    template <typename Row>
    static void hostilePickles(const Row& row) {
        row("a tuple of nothing", [] { return tuplePickle("N") + "dnnlib.tflib.network"; });
        row("a network without a state",
            [] { return tuplePickle(global("dnnlib.tflib.network", "Network") + ")\x81"); });
        row("a network without anything",
            [] { return tuplePickle(tfNetwork(5, "G_main", {}, {})); });
        row("versions of all sizes",
            [] { return tuplePickle(tfNetwork(2'000'000'000, "G_main", {}, {})); });
        row(
            "a component in itself",
            [] {
                const auto parts = "}" + put(1);
                const auto network = global("dnnlib.tflib.network", "Network") + ")\x81" +
                                     dict(
                                         {text("version"),
                                          integer(5),
                                          text("components"),
                                          parts,
                                          text("variables"),
                                          "]"}) +
                                     "b" + put(2);
                return tuplePickle(
                    network + "0" + recall(1) + text("again") + recall(2) + "s0" + recall(2));
            },
            false,
            "nested without end");
        row(
            "sixteen components of sixteen components",
            [] {
                std::string network = tfNetwork(5, "G", {}, {});
                std::string before;
                for (std::uint32_t level = 1; level < 6; ++level) {
                    TfEntries parts;
                    for (int i = 0; i < 16; ++i) {
                        parts.emplace_back(
                            "c" + std::to_string(i), i == 0 ? network + put(level) : recall(level));
                    }
                    network = tfNetwork(5, "G_main", {}, {}, parts);
                }
                return tuplePickle(network);
            },
            false,
            "nested without end");
        row(
            "one array as a thousand variables",
            [] {
                TfEntries variables;
                const auto array = numpyArray("f4", {100'000}, false, std::string(400'000, '\0'));
                for (int i = 0; i < 1'000; ++i) {
                    variables.emplace_back(
                        "v" + std::to_string(i), i == 0 ? array + put(1) : recall(1));
                }
                return tuplePickle(tfNetwork(5, "G_main", {}, variables));
            },
            false,
            "more variables than the file can hold");
        row("a hundred thousand variables", [] {
            TfEntries variables;
            for (int i = 0; i < 20'000; ++i) {
                variables.emplace_back("v", "N");
            }
            return tuplePickle(tfNetwork(5, "G_main", {}, variables));
        });
        row("an array of 2^60 elements", [] {
            return tuplePickle(tfNetwork(
                5,
                "G_main",
                {},
                {{"lod", numpyArray("f4", {std::int64_t{1} << 60}, false, "1234")}}));
        });
        row("an array of objects", [] {
            return tuplePickle(
                tfNetwork(5, "G_main", {}, {{"lod", numpyArray("O", {1}, false, "1234")}}));
        });
        row(
            "a settings program",
            [] {
                return tuplePickle(tfNetwork(
                    5, "G_main", {{"latent_size", call(global("os", "getpid"), {})}}, {}));
            },
            false,
            "os.getpid");
        for (const std::int64_t huge :
             {std::int64_t{-1}, std::int64_t{1} << 31, std::numeric_limits<std::int64_t>::max()}) {
            for (const char* setting :
                 {"latent_size", "label_size", "resolution", "mapping_layers", "num_channels"}) {
                row(std::string(setting) + " of " + std::to_string(huge), [setting, huge] {
                    return tuplePickle(tfNetwork(
                        5,
                        "G_main",
                        {{setting, integer(huge)}},
                        {{"lod", numpyScalar("f4", "1234")}}));
                });
            }
        }
    }

    std::vector<std::string> m_golden;
    MalformedFiles m_files;
    std::optional<MemoryMeter> m_memory;
};

QTEST_GUILESS_MAIN(MalformedCheckpointTest)
#include "malformed_checkpoint_test.moc"
