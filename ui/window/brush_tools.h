#pragma once

/// A row above the preview, in mode Brush: the brush, and what happens to what was painted.

#include <QWidget>

class QSlider;
class QToolButton;

namespace sg {

class PreviewView;

class BrushTools final : public QWidget {
    Q_OBJECT

public:
    /// The view must outlive the tools.
    BrushTools(PreviewView& view, QWidget* parent);

Q_SIGNALS:
    void saveRequested();

private:
    QToolButton* button(const char* objectName, const QString& text, const QString& tip);
    void addRadius();

    PreviewView& m_view;
    QSlider* m_radius;
};

} // namespace sg
