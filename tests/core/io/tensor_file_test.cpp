// Raw tensors to Torch and safetensors files.

#include "core/io/tensor_file.h"
#include "core/model/torch.h"
#include "tests/core/container/pickle_fragments.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

class TensorFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void stridesAreHonoured() {
        const std::string data = counting(12);
        const auto plain = torch::arange(12, torch::kFloat32);
        const auto check = [&](const std::vector<std::int64_t>& shape,
                               const std::vector<std::int64_t>& strides,
                               std::int64_t offset) {
            const auto ours = toFloatTensor({DType::F32, shape, strides, offset, bytesOf(data)});
            return ours.is_contiguous() &&
                   ours.storage().nbytes() == std::size_t(ours.numel()) * 4 &&
                   torch::equal(ours, plain.as_strided(shape, strides, offset));
        };
        QVERIFY(check({3, 4}, {4, 1}, 0));
        QVERIFY(check({4, 3}, {1, 4}, 0));              // transposed
        QVERIFY(check({2, 2}, {6, 2}, 1));              // a view with holes
        QVERIFY(check({1, 2, 2, 3}, {12, 1, 6, 2}, 0)); // channels last
        QVERIFY(check({}, {}, 11));
        QVERIFY(check({0, 4}, {4, 1}, 12));
    }

    void everyTypeBecomesFloat() {
        const auto check = [](DType type, const std::string& data) {
            const auto ours = toFloatTensor({type, {2}, {1}, 0, bytesOf(data)});
            return torch::equal(ours, torch::tensor({1.0F, 0.0F}));
        };
        QVERIFY(check(DType::F64, little(1.0) + little(0.0)));
        QVERIFY(check(DType::F32, little(1.0F) + little(0.0F)));
        QVERIFY(check(DType::F16, little(std::uint16_t{0x3c00}) + little(std::uint16_t{0})));
        QVERIFY(check(DType::BF16, little(std::uint16_t{0x3f80}) + little(std::uint16_t{0})));
        QVERIFY(check(DType::I64, little(std::int64_t{1}) + little(std::int64_t{0})));
        QVERIFY(check(DType::I32, little(std::int32_t{1}) + little(std::int32_t{0})));
        QVERIFY(check(DType::I16, little(std::int16_t{1}) + little(std::int16_t{0})));
        QVERIFY(check(DType::I8, code(1) + code(0)));
        QVERIFY(check(DType::U8, code(1) + code(0)));
        QVERIFY(check(DType::Bool, code(1) + code(0)));
    }

    void unsignedNumbersStayPositive() {
        const auto check = [](DType type, const std::string& data, double largest) {
            const auto ours = toFloatTensor({type, {2}, {1}, 0, bytesOf(data)});
            return torch::equal(
                ours, torch::tensor({largest, 1.0}, torch::kFloat64).to(torch::kFloat32));
        };
        QVERIFY(check(DType::U16, little(std::uint16_t{65535}) + little(std::uint16_t{1}), 65535));
        QVERIFY(check(
            DType::U32,
            little(std::uint32_t{4000000000}) + little(std::uint32_t{1}),
            4000000000.0));
        QVERIFY(check(
            DType::U64,
            little(~std::uint64_t{0}) + little(std::uint64_t{1}),
            18446744073709551616.0));
        const std::string turned("\xfe\xff\0\1", 4);
        RawTensor raw{DType::U16, {2}, {1}, 0, bytesOf(turned)};
        raw.bigEndian = true;
        QVERIFY(torch::equal(toFloatTensor(raw), torch::tensor({65279.0F, 1.0F})));
    }

    void byteOrderIsTurned() {
        RawTensor raw{DType::F32, {2}, {1}, 0, {}};
        const std::string data("\x3f\x80\0\0\x40\0\0\0", 8);
        raw.storage = bytesOf(data);
        raw.bigEndian = true;
        QVERIFY(torch::equal(toFloatTensor(raw), torch::tensor({1.0F, 2.0F})));
    }

    void copiesFitTheirTarget() {
        const std::string data = counting(6);
        const RawTensor raw{DType::F32, {2, 3}, {3, 1}, 0, bytesOf(data)};
        const auto plain = torch::arange(6, torch::kFloat32).view({2, 3});
        auto wide = torch::zeros({2, 3}, torch::kFloat64);
        copyTo(raw, wide);
        QVERIFY(torch::equal(wide, plain.to(torch::kFloat64)));
        auto turned = torch::zeros({3, 2}).t();
        copyTo(raw, turned);
        QVERIFY(torch::equal(turned, plain));
        auto other = torch::zeros({3, 2});
        QVERIFY_EXCEPTION_THROWN(copyTo(raw, other), c10::Error);
    }

    void roundTrip() {
        const QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "a.safetensors";
        const StateDict tensors{
            {"scalar", torch::tensor(0.1F)},
            {"matrix", torch::randn({3, 5})},
            {"transposed", torch::randn({3, 5}).t()},
            {"double", torch::ones({2}, torch::kFloat64)},
            {"empty", torch::zeros({0, 3})}};
        const auto written = writeTensors(path, tensors, {{"made", "by a test"}}, Replace::Never);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto back = readTensors(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->size(), tensors.size());
        for (const auto& [name, tensor] : tensors) {
            QVERIFY2(torch::equal(back->at(name), tensor.to(torch::kFloat32)), name.c_str());
        }
    }

    void errorsNameTheFile() {
        const auto missing = readTensors("/nowhere/a.safetensors");
        QVERIFY(!missing && missing.error().code == ErrorCode::FileNotFound);
        const auto damaged = readTensors(SG_TEST_DATA "/golden/sg2_64.pkl");
        QVERIFY(!damaged);
        QVERIFY(damaged.error().message.find("sg2_64.pkl") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TensorFileTest)
#include "tensor_file_test.moc"
