#pragma once

/// The samples that are most like a picture, each beside that picture, the nearest first.

#include "ui/session/evaluation_service.h"

#include <QListWidget>

namespace sg {

class NearestGallery final : public QListWidget {
    Q_OBJECT

public:
    explicit NearestGallery(QWidget* parent);

    /// In place of what was shown.
    void setAnswer(const EvaluationAnswer& answer);
};

} // namespace sg
