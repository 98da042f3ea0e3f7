#pragma once

/// A thin bar that shows how far a layer group has moved from the source.

#include <QWidget>

#include <optional>

namespace sg {

/// Logarithmic, because the drifts of one model lie powers of ten apart: the bottom is 0.1 %, two
/// marks stand at 1 % and 10 %, the top is 100 %.
class DriftStrip final : public QWidget {
    Q_OBJECT

public:
    /// `group` is the name in the tool tip.
    DriftStrip(QString group, QWidget* parent);

    /// Relative L2 distance of the weights to the source's; nothing = not measured. What is not
    /// finite counts as not measured.
    void setDrift(std::optional<double> drift);

    [[nodiscard]] std::optional<double> drift() const { return m_drift; }

    /// Share of the bar that is filled, 0 to 1.
    [[nodiscard]] double filled() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void explain();

    QString m_group;
    std::optional<double> m_drift;
};

} // namespace sg
