#include "ui/window/start_control.h"

#include "ui/project/project_bar.h"
#include "ui/project/project_control.h"
#include "ui/start/start_page.h"
#include "ui/window/drop_sorter.h"
#include "ui/window/preview_panel.h"
#include "ui/window/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr int kWork = 0;
constexpr int kStart = 1;

/// What is there besides, a licence for instance, is not meant for the list of pictures.
QStringList picturesOf(const QString& folder) {
    const QDir pack(folder);
    QStringList files;
    for (const QString& name : pack.entryList(
             {QStringLiteral("*.png"), QStringLiteral("*.jpg")}, QDir::Files, QDir::Name)) {
        files << pack.filePath(name);
    }
    return files;
}

} // namespace

QStackedWidget* makeCentre(ProjectBar& bar, QWidget& column, StartPage& page, QWidget& window) {
    auto* work = new QWidget;
    auto* layout = new QVBoxLayout(work);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&bar);
    layout->addWidget(&column, 1);
    auto* centre = new QStackedWidget(&window);
    centre->setObjectName(QStringLiteral("centre"));
    centre->addWidget(work);
    centre->addWidget(&page);
    return centre;
}

StartControl::StartControl(const Parts& parts, Acts acts, QObject* parent)
    : QObject(parent), m_parts(parts), m_acts(std::move(acts)) {
    connectPage();
    connect(&m_parts.project, &ProjectControl::opened, this, [this] {
        leave();
        sayBroken(); // the lines of another project are gone
    });
    connect(&m_parts.project, &ProjectControl::begun, this, [this] {
        if (m_offered) {
            show();
        }
    });
    connect(&m_parts.project.recent(), &RecentFiles::changed, this, [this] {
        if (isShown()) {
            fillRecent();
        }
    });
    connect(&m_parts.drops, &DropSorter::announced, &m_parts.page, &StartPage::showDrop);
    connect(&m_parts.drops, &DropSorter::left, this, [this] { m_parts.page.showDrop({}); });
}

void StartControl::connectPage() {
    StartPage& page = m_parts.page;
    connect(&page, &StartPage::tryRequested, this, &StartControl::tryIt);
    connect(&page, &StartPage::packChosen, this, &StartControl::usePack);
    connect(&page, &StartPage::projectChosen, this, [this](const QString& file) {
        m_parts.project.open(file);
    });
    connect(&page, &StartPage::modelChosen, this, [this](const QString& file) {
        m_parts.project.startNew([this, file] { m_acts.openModel(file); });
    });
    connect(&page, &StartPage::recentRemoved, this, [this](const QString& file) {
        m_parts.project.recent().remove(file);
    });
    connect(&page, &StartPage::recoverRequested, this, [this](int broken) { end(broken, true); });
    connect(&page, &StartPage::dismissRequested, this, [this](int broken) { end(broken, false); });
    connect(&page, &StartPage::returnRequested, this, &StartControl::leave);
    connect(&page, &StartPage::openRequested, this, &StartControl::openRequested);
    connect(&page, &StartPage::addPicturesRequested, this, &StartControl::addPicturesRequested);
}

void StartControl::offer(const StartOffers& offers, bool coming) {
    m_offers = offers;
    m_offered = true;
    m_parts.page.setOffers(offers);
    if (coming) {
        m_tellsOfBroken = true;
        sayBroken();
    } else if (!m_acts.somethingOpen()) {
        show();
    }
}

void StartControl::sayBroken() {
    const ProjectShelf* shelf = m_parts.project.shelf();
    if (!m_tellsOfBroken || shelf == nullptr || shelf->broken().empty()) {
        return;
    }
    m_parts.bar.say(
        QStringLiteral("brokenStudio"),
        tr("Stylegraft did not end properly the last time; the project was kept."),
        {{QStringLiteral("showBroken"), tr("Show it..."), [this] { show(); }}});
}

bool StartControl::isShown() const {
    return m_parts.centre.currentIndex() == kStart;
}

void StartControl::show() {
    fill();
    m_tellsOfBroken = false;
    m_parts.bar.take(QStringLiteral("brokenStudio"));
    if (!isShown()) {
        m_parts.workspace.setOnlyPreview(true);
        m_parts.centre.setCurrentIndex(kStart);
    }
}

void StartControl::leave() {
    if (isShown()) {
        m_parts.centre.setCurrentIndex(kWork);
        m_parts.workspace.setOnlyPreview(false);
        m_parts.preview.view().setFocus();
    }
}

void StartControl::modelOpened() {
    leave();
    if (std::exchange(m_walkThen, false)) {
        m_parts.preview.setWalking(true);
    }
}

void StartControl::picturesChanged(int count) {
    if (count > 0) {
        leave();
    }
}

void StartControl::tryIt(const QString& pack, const QString& model) {
    m_parts.project.startNew([this, pack, model] {
        m_walkThen = true; // so that something moves at once
        m_acts.openModel(model);
        m_acts.addPictures(picturesOf(pack));
    });
}

void StartControl::usePack(const QString& folder) {
    if (!m_acts.somethingOpen() && !m_offers.model.isEmpty()) {
        tryIt(folder, m_offers.model);
    } else {
        m_acts.addPictures(picturesOf(folder));
    }
}

void StartControl::fill() {
    fillRecent();
    m_parts.project.recent().look();
    fillBroken();
    m_parts.page.setReturnOffered(m_acts.somethingOpen());
}

void StartControl::fillRecent() {
    const ProjectShelf* shelf = m_parts.project.shelf();
    const auto pictureOf = [shelf](const QString& file) {
        return shelf == nullptr ? QImage() : shelf->thumbnailOf(file);
    };
    const RecentFiles& files = m_parts.project.recent();
    QList<StartPage::Recent> recent;
    for (const QString& file : files.projects()) {
        const QFileInfo info(file);
        const QDateTime changed = files.changedAt(file);
        const bool untitled = shelf != nullptr && shelf->isUntitled(file);
        const QString when = QLocale().toString(changed, QLocale::ShortFormat);
        recent << StartPage::Recent{
            file,
            untitled ? tr("Untitled") : info.completeBaseName(),
            files.isMissing(file) ? tr("Project, not there now")
            : changed.isValid()   ? tr("Project, %1").arg(when)
                                  : tr("Project"),
            pictureOf(file),
            false,
            files.isMissing(file)};
    }
    for (const QString& file : files.models()) {
        const QFileInfo info(file);
        recent << StartPage::Recent{
            file,
            info.fileName(),
            files.isMissing(file) ? tr("Model, not there now")
                                  : tr("Model in %1").arg(QDir(info.path()).dirName()),
            pictureOf(file),
            true,
            files.isMissing(file)};
    }
    m_parts.page.setRecent(recent);
}

void StartControl::fillBroken() {
    m_broken = m_parts.project.shelf() == nullptr ? std::vector<ProjectShelf::Broken>()
                                                  : m_parts.project.shelf()->broken();
    QList<StartPage::Broken> lines;
    for (const ProjectShelf::Broken& broken : m_broken) {
        const bool untitled = m_parts.project.shelf()->isUntitled(broken.project);
        lines << StartPage::Broken{
            untitled ? tr("Untitled") : QFileInfo(broken.project).completeBaseName(), broken.saved};
    }
    m_parts.page.setBroken(lines);
}

void StartControl::end(int broken, bool recover) {
    const ProjectShelf::Broken ended = m_broken.at(static_cast<std::size_t>(broken));
    ProjectShelf::forget(ended);
    m_parts.project.recent().addProject(ended.project); // the settings may not have been written
    fillBroken();
    if (recover) {
        m_parts.project.open(ended.project);
    }
}

} // namespace sg
