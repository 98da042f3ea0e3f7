#pragma once

/// Keeps the remarks on a set of pictures up to date, off the GUI thread.

#include "ui/session/picture_services.h"

#include <QObject>

#include <vector>

namespace sg {

class RemarkKeeper final : public QObject {
    Q_OBJECT

public:
    /// The services must outlive it and what it started (finishBackground()).
    RemarkKeeper(PictureServices& services, QObject* parent);

    /// Judges this set for a model of `resolution` (0 = none); `remarked` follows, unless another
    /// set comes before.
    void judge(const StyleSet& set, int resolution);

Q_SIGNALS:
    /// In the order of the last set.
    void remarked(const std::vector<sg::PictureRemarks>& remarks);

private:
    void begin();

    PictureServices& m_services;
    StyleSet m_next;
    int m_resolution = 0;
    bool m_working = false;
    bool m_changed = false; ///< since the judgement in progress began
};

} // namespace sg
