#pragma once

/// What there is to evaluate at this moment.

#include "core/data/style_set.h"
#include "core/train/late_model.h"

#include <QString>

#include <algorithm>
#include <cstddef>
#include <memory>

namespace sg {

struct EvaluationSubject {
    LateModel model;                     ///< the tuned one, or the opened one where there is none
    std::shared_ptr<const Model> source; ///< the opened one; null = none is open
    QString name;                        ///< of the opened one
    bool tuned = false;
    double kimg = 0.0;                       ///< that the tuned one has come
    StyleSet pictures;                       ///< of the style panel
    std::shared_ptr<const PictureBatch> own; ///< of a resumed run that learns from others

    /// It was tuned with, or is to be; those of weight 0 are never shown.
    [[nodiscard]] std::size_t pictureCount() const {
        return own ? own->names.size()
                   : std::size_t(std::ranges::count_if(pictures.pictures, &StylePicture::isShown));
    }
};

} // namespace sg
