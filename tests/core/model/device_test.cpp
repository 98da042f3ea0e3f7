// Where networks compute. What needs a graphics card is only tried where there is one.

#include "core/model/device.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "core/model/weights.h"

#include <QtTest>

using namespace sg;

class DeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void names() {
        QCOMPARE(deviceNamed("cpu")->type(), torch::kCPU);
        for (const char* wrong : {"", "gpu", "cuda:", "cuda:x", "cuda:1x", "cuda:999", "CPU"}) {
            const auto device = deviceNamed(wrong);
            QVERIFY2(!device, wrong);
            QVERIFY(
                device.error().message.find("cpu") != std::string::npos ||
                device.error().message.find("CUDA") != std::string::npos);
        }
        QCOMPARE(bool(deviceNamed("cuda")), torch::cuda::is_available());
    }

    /// The same stream as LibTorch's own generator of that seed, and nobody else's.
    void random() {
        torch::manual_seed(5);
        const auto expected = torch::randn({100});
        auto first = randomOn(torch::kCPU, 5);
        auto second = randomOn(torch::kCPU, 5);
        QVERIFY(torch::equal(torch::randn({100}, first), expected));
        QVERIFY(torch::equal(torch::randn({100}, second), expected));
        QVERIFY(!torch::equal(torch::randn({100}, first), expected));
    }

    void copiesShareNothing() {
        const auto original = torch::ones({2, 3, 4, 4}, torch::requires_grad())
                                  .contiguous(torch::MemoryFormat::ChannelsLast);
        const auto copy = copyInMemory(original);
        QVERIFY(torch::equal(copy, original.detach()) && !copy.requires_grad());
        QVERIFY(copy.data_ptr() != original.data_ptr());
        QCOMPARE(copy.strides(), original.strides());
    }

    void networksMoveOnlyWhenTheyMust() {
        NewModelOptions options;
        options.resolution = 8;
        options.channelBase = 64;
        options.channelMax = 8;
        options.zDim = options.wDim = 8;
        options.mappingLayers = 1;
        const auto model = newModel(options);
        QVERIFY(onDevice(model->generatorEma, torch::kCPU).ptr() == model->generatorEma.ptr());
        if (!torch::cuda::is_available()) {
            QSKIP("no CUDA device");
        }
        const auto there = onDevice(model->generatorEma, torch::Device(torch::kCUDA, 0));
        QVERIFY(deviceOf(*model->generatorEma).is_cpu() && deviceOf(*there).is_cuda());
        QVERIFY(torch::equal(
            cloneState(*there).at("mapping.fc0.weight"),
            cloneState(*model->generatorEma).at("mapping.fc0.weight")));
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "device_test.moc"
