#include "ui/window/window_contents.h"

#include "ui/mixer/blend_panel.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/style/style_panel.h"
#include "ui/train/train_panel.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_setup.h"
#include "ui/window/time_travel.h"
#include "ui/window/workspace.h"

#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

ModelReference referenceTo(const ModelInfo& info) {
    ModelReference reference;
    if (info.path.empty()) {
        return reference; // it was made here, so there is no file to come back to
    }
    std::error_code error;
    reference.file = fs::absolute(info.path, error);
    reference.name = info.name;
    reference.sha256 = info.sha256;
    const std::uintmax_t bytes = fs::file_size(reference.file, error);
    reference.bytes = error ? 0 : static_cast<std::int64_t>(bytes);
    return reference;
}

PictureReference referenceTo(const StylePicture& picture) {
    std::error_code error;
    return {
        fs::absolute(picture.file, error),
        picture.archiveEntry,
        picture.name,
        picture.sha256,
        picture.weight,
        picture.crop};
}

} // namespace

WindowContents::WindowContents(const Parts& parts, Acts acts)
    : m_parts(parts), m_acts(std::move(acts)) {}

ProjectDocument WindowContents::read() const {
    ProjectDocument document;
    for (const StylePicture& picture : m_parts.style.pictures().pictures) {
        document.pictures.push_back(referenceTo(picture));
    }
    document.pictures.insert(
        document.pictures.end(), m_absentPictures.begin(), m_absentPictures.end());
    document.settings = m_parts.train.settings();
    document.settings.mirror = m_parts.style.mirror();
    document.intent = m_parts.train.intent();
    document.pins = m_parts.preview.pinState();
    document.compare = m_parts.preview.view().compareMode();
    document.masks = m_parts.preview.view().paintedMasks();
    document.layout = m_parts.workspace.save();
    const OpenedModel& source = m_parts.setup.source();
    if (source.model) {
        document.model = sourceReference();
        document.freeze = m_parts.mixer.plan();
        document.desk = m_parts.mixer.desk();
        document.blend = m_parts.mixer.blend().blend();
        document.run = m_parts.time.runFolder().toStdString();
        document.branch = document.run.empty() ? "" : m_parts.time.runBranch().toStdString();
        if (waitsForRun()) {
            document.run = m_absentRun->run;
            document.branch = m_absentRun->branch;
            document.blend = m_absentRun->blend;
        }
    } else if (m_absent) {
        document.model = m_absent->model;
        document.freeze = m_absent->freeze;
        document.desk = m_absent->desk;
        document.blend = m_absent->blend;
        document.masks = m_absent->masks;
        document.run = m_absent->run;
        document.branch = m_absent->branch;
    }
    return document;
}

ModelReference WindowContents::sourceReference() const {
    const OpenedModel& source = m_parts.setup.source();
    if (m_source.model.lock() != source.model || m_source.path != source.info.path) {
        m_source = {source.model, source.info.path, referenceTo(source.info)};
    }
    return m_source.reference;
}

void WindowContents::show(const OpenedProject& project) {
    const ProjectDocument& document = project.document;
    m_absent.reset();
    m_absentRun.reset();
    m_absentPictures = project.missing;
    if (project.model) {
        m_acts.adopt(*project.model);
    } else {
        m_acts.closeModel();
        m_absent = document;
    }
    m_parts.style.setPictures(project.pictures);
    showFaders(document);
    m_parts.train.nameIntent(document.intent);
    m_parts.preview.restorePins(document.pins);
    m_parts.preview.setCompare(document.compare);
    m_parts.preview.view().restoreMasks(document.masks);
    m_parts.workspace.restore(document.layout);
    if (project.model) {
        showRun(document);
    }
}

void WindowContents::showFaders(const ProjectDocument& document) {
    TrainConfig config;
    config.settings = document.settings;
    config.freeze = document.freeze;
    m_parts.setup.show(config);
    m_parts.mixer.setDesk(document.desk); // a plan knows nothing of mute and solo
}

void WindowContents::showRun(const ProjectDocument& document) {
    std::error_code error;
    m_absentRun.reset();
    if (document.run.empty()) {
        return;
    }
    if (!fs::exists(document.run, error)) {
        m_absentRun = {document.run, document.branch, document.blend, m_parts.setup.source().model};
    } else {
        m_parts.mixer.blend().setBlend(document.blend);
        m_parts.time.showRun(
            QString::fromStdString(document.run.string()), QString::fromStdString(document.branch));
    }
}

bool WindowContents::waitsForRun() const {
    return m_absentRun && m_parts.time.runFolder().isEmpty() &&
           m_absentRun->model.lock() == m_parts.setup.source().model;
}

void WindowContents::clear() {
    OpenedProject nothing;
    nothing.document.pins = PinBoard().state();
    nothing.document.layout = m_parts.workspace.save();
    show(nothing);
    m_absent.reset();
}

void WindowContents::takeModel(OpenedModel model) {
    const auto absent = std::exchange(m_absent, std::nullopt);
    ProjectDocument now = read(); // settings may have been changed meanwhile
    m_acts.adopt(std::move(model));
    if (absent) {
        now.freeze = absent->freeze;
        now.desk = absent->desk;
        showFaders(now);
        m_parts.train.nameIntent(now.intent);
        m_parts.preview.view().restoreMasks(absent->masks);
        showRun(*absent);
    }
}

void WindowContents::takePictures(const FoundPictures& found) {
    StyleSet set = m_parts.style.pictures();
    set.pictures.insert(set.pictures.end(), found.set.pictures.begin(), found.set.pictures.end());
    m_absentPictures = found.missing;
    m_parts.style.setPictures(std::move(set));
    Q_EMIT m_parts.style.picturesChanged(
        static_cast<int>(m_parts.style.pictures().pictures.size()));
}

ModelReference WindowContents::absentModel() const {
    return m_absent && !m_parts.setup.source().model ? m_absent->model : ModelReference{};
}

} // namespace sg
