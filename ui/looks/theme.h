#pragma once

/// The two looks of the studio. Both are neutral greys, without any tint: a coloured surround
/// changes how the colours of a picture are seen. The ground right around the pictures of the
/// preview is the same in both, so that a picture looks the same.

#include <QColor>
#include <QString>

class QApplication;

namespace sg {

enum class Theme { Dark, Light };

/// Gives the whole program palette and style sheet of a theme. Widgets that draw themselves take
/// their colours from their palette, and notice a change as QEvent::PaletteChange.
void applyTheme(QApplication& application, Theme theme);

/// The one applied last; Dark before.
[[nodiscard]] Theme currentTheme();

/// "dark" and "light", for the settings; anything else is Dark.
[[nodiscard]] QString nameOf(Theme theme);
[[nodiscard]] Theme themeNamed(const QString& name);

/// The neutral ground right around pictures, in both themes; the preview's shader has the same.
inline constexpr QColor kPictureGround(0x2b, 0x2b, 0x2b);

/// `share` of the way from one colour to another, for shades between ground and text.
[[nodiscard]] QColor between(const QColor& from, const QColor& to, double share);

} // namespace sg
