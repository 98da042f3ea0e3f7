#pragma once

/// Look and locale of the application.

class QApplication;

namespace sg {

/// Fusion style, dark theme, icon. Call once, after the QApplication was
/// made; it also sets LC_NUMERIC back to "C", which Qt changes and which JSON, CSV and LibTorch
/// rely on.
void setUpApplication(QApplication& application);

} // namespace sg
