#pragma once

/// Which seeds are exported, and with how much variety.

#include "core/base/result.h"
#include "core/explore/sampler.h"

#include <QWidget>

#include <cstdint>
#include <vector>

class QLineEdit;
class QRadioButton;

namespace sg {

class CalmSpinBox;

class SeedChoice final : public QWidget {
    Q_OBJECT

public:
    explicit SeedChoice(QWidget* parent);

    /// What the preview watches; the variety follows it until it is changed here.
    void setPins(const PreviewPins& pins);

    /// InvalidArgument when the list cannot be read.
    [[nodiscard]] Result<std::vector<std::uint32_t>> seeds() const;

    /// Of the pinned ones, where they walked; empty for a list.
    [[nodiscard]] std::vector<double> turns() const;

    [[nodiscard]] double psi() const;

private:
    PreviewPins m_pins;
    QRadioButton* m_pinned;
    QRadioButton* m_listed;
    QLineEdit* m_list;
    CalmSpinBox* m_psi;
    bool m_psiIsOwn = false;
};

} // namespace sg
