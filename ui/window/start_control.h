#pragma once

/// Shows the start page in place of the preview while nothing is open, and does what is chosen
/// there.

#include "ui/project/project_shelf.h"
#include "ui/start/start_offers.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

class QStackedWidget;

namespace sg {

class DropSorter;
class PreviewPanel;
class ProjectBar;
class ProjectControl;
class StartPage;
class Workspace;

/// The middle of the window: the preview's column below the project's lines, or the start page.
QStackedWidget* makeCentre(ProjectBar& bar, QWidget& column, StartPage& page, QWidget& window);

class StartControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ProjectControl& project;
        StartPage& page;
        QStackedWidget& centre; ///< of makeCentre()
        Workspace& workspace;
        PreviewPanel& preview;
        DropSorter& drops;
        ProjectBar& bar;
    };

    struct Acts {
        std::function<void(const QString&)> openModel;
        std::function<void(const QStringList&)> addPictures;
        std::function<bool()> somethingOpen;
    };

    /// All of them must outlive it.
    StartControl(const Parts& parts, Acts acts, QObject* parent);

    /// From now on the page is shown whenever nothing is open; at once, unless something is
    /// `coming` in. Then a line tells of a studio that did not end properly.
    void offer(const StartOffers& offers, bool coming = false);

    void show();
    void leave();

    [[nodiscard]] bool isShown() const;

    /// Something was opened.
    void modelOpened();
    void picturesChanged(int count);

Q_SIGNALS:
    void openRequested();
    void addPicturesRequested();

private:
    void connectPage();
    void tryIt(const QString& pack, const QString& model);
    void usePack(const QString& folder);
    void fill();
    void fillRecent();
    void fillBroken();
    void sayBroken();
    void end(int broken, bool recover);

    Parts m_parts;
    Acts m_acts;
    StartOffers m_offers;
    std::vector<ProjectShelf::Broken> m_broken;
    bool m_offered = false;
    bool m_tellsOfBroken = false; ///< by a line, until the page was seen
    bool m_walkThen = false;      ///< when the model is there
};

} // namespace sg
