#pragma once

/// How one list of pictures becomes another, small enough to be kept for every step of undo.

#include "core/data/style_set.h"

#include <cstddef>
#include <vector>

namespace sg {

class Rearrangement {
public:
    /// The next place holds the picture of this row of the old list; each row at most once.
    void keep(std::size_t row);

    /// The next place holds this picture.
    void put(StylePicture picture);

    [[nodiscard]] std::vector<StylePicture> applied(std::vector<StylePicture> old) const;

    /// What leads back from `applied(old)` to `old`.
    [[nodiscard]] Rearrangement inverse(const std::vector<StylePicture>& old) const;

    [[nodiscard]] std::size_t size() const { return m_places.size(); }

private:
    struct Place {
        bool isNew = false;
        std::size_t index = 0; ///< into m_new, or a row of the old list
    };

    std::vector<Place> m_places;
    std::vector<StylePicture> m_new;
};

} // namespace sg
