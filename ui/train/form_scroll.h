#pragma once

#include <QScrollArea>

namespace sg {

/// A form that is scrolled only where there is no room for it: asks for as much height as it needs,
/// up to a limit, so that its neighbours give way first.
class FormScroll final : public QScrollArea {
public:
    FormScroll(int highestMinimum, QWidget* parent);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

    /// Puts this part of the form at the top, as far as the form is long enough; a moment later.
    void bringToTop(const QWidget& part);

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int neededHeight() const;

    int m_highestMinimum;
};

} // namespace sg
