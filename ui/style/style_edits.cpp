#include "ui/style/style_edits.h"

#include "ui/style/picture_weight.h"
#include "ui/style/picture_words.h"

#include <QDeadlineTimer>
#include <QUndoCommand>

#include <algorithm>
#include <set>
#include <utility>

namespace sg {

namespace {

constexpr int kUndoSteps = 100;
constexpr int kWeightId = 1;   ///< of commands that may become one
constexpr int kPauseMs = 1000; ///< after which the same pictures' weight is another edit

bool holds(const std::vector<std::size_t>& rows, std::size_t row) {
    return std::find(rows.begin(), rows.end(), row) != rows.end();
}

std::vector<std::size_t> rowsFrom(std::size_t first, std::size_t count) {
    std::vector<std::size_t> rows(count);
    for (std::size_t i = 0; i < count; ++i) {
        rows[i] = first + i;
    }
    return rows;
}

/// Left and right of a small picture change places.
Image flipped(const Image& picture) {
    Image result(picture.extent, picture.channels);
    const auto step = static_cast<std::size_t>(picture.channels);
    for (int y = 0; y < picture.extent.height; ++y) {
        for (std::size_t x = 0; x < picture.stride(); x += step) {
            std::copy_n(picture.row(y) + x, step, result.row(y) + picture.stride() - step - x);
        }
    }
    return result;
}

} // namespace

class PictureCommand final : public QUndoCommand {
public:
    struct Way {
        Rearrangement change;
        std::vector<std::size_t> rows;
    };

    PictureCommand(StyleEdits& edits, EditKind kind, Way forward, Way back)
        : m_edits(edits), m_kind(kind), m_forward(std::move(forward)), m_back(std::move(back)) {}

    void redo() override { apply(m_forward, false); }

    void undo() override { apply(m_back, true); }

    [[nodiscard]] int id() const override { return m_kind == EditKind::Weight ? kWeightId : -1; }

    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const PictureCommand*>(other);
        if (next->m_forward.rows != m_forward.rows || next->m_doneMs - m_doneMs > kPauseMs) {
            return false;
        }
        m_forward = next->m_forward;
        m_doneMs = next->m_doneMs;
        return true;
    }

private:
    void apply(const Way& way, bool undone) {
        const std::size_t count = std::max(m_forward.rows.size(), m_back.rows.size());
        m_edits.apply(way.change, {m_kind, undone, count, way.rows});
    }

    StyleEdits& m_edits;
    EditKind m_kind;
    Way m_forward;
    Way m_back;
    qint64 m_doneMs = QDeadlineTimer::current().deadline(); ///< by a clock that never jumps
};

StyleEdits::StyleEdits(QObject* parent) : QObject(parent) {
    m_history.setUndoLimit(kUndoSteps);
}

void StyleEdits::reset(StyleSet set) {
    m_history.clear();
    m_set = std::move(set);
}

void StyleEdits::push(
    EditKind kind,
    const QString& text,
    Rearrangement change,
    std::vector<std::size_t> rowsAfter,
    std::vector<std::size_t> rowsBefore) {
    Rearrangement back = change.inverse(m_set.pictures);
    auto* command = new PictureCommand(
        *this,
        kind,
        {std::move(change), std::move(rowsAfter)},
        {std::move(back), std::move(rowsBefore)});
    command->setText(text);
    m_history.push(command);
}

void StyleEdits::apply(const Rearrangement& change, PictureEdit edit) {
    m_set.pictures = change.applied(std::move(m_set.pictures));
    Q_EMIT changed(edit);
}

void StyleEdits::add(const StyleSet& read) {
    std::set<std::string> known;
    Rearrangement change;
    for (std::size_t row = 0; row < m_set.pictures.size(); ++row) {
        known.insert(m_set.pictures[row].pixelHash);
        change.keep(row);
    }
    for (const StylePicture& picture : read.pictures) {
        if (known.insert(picture.pixelHash).second) {
            change.put(picture);
        }
    }
    m_set.skipped = read.skipped;
    m_set.duplicates = read.duplicates;
    const std::size_t count = change.size() - m_set.pictures.size();
    if (count > 0) {
        push(
            EditKind::Add,
            tr("adding %1").arg(countedPictures(count)),
            change,
            rowsFrom(m_set.pictures.size(), count),
            {});
    } else {
        Q_EMIT changed({EditKind::Add, false, 0, {}});
    }
}

QString StyleEdits::remove(const std::vector<std::size_t>& rows) {
    Rearrangement change;
    bool someShown = false;
    for (std::size_t row = 0; row < m_set.pictures.size(); ++row) {
        if (!holds(rows, row)) {
            change.keep(row);
            someShown = someShown || m_set.pictures[row].isShown();
        }
    }
    if (change.size() > 0 && !someShown) {
        return tr("The pictures left would all have weight 0: give one of them a weight above 0 "
                  "first.");
    }
    m_set.skipped.clear();
    m_set.duplicates.clear();
    push(EditKind::Remove, tr("removing %1").arg(countedPictures(rows.size())), change, {}, rows);
    return {};
}

void StyleEdits::move(const std::vector<std::size_t>& rows, std::size_t before) {
    std::vector<std::size_t> order;
    const auto stay = [&](std::size_t from, std::size_t to) {
        for (std::size_t row = from; row < to; ++row) {
            if (!holds(rows, row)) {
                order.push_back(row);
            }
        }
    };
    stay(0, before);
    const std::size_t first = order.size();
    order.insert(order.end(), rows.begin(), rows.end());
    stay(before, m_set.pictures.size());
    if (std::is_sorted(order.begin(), order.end())) {
        return; // they lie there already
    }
    Rearrangement change;
    for (const std::size_t row : order) {
        change.keep(row);
    }
    push(
        EditKind::Reorder,
        tr("moving %1").arg(countedPictures(rows.size())),
        change,
        rowsFrom(first, rows.size()),
        rows);
}

QString StyleEdits::reweight(
    const std::vector<std::size_t>& rows, const std::function<double(double)>& change) {
    Rearrangement rearrangement;
    bool someShown = false;
    bool isOther = false;
    for (std::size_t row = 0; row < m_set.pictures.size(); ++row) {
        double weight = m_set.pictures[row].weight;
        if (holds(rows, row)) {
            weight = std::clamp(change(weight), 0.0, kHighestWeight);
            StylePicture picture = m_set.pictures[row];
            isOther = isOther || picture.weight != weight;
            picture.weight = weight;
            rearrangement.put(std::move(picture));
        } else {
            rearrangement.keep(row);
        }
        someShown = someShown || weight > 0.0;
    }
    if (!someShown) {
        return tr("At least one picture must be shown: give another one a weight above 0 first.");
    }
    if (isOther) {
        push(EditKind::Weight, tr("changing weights"), rearrangement, rows, rows);
    }
    return {};
}

void StyleEdits::setCrops(const std::vector<CropChange>& changes) {
    Rearrangement change;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < m_set.pictures.size(); ++row) {
        const auto found = std::find_if(
            changes.begin(), changes.end(), [row](const auto& c) { return c.row == row; });
        if (found == changes.end()) {
            change.keep(row);
            continue;
        }
        StylePicture picture = m_set.pictures[row];
        picture.crop = found->crop;
        picture.thumbnail = found->thumbnail;
        change.put(std::move(picture));
        rows.push_back(row);
    }
    const QString text = tr("cropping %1").arg(countedPictures(rows.size()));
    push(EditKind::Crop, text, change, rows, rows);
}

void StyleEdits::mirror(const std::vector<std::size_t>& rows) {
    std::vector<CropChange> changes;
    for (const std::size_t row : rows) {
        const StylePicture& picture = m_set.pictures[row];
        changes.push_back({row, picture.crop, flipped(picture.thumbnail)});
        changes.back().crop.mirrored = !picture.crop.mirrored;
    }
    setCrops(changes);
}

} // namespace sg
