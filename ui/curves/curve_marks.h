#pragma once

/// Vertical lines with a word, where something changed.

#include "ui/curves/qcustomplot.h"

#include <functional>
#include <vector>

namespace sg {

class CurveMarks {
public:
    /// The plot must outlive it, and owns what is drawn.
    explicit CurveMarks(QCustomPlot& plot) : m_plot(plot) {}

    /// Where on the axis a kimg stands.
    using Place = std::function<double(double kimg)>;

    /// A burst of the same word gets one mark.
    void add(double kimg, const QString& word, const Place& place);
    void clear();

    /// Puts all where they belong on the axis as it is now.
    void arrange(const Place& place);

    /// The palette of the plot changed.
    void takeColours();

    /// Words that would leave the right edge stand left of their line.
    void keepWordsInside();

    [[nodiscard]] int count() const { return static_cast<int>(m_marks.size()); }

    /// Where they are on the axis now.
    [[nodiscard]] std::vector<double> positions() const;

private:
    struct Mark {
        double kimg;
        QCPItemStraightLine* line;
        QCPItemText* word;
    };

    void colour(const Mark& mark);

    QCustomPlot& m_plot;
    std::vector<Mark> m_marks;
    QString m_lastWord;
    double m_lastKimg = 0.0;
};

} // namespace sg
