// Damaged and hostile model files, through the door that users go through: an error that names the
// file or a clean load, within a second, in little memory.

#include "core/io/model_writer.h"
#include "core/model/torch.h"
#include "tests/core/container/pickle_fragments.h"
#include "tests/core/io/malformed_files.h"

#include <QtTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace sg;
using namespace sg::test;

namespace {

std::vector<std::string> attribute(std::string_view name, const std::string& value) {
    return {text(name), value};
}

/// A pickle with one persistent module as its generator.
std::string modelOf(const std::string& generator) {
    return pickled(dict({text("G_ema"), generator}));
}

/// A generator of two parts.
std::string generatorOf(const std::string& mapping, const std::string& synthesis) {
    return persistentModule(
        "Generator", {}, {text("mapping"), mapping, text("synthesis"), synthesis});
}

std::string layer(const std::vector<std::int64_t>& weight, const std::vector<std::int64_t>& bias) {
    return persistentModule(
        "FullyConnectedLayer",
        {text("weight"), filledTensor(weight), text("bias"), filledTensor(bias)},
        {});
}

/// The largest sizes that a few bytes can claim: one layer of the mapping network is 200,000 wide,
/// the next says it fits.
std::string wideMapping() {
    return persistentModule(
        "MappingNetwork",
        {text("w_avg"), filledTensor({1})},
        {text("fc0"),
         layer({200'000, 1}, {200'000}),
         text("fc1"),
         layer({1, 1}, {1}),
         text("fc2"),
         layer({1, 1}, {1})},
        {joined(attribute("z_dim", integer(1))), joined(attribute("num_ws", integer(20)))});
}

std::string smallMapping(std::int64_t numWs) {
    return persistentModule(
        "MappingNetwork",
        {text("w_avg"), filledTensor({1})},
        {text("fc0"), layer({1, 1}, {1})},
        {joined(attribute("z_dim", integer(1))), joined(attribute("num_ws", integer(numWs)))});
}

/// A picture of 2048 x 2048 from layers one channel wide, without the noise such a network stores.
std::string tinySynthesisOfHugePictures() {
    std::vector<std::string> blocks;
    for (int r = 4; r <= 2048; r *= 2) {
        const auto conv =
            persistentModule("SynthesisLayer", {text("weight"), filledTensor({1, 1, 3, 3})}, {});
        blocks.push_back(text("b" + std::to_string(r)));
        blocks.push_back(persistentModule(
            "SynthesisBlock",
            {},
            {text("conv0"), conv, text("conv1"), conv},
            attribute("architecture", text("skip"))));
    }
    return persistentModule(
        "SynthesisNetwork",
        {},
        blocks,
        {joined(attribute("img_resolution", integer(2048))),
         joined(attribute("img_channels", integer(3)))});
}

std::string emptySynthesis(const std::vector<std::string>& attributes) {
    return persistentModule("SynthesisNetwork", {}, {}, attributes);
}

/// A StyleGAN3 generator of these layers, one channel wide; `options` are attributes, `arguments`
/// what the network says it was made with.
std::string stylegan3Of(
    const std::vector<std::string>& layers,
    const std::vector<std::string>& options,
    const std::vector<std::string>& arguments = {},
    const std::vector<std::string>& layerOptions = {},
    std::int64_t numWs = 16) {
    std::vector<std::string> children{text("input"), persistentModule("SynthesisInput", {}, {})};
    for (const auto& name : layers) {
        children.push_back(text(name));
        children.push_back(persistentModule(
            "SynthesisLayer", {text("weight"), filledTensor({1, 1, 1, 1})}, {}, layerOptions));
    }
    std::vector<std::string> attributes{
        text("img_resolution"),
        integer(64),
        text("img_channels"),
        integer(3),
        text("_init_kwargs"),
        dict(arguments)};
    attributes.insert(attributes.end(), options.begin(), options.end());
    return modelOf(generatorOf(
        smallMapping(numWs), persistentModule("SynthesisNetwork", {}, children, attributes)));
}

/// Layers of a small network with the right names.
std::vector<std::string> smallLayers() {
    return {"L0_36_1", "L1_84_1", "L2_64_1", "L3_64_3"};
}

std::string real(double value) {
    auto bytes = little(value);
    std::ranges::reverse(bytes); // the one number of a pickle that begins with its largest byte
    return "G" + bytes;
}

} // namespace

class MalformedModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        m_golden = contentsOf(SG_TEST_DATA "/golden/sg2_64.pkl");
        QVERIFY(m_golden.size() > 1'000'000);
        m_third = contentsOf(SG_TEST_DATA "/golden/sg3r_64.pkl");
        QVERIFY(m_third.size() > 1'000'000);
        QVERIFY(
            m_files.open(m_golden)); // Torch's own start takes memory that no file is to blame for
        m_memory.emplace();
    }

    void cases_data() {
        QTest::addColumn<int>("index");
        const auto row = [this](
                             const std::string& name,
                             const auto& file,
                             bool mayLoad = false,
                             const char* says = "") {
            if constexpr (std::is_invocable_v<decltype(file)>) {
                m_files.add(name, file, mayLoad, says);
            } else {
                m_files.add(
                    name, [bytes = std::string(file)] { return bytes; }, mayLoad, says);
            }
        };
        damagedGolden(row);
        wrongParts(row);
        wrongTensors(row);
        bombs(row);
        damagedStyleGan3(row);
        wrongStyleGan3(row);
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
        for (std::size_t part = 0; part < 24; ++part) {
            const auto length = m_golden.size() * part / 24;
            row("cut after " + std::to_string(length),
                [this, length] { return m_golden.substr(0, length); });
        }
        for (unsigned seed = 0; seed < 60; ++seed) {
            const auto make = [this, seed] {
                std::mt19937 random(seed + 1'000);
                auto flipped = m_golden;
                auto& byte =
                    flipped[random() % (seed % 2 == 0 ? std::size_t{4'000} : flipped.size())];
                byte = static_cast<char>(byte ^ (1 << (random() % 8)));
                return flipped;
            };
            row("flip " + std::to_string(seed), make, true);
        }
        // Names of the structure, one letter changed: parts go missing one by one.
        for (const char* name :
             {"G_ema",
              "synthesis",
              "mapping",
              "num_ws",
              "img_resolution",
              "img_channels",
              "conv1",
              "affine",
              "weight",
              "z_dim",
              "_modules",
              "_parameters",
              "state",
              "D"}) {
            const auto make = [this, name = std::string(name)] {
                auto changed = m_golden;
                const auto at = changed.find(name);
                changed[at] = '!';
                return changed;
            };
            row("without " + std::string(name), make, true);
        }
    }

    template <typename Row>
    static void wrongParts(const Row& row) {
        row("nothing", "");
        row("a number", pickled(integer(1)));
        row("an empty dict", pickled("}"));
        row("a tuple of two", pickled(tuple({"N", "N"})));
        row("G_ema is None", modelOf("N"));
        row("G_ema is a dict", modelOf("}"));
        row("G_ema without meta",
            modelOf(call(global("torch_utils.persistence", "_reconstruct_persistent_obj"), {})));
        row("G_ema without state",
            modelOf(call(global("torch_utils.persistence", "_reconstruct_persistent_obj"), {"}"})));
        row("state is a number",
            modelOf(call(
                global("torch_utils.persistence", "_reconstruct_persistent_obj"),
                {dict({text("state"), integer(3)})})));
        row("no parts", modelOf(persistentModule("Generator", {}, {})));
        row("no mapping",
            modelOf(persistentModule("Generator", {}, {text("synthesis"), emptySynthesis({})})));
        row("mapping without layers",
            modelOf(generatorOf(persistentModule("MappingNetwork", {}, {}), emptySynthesis({}))));
        for (const std::int64_t resolution : {-4LL, 0LL, 4LL, 48LL, 4096LL, 1LL << 33}) {
            row("resolution " + std::to_string(resolution),
                modelOf(generatorOf(
                    smallMapping(8),
                    emptySynthesis(
                        {joined(attribute("img_resolution", integer(resolution))),
                         joined(attribute("img_channels", integer(3)))}))));
        }
        for (const std::int64_t channels : {-1LL, 0LL, 2LL, 4LL, 1'000'000LL}) {
            row(std::to_string(channels) + " colour channels",
                modelOf(generatorOf(
                    smallMapping(8),
                    emptySynthesis(
                        {joined(attribute("img_resolution", integer(32))),
                         joined(attribute("img_channels", integer(channels)))}))));
        }
        row("a million w vectors",
            modelOf(generatorOf(
                smallMapping(1'000'000),
                emptySynthesis(
                    {joined(attribute("img_resolution", integer(32))),
                     joined(attribute("img_channels", integer(3)))}))));
        row("no blocks",
            modelOf(generatorOf(
                smallMapping(8),
                emptySynthesis(
                    {joined(attribute("img_resolution", integer(32))),
                     joined(attribute("img_channels", integer(3)))}))));
        row("a program",
            pickled(dict({text("G_ema"), call(global("os", "system"), {text("true")})})));
        row("a program behind the model", [] {
            return pickled(dict({text("G_ema"), "N", text("x"), global("builtins", "eval")}));
        });
    }

    template <typename Row>
    static void wrongTensors(const Row& row) {
        const auto with = [](const std::string& tensor) {
            return modelOf(persistentModule("Generator", {text("x"), tensor}, {}));
        };
        const std::int64_t huge = std::int64_t{1} << 60;
        const auto storage = loadFromBytes(storageBlob(counting(4), 4));
        row("2^60 elements", with(rebuiltTensor(storage, 0, {huge}, {1})));
        row("2^60 elements in one place", with(rebuiltTensor(storage, 0, {huge}, {0})));
        row("negative stride", with(rebuiltTensor(storage, 3, {4}, {-1})));
        row("negative size", with(rebuiltTensor(storage, 0, {-4}, {1})));
        row("a tensor that is none", with("}"));
        row("a tensor name of a megabyte",
            modelOf(persistentModule(
                "Generator", {text(std::string(1'000'000, 'n')), filledTensor({1})}, {})));
        row("a name of control characters",
            modelOf(persistentModule("Generator", {text("\x1b[31m\n"), "}"}, {})));
        row("a part named by a megabyte",
            modelOf(persistentModule(
                "Generator",
                {},
                {text(std::string(1'000'000, 'n')), persistentModule("x", {}, {})})));
        row("a blob in a blob",
            with(rebuiltTensor(
                loadFromBytes(storageBlob(loadFromBytes(storageBlob(counting(4), 4)), 4)),
                0,
                {40},
                {1})));
    }

    template <typename Row>
    static void bombs(const Row& mustFail) {
        const auto row = [&mustFail](const char* name, const char* says, const auto& make) {
            mustFail(name, make, false, says);
        };
        row("a mapping of 160 GB", "mapping.fc1.weight has an unexpected shape", [] {
            return modelOf(generatorOf(wideMapping(), tinySynthesisOfHugePictures()));
        });
        row("huge pictures in a small file", "synthesis.b4.const is missing", [] {
            return modelOf(generatorOf(smallMapping(20), tinySynthesisOfHugePictures()));
        });
        row("a generator of another class", "TriPlaneGenerator, which is neither", [] {
            return modelOf(persistentModule("TriPlaneGenerator", {}, {}));
        });
        row("pictures that are not square", "not square", [] {
            const auto block =
                persistentModule("SynthesisBlock", {text("const"), filledTensor({1, 4, 2})}, {});
            return modelOf(generatorOf(
                smallMapping(2),
                persistentModule(
                    "SynthesisNetwork",
                    {},
                    {text("b4"), block},
                    {joined(attribute("img_resolution", integer(8))),
                     joined(attribute("img_channels", integer(3)))})));
        });
        row("one storage as a thousand tensors", "more tensors than the file can hold", [] {
            std::vector<std::string> tensors{text("t"), filledTensor({250'000}) + put(1)};
            for (int i = 0; i < 1'000; ++i) {
                tensors.push_back(text("t" + std::to_string(i)));
                tensors.push_back(recall(1));
            }
            return modelOf(persistentModule("Generator", tensors, {}));
        });
        row("modules shared a thousand at a time", "more parts than any StyleGAN", [] {
            std::string chain = persistentModule("x", {}, {}) + put(1'000) + "0";
            for (std::uint32_t level = 1; level < 10; ++level) {
                std::vector<std::string> children;
                for (int i = 0; i < 1'000; ++i) {
                    children.push_back(text("m" + std::to_string(i)));
                    children.push_back(recall(999 + level));
                }
                chain += persistentModule("x", {}, children) + put(1'000 + level) + "0";
            }
            return pickled(chain + dict({text("G_ema"), recall(1'009)}));
        });
        row("a module in itself", "nested without end", [] {
            // The dictionary of sub-modules gets the module when it is complete.
            const auto module = call(
                global("torch_utils.persistence", "_reconstruct_persistent_obj"),
                {dict({text("state"), dict({text("_modules"), "}" + put(1)})})});
            const auto closed = module + put(2) + "0" + recall(1) + text("self") + recall(2) + "s0";
            return pickled(closed + dict({text("G_ema"), recall(2)}));
        });
        row("a state of four hundred thousand entries", "incomplete", [] {
            const auto more = "(" + repeated(recall(1), 80'000) + "u";
            const auto state = text("a") + put(1) + "0}" + repeated(more, 10);
            const auto module = call(
                global("torch_utils.persistence", "_reconstruct_persistent_obj"),
                {dict({text("state"), state})});
            return pickled(
                module + put(2) + "0" + dict({text("G_ema"), generatorOf(recall(2), recall(2))}));
        });
        row("a thousand modules in each other", "nested without end", [] {
            std::string nested = "N";
            while (nested.size() < 1'000'000) {
                nested = persistentModule("x", {}, {text("m"), nested});
            }
            return modelOf(nested);
        });
    }

    template <typename Row>
    void damagedStyleGan3(const Row& row) const {
        for (unsigned seed = 0; seed < 40; ++seed) {
            const auto make = [this, seed] {
                std::mt19937 random(seed + 3'000);
                auto flipped = m_third;
                auto& byte =
                    flipped[random() % (seed % 2 == 0 ? std::size_t{9'000} : flipped.size())];
                byte = static_cast<char>(byte ^ (1 << (random() % 8)));
                return flipped;
            };
            row("StyleGAN3, flip " + std::to_string(seed), make, true);
        }
        for (const char* name :
             {"input",
              "freqs",
              "phases",
              "transform",
              "magnitude_ema",
              "up_filter",
              "down_filter",
              "L0_36_48",
              "L14_64_3",
              "affine",
              "img_resolution",
              "num_ws"}) {
            const auto make = [this, name = std::string(name)] {
                auto changed = m_third;
                changed[changed.find(name)] = '!';
                return changed;
            };
            row("StyleGAN3 without " + std::string(name), make);
        }
        // What has a usual value, or is only for the official tools.
        for (const char* name :
             {"layer_names", "_init_kwargs", "padding", "use_fp16", "bandwidth"}) {
            const auto make = [this, name = std::string(name)] {
                auto changed = m_third;
                changed[changed.find(name)] = '!';
                return changed;
            };
            row("StyleGAN3 without " + std::string(name), make, true);
        }
    }

    template <typename Row>
    static void wrongStyleGan3(const Row& mustFail) {
        const auto row = [&mustFail](const std::string& name, const char* says, const auto& file) {
            mustFail("StyleGAN3, " + name, file, false, says);
        };
        for (const std::int64_t layers : {-1LL, 0LL, 1LL, 101LL, 999'999'999LL}) {
            row(std::to_string(layers) + " layers",
                "its number of layers is",
                stylegan3Of({}, {text("num_layers"), integer(layers)}));
        }
        row("2^62 layers", // as any number that is none of ours: the usual one
            "the layer L0 of the network is missing",
            stylegan3Of({}, {text("num_layers"), integer(std::int64_t{1} << 62)}));
        row("a w vector too few",
            "does not fit its number of layers",
            stylegan3Of(smallLayers(), {text("num_layers"), integer(3)}));
        row("no layers", "the layer L0 of the network is missing", stylegan3Of({}, {}));
        const auto three = [](const std::vector<std::string>& options,
                              const std::vector<std::string>& arguments = {},
                              const std::vector<std::string>& layerOptions = {},
                              std::vector<std::string> layers = smallLayers()) {
            std::vector<std::string> all{text("num_layers"), integer(3)};
            all.insert(all.end(), options.begin(), options.end());
            return stylegan3Of(layers, all, arguments, layerOptions, 5);
        };
        row("no tensors", "synthesis.input.weight is missing", three({}));
        row("a layer too few",
            "the layer L3 of the network is missing",
            three({}, {}, {}, {"L0_36_1", "L1_84_1", "L2_64_1"}));
        row("another size",
            "another size or width",
            three({}, {}, {}, {"L0_36_1", "L1_85_1", "L2_64_1", "L3_64_3"}));
        row("another width",
            "another size or width",
            three({}, {}, {}, {"L0_36_2", "L1_84_1", "L2_64_1", "L3_64_3"}));
        row("a name of a megabyte",
            "impossible name",
            three(
                {},
                {},
                {},
                {"L0_36_1", "L1_84_1", "L2_64_1", "L3_" + std::string(1'000'000, '6')}));
        row("a name of control characters",
            "another size or width",
            three({}, {}, {}, {"L0_\x1b[31m\n", "L1_84_1", "L2_64_1", "L3_64_3"}));
        const std::string none = "make no network";
        for (const std::int64_t critical : {-5LL, 3LL, 1'000LL}) {
            row(std::to_string(critical) + " critical layers",
                none.c_str(),
                three({text("num_critical"), integer(critical)}));
        }
        for (const std::int64_t margin : {-100LL, 1'000'000LL}) {
            row("a margin of " + std::to_string(margin),
                none.c_str(),
                three({text("margin_size"), integer(margin)}));
        }
        for (const double cutoff : {0.0, -2.0, 1e-300, 1e300}) {
            row("a cutoff of " + QString::number(cutoff).toStdString(),
                none.c_str(),
                three({}, {}, {text("in_cutoff"), real(cutoff)}));
            row("a stopband of " + QString::number(cutoff).toStdString(),
                none.c_str(),
                three({}, {text("first_stopband"), real(cutoff)}));
        }
        row("a filter of millions of taps",
            none.c_str(),
            three({}, {text("filter_size"), integer(100'000'000)}));
        row("an upsampling of a million",
            none.c_str(),
            three({}, {text("lrelu_upsampling"), integer(1'000'000)}));
        row("kernels of a thousand",
            none.c_str(),
            three({}, {}, {text("conv_kernel"), integer(1'000)}));
        row("another padding",
            "another padding",
            three(
                {},
                {},
                {text("padding"), tuple({integer(0), integer(0), integer(0), integer(0)})}));
        row("a short padding", "another padding", three({}, {}, {text("padding"), tuple({})}));
        row("another factor",
            "another up_factor",
            three({}, {}, {text("up_factor"), integer(1'000'000)}));
        row("a negative clamp",
            "conv_clamp is no positive number",
            three({}, {}, {text("conv_clamp"), integer(-1)}));
        row("the largest pictures", none.c_str(), three({text("img_resolution"), integer(2048)}));
        row("StyleGAN-XL", "StyleGAN-XL", [] {
            const auto mapping =
                persistentModule("MappingNetwork", {}, {text("embed_proj"), layer({1, 1}, {1})});
            const auto synthesis = persistentModule(
                "SynthesisNetwork",
                {},
                {text("input"), persistentModule("SynthesisInput", {}, {})});
            return modelOf(generatorOf(mapping, synthesis));
        });
    }

    std::string m_golden;
    std::string m_third; ///< a StyleGAN3
    MalformedFiles m_files;
    std::optional<MemoryMeter> m_memory;
};

QTEST_GUILESS_MAIN(MalformedModelTest)
#include "malformed_model_test.moc"
