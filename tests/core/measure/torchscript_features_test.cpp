// Feature networks that are programs: how each kind is called, and what is no such network.

#include "core/measure/evaluation.h"
#include "core/measure/torchscript_features.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/measure/tiny_pictures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <torch/csrc/jit/api/module.h>

#include <fstream>

namespace {

/// The calls of inception-2015-12-05.pt and vgg16.pt; without their keyword they give something
/// that is no features.
constexpr const char* kInception = R"(
def forward(self, img, return_features: bool = False, use_fp16: bool = False):
    x = img.mean([2, 3])
    if return_features:
        x = torch.cat([x, img.amax([2, 3])], 1)
    return x[:, :6]
)";

constexpr const char* kVgg = R"(
def forward(self, img, resize_images: bool = True, return_lpips: bool = False):
    x = img[:, :, :2, :2]
    if resize_images:
        x = x * 0
    if not return_lpips:
        x = x * 0
    return x
)";

constexpr const char* kPlain = R"(
def forward(self, img):
    return img[:, :1, 0, :2] * self.scale
)";

constexpr const char* kTwoPictures = R"(
def forward(self, a, b):
    return a + b
)";

constexpr const char* kOneNumber = R"(
def forward(self, img):
    return img.sum()
)";

constexpr const char* kEverything = R"(
def forward(self, img):
    return img.new_zeros([img.size(0), 1 << 26])
)";

class TestFolder {
public:
    [[nodiscard]] std::string program(const std::string& name, const char* text) const {
        torch::jit::Module module("Network");
        module.register_parameter("scale", torch::full({1}, 2.0F), true);
        module.define(text);
        const auto path = file(name);
        module.save(path);
        return path;
    }

    [[nodiscard]] std::string file(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

private:
    QTemporaryDir m_folder;
};

/// Two pictures of 4 x 4: one black but for a white corner, one white.
torch::Tensor pictures(int channels = 3) {
    auto img = torch::full({2, channels, 4, 4}, -1.0F);
    img[0].select(1, 0).select(1, 0).fill_(1.0F);
    img[1].fill_(1.0F);
    return img;
}

} // namespace

class TorchScriptFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void inceptionGivesItsFeaturesOfBytes() {
        const auto network =
            sg::TorchScriptFeatures::open(m_folder.program("inception-x.pt", kInception));
        QVERIFY2(network.has_value(), network ? "" : network.error().message.c_str());
        QCOMPARE(network->name(), std::string("inception-x"));
        const auto features = (*network)(pictures());
        QVERIFY(features.sizes() == torch::IntArrayRef({2, 6}));
        QCOMPARE(features[0][0].item<double>(), 255.0 / 16.0); // the mean
        QCOMPARE(features[0][3].item<double>(), 255.0);        // the largest
        QCOMPARE(features[1][0].item<double>(), 255.0);
    }

    void vggIsAskedForLpipsWithoutResizing() {
        const auto network = sg::TorchScriptFeatures::open(m_folder.program("vgg16.pt", kVgg));
        QVERIFY(network);
        const auto features = (*network)(pictures());
        QVERIFY(features.sizes() == torch::IntArrayRef({2, 12}));
        QCOMPARE(features[0][0].item<double>(), 255.0);
        QCOMPARE(features[0][1].item<double>(), 0.0);
        QCOMPARE(features.sum().item<double>(), 255.0 * (3 + 12));
    }

    void othersSeeThePictureAlone() {
        const auto network = sg::TorchScriptFeatures::open(m_folder.program("own.ts", kPlain));
        QVERIFY(network);
        const auto features = (*network)(pictures(1)); // grey becomes three channels
        QVERIFY(torch::equal(features, torch::tensor({{510.0F, 0.0F}, {510.0F, 510.0F}})));
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (*network)(pictures(4)));
    }

    void whatIsNoFeatureNetworkIsSaid() {
        QVERIFY(!sg::TorchScriptFeatures::open("/nowhere.pt"));
        const auto text = m_folder.file("text.pt");
        std::ofstream(text) << "no program";
        for (const auto& path : {text, std::string(SG_TEST_DATA "/golden/ros_64.pt")}) {
            const auto network = sg::TorchScriptFeatures::open(path);
            QVERIFY(!network);
            QVERIFY(network.error().code == sg::ErrorCode::BadFormat);
            QVERIFY(network.error().message.starts_with(path));
        }
        const auto two = sg::TorchScriptFeatures::open(m_folder.program("two.pt", kTwoPictures));
        QVERIFY(!two && two.error().code == sg::ErrorCode::Unsupported);
    }

    void distancesInItsFeatures() {
        const auto network =
            sg::TorchScriptFeatures::open(m_folder.program("inception-x.pt", kInception));
        const auto model = tinyModel(1);
        const auto other = tinyModel(2);
        const auto own = picturesOf(*model, 1000, 60);
        const auto result =
            sg::evaluate({model.get(), other.get(), &own, nullptr, &*network}, {60, 1.0, {}});
        QVERIFY(result && result->spaces.size() == 1);
        QCOMPARE(result->spaces[0].name, std::string("inception-x"));
        const auto& near = result->spaces[0].model;
        const auto& far = result->spaces[0].source;
        QVERIFY(far);
        QVERIFY(std::abs(near.kernel) * 3.0 < far->kernel);
        QVERIFY(near.frechet >= 0.0);
        QVERIFY(near.frechet * 3.0 < far->frechet);
    }

    void uselessNetworksAreNamed() {
        const auto model = tinyModel(1);
        const auto some = picturesOf(*model, 0, 3);
        for (const auto& [name, text] :
             {std::pair("number.pt", kOneNumber), std::pair("everything.pt", kEverything)}) {
            const auto network = sg::TorchScriptFeatures::open(m_folder.program(name, text));
            QVERIFY(network);
            const auto distances =
                sg::evaluate({model.get(), nullptr, &some, nullptr, &*network}, {3, 1.0, {}});
            QVERIFY(!distances);
            QVERIFY(distances.error().code == sg::ErrorCode::InvalidArgument);
            QVERIFY(distances.error().message.find(network->name()) != std::string::npos);
        }
    }

private:
    TestFolder m_folder;
};

QTEST_GUILESS_MAIN(TorchScriptFeaturesTest)
#include "torchscript_features_test.moc"
