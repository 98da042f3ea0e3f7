#pragma once

/// The curves as files for other programs. Everything here may run off the GUI thread.

#include "core/base/result.h"
#include "core/train/session.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <vector>

namespace sg {

/// A line of names, as in a run's curves.csv, then a line a step. Decimal points and every digit
/// that counts, whatever the language of the system; what a step did not have is empty.
QByteArray curvesCsv(const std::vector<StepStats>& steps);

/// Writes the file whole, replacing an old one, or leaves everything as it was.
Result<void> saveCurvesCsv(const std::vector<StepStats>& steps, const QString& path);

/// The same for a picture, as PNG.
Result<void> savePicture(const QImage& picture, const QString& path);

} // namespace sg
