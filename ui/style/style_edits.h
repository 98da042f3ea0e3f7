#pragma once

/// The style set of the window and every change of it, each of which can be undone. At least one
/// picture of a set always has a weight above 0: a change against that is refused with a sentence.

#include "ui/style/rearrangement.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <cstddef>
#include <functional>
#include <vector>

namespace sg {

/// Another crop for the picture of a row.
struct CropChange {
    std::size_t row = 0;
    PictureCrop crop;
    Image thumbnail; ///< of the new crop
};

enum class EditKind { Add, Remove, Reorder, Weight, Crop };

/// What has just happened to the set.
struct PictureEdit {
    EditKind kind = EditKind::Add;
    bool undone = false;           ///< taken back, by undo
    std::size_t count = 0;         ///< of the pictures it is about
    std::vector<std::size_t> rows; ///< where they lie now; empty when they are gone
};

class StyleEdits final : public QObject {
    Q_OBJECT

public:
    explicit StyleEdits(QObject* parent = nullptr);

    [[nodiscard]] const StyleSet& set() const { return m_set; }

    /// Another set; what was done before is forgotten. No signal follows.
    void reset(StyleSet set);

    /// Pictures that the set holds already are left out; the lists of skipped files and duplicates
    /// are taken over.
    void add(const StyleSet& read);

    /// Returns why it cannot be done; empty = done.
    QString remove(const std::vector<std::size_t>& rows);

    /// Moves the pictures of these rows, in their order, to before row `before` (size() = the end).
    void move(const std::vector<std::size_t>& rows, std::size_t before);

    /// Gives each picture of `rows` the weight `change(its weight)`, from 0 to kHighestWeight.
    /// Going on with the same pictures within a second is one step of undo. Returns why it cannot
    /// be done; empty = done.
    QString
    reweight(const std::vector<std::size_t>& rows, const std::function<double(double)>& change);

    void setCrops(const std::vector<CropChange>& changes);

    /// Each other way round.
    void mirror(const std::vector<std::size_t>& rows);

    /// Texts say what would be undone: "removing 3 pictures".
    [[nodiscard]] QUndoStack& history() { return m_history; }

Q_SIGNALS:
    void changed(const sg::PictureEdit& edit);

private:
    friend class PictureCommand;

    void push(
        EditKind kind,
        const QString& text,
        Rearrangement change,
        std::vector<std::size_t> rowsAfter,
        std::vector<std::size_t> rowsBefore);
    void apply(const Rearrangement& change, PictureEdit edit);

    StyleSet m_set;
    QUndoStack m_history;
};

} // namespace sg
