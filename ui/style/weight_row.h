#pragma once

/// How often the selected pictures are shown: a slider from 0 to 4 and what it means in words.

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;

namespace sg {

class WeightRow : public QWidget {
    Q_OBJECT

public:
    explicit WeightRow(QWidget* parent = nullptr);

    /// The weights of the selected pictures. When they differ the slider stands at their mean and
    /// the words say so; with none, or `locked`, it cannot be moved.
    void show(const std::vector<double>& weights, bool locked);

    using QWidget::show;

Q_SIGNALS:
    /// By the user; a multiple of kWeightStep.
    void weightChosen(double weight);

private:
    QLabel* m_label;
    QSlider* m_slider;
    QLabel* m_words;
};

} // namespace sg
