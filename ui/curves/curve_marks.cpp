#include "ui/curves/curve_marks.h"

#include "ui/curves/curve_colours.h"

namespace sg {

namespace {

/// Marks of the same kind nearer than this share of the axis are one.
constexpr double kBurst = 0.03;

} // namespace

void CurveMarks::add(double kimg, const QString& word, const Place& place) {
    const double position = place(kimg);
    const bool burst =
        word == m_lastWord && position - place(m_lastKimg) < kBurst * m_plot.xAxis->range().size();
    m_lastWord = word;
    m_lastKimg = kimg;
    if (burst) {
        return;
    }
    auto* line = new QCPItemStraightLine(&m_plot);
    auto* text = new QCPItemText(&m_plot);
    for (QCPItemPosition* point : {line->point1, line->point2, text->position}) {
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->point1->setCoords(position, 0.0);
    line->point2->setCoords(position, 1.0);
    // Staggered: marks that follow closely keep their words readable.
    text->position->setCoords(position, 0.02 + 0.15 * double(m_marks.size() % 3));
    text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    text->setText(QLatin1Char(' ') + word + QLatin1Char(' '));
    m_marks.push_back({kimg, line, text});
    colour(m_marks.back());
}

void CurveMarks::colour(const Mark& mark) {
    const CurveColours colours(m_plot.palette());
    QColor veil = colours.ground; // readable where a curve runs below it
    veil.setAlpha(0x90);
    mark.line->setPen(QPen(colours.grey(0.59), 1, Qt::DashLine));
    mark.word->setColor(colours.grey(0.72));
    mark.word->setBrush(veil);
}

void CurveMarks::takeColours() {
    for (const Mark& mark : m_marks) {
        colour(mark);
    }
}

void CurveMarks::clear() {
    for (const Mark& mark : m_marks) {
        m_plot.removeItem(mark.line);
        m_plot.removeItem(mark.word);
    }
    m_marks.clear();
    m_lastWord.clear();
    m_lastKimg = 0.0;
}

void CurveMarks::arrange(const Place& place) {
    for (const Mark& mark : m_marks) {
        const double position = place(mark.kimg);
        mark.line->point1->setCoords(position, 0.0);
        mark.line->point2->setCoords(position, 1.0);
        mark.word->position->setCoords(position, mark.word->position->coords().y());
    }
}

void CurveMarks::keepWordsInside() {
    const QFontMetrics metrics(m_plot.font());
    const int right = m_plot.axisRect()->right();
    for (const Mark& mark : m_marks) {
        const double x = m_plot.xAxis->coordToPixel(mark.word->position->coords().x());
        const bool inside = x + metrics.horizontalAdvance(mark.word->text()) <= right;
        mark.word->setPositionAlignment(
            (inside || x > right ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignTop);
    }
}

std::vector<double> CurveMarks::positions() const {
    std::vector<double> positions;
    for (const Mark& mark : m_marks) {
        positions.push_back(mark.line->point1->coords().x());
    }
    return positions;
}

} // namespace sg
