#include "ui/style/rearrangement.h"

#include <optional>
#include <utility>

namespace sg {

void Rearrangement::keep(std::size_t row) {
    m_places.push_back({false, row});
}

void Rearrangement::put(StylePicture picture) {
    m_places.push_back({true, m_new.size()});
    m_new.push_back(std::move(picture));
}

std::vector<StylePicture> Rearrangement::applied(std::vector<StylePicture> old) const {
    std::vector<StylePicture> pictures;
    pictures.reserve(m_places.size());
    for (const auto& [isNew, index] : m_places) {
        pictures.push_back(isNew ? m_new[index] : std::move(old[index]));
    }
    return pictures;
}

Rearrangement Rearrangement::inverse(const std::vector<StylePicture>& old) const {
    std::vector<std::optional<std::size_t>> whereNow(old.size());
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        if (!m_places[place].isNew) {
            whereNow[m_places[place].index] = place;
        }
    }
    Rearrangement back;
    for (std::size_t row = 0; row < old.size(); ++row) {
        if (whereNow[row]) {
            back.keep(*whereNow[row]);
        } else {
            back.put(old[row]);
        }
    }
    return back;
}

} // namespace sg
