#include "ui/curves/curve_export.h"

#include "core/train/run/curves.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <array>
#include <charconv>
#include <optional>

namespace sg {

namespace {

template <typename Number>
void appendNumber(QByteArray& text, Number number) {
    std::array<char, 32> digits;
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    text.append(digits.data(), written.ptr - digits.data());
}

void appendCell(QByteArray& text, const std::optional<double>& number) {
    text.append(',');
    if (number) {
        appendNumber(text, *number);
    }
}

Error unwritable(const QSaveFile& file) {
    return {
        ErrorCode::Io,
        QCoreApplication::translate(
            "sg::CurvesView", "Cannot write %1 (%2); choose another place or make room on the disk")
            .arg(file.fileName(), file.errorString())
            .toStdString()};
}

/// `write` fills the file, or says false.
template <typename Write>
Result<void> replaceFile(const QString& path, Write write) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !write(file) || !file.commit()) {
        return fail(unwritable(file));
    }
    return {};
}

} // namespace

QByteArray curvesCsv(const std::vector<StepStats>& steps) {
    QByteArray text(kCurvesHeader.data(), static_cast<qsizetype>(kCurvesHeader.size()));
    text.append('\n');
    for (const StepStats& s : steps) {
        appendNumber(text, s.step);
        for (const auto& cell : std::initializer_list<std::optional<double>>{
                 s.kimg,
                 s.seconds,
                 s.imagesPerSecond,
                 s.lossG,
                 s.lossD,
                 s.r1,
                 s.pathLength,
                 s.scoreReal,
                 s.scoreFake,
                 s.realSign,
                 s.augmentP}) {
            appendCell(text, cell);
        }
        text.append('\n');
    }
    return text;
}

Result<void> saveCurvesCsv(const std::vector<StepStats>& steps, const QString& path) {
    return replaceFile(path, [&steps](QSaveFile& file) {
        const QByteArray text = curvesCsv(steps);
        return file.write(text) == text.size();
    });
}

Result<void> savePicture(const QImage& picture, const QString& path) {
    return replaceFile(path, [&picture](QSaveFile& file) { return picture.save(&file, "PNG"); });
}

} // namespace sg
