#pragma once

/// Between the panels of the window and a project: reads from them what a project holds, and shows
/// a project in them. What cannot be shown now, because its file is gone, is kept as it was.

#include "ui/project/project_opening.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sg {

class FreezeMixer;
class PreviewPanel;
class RunSetup;
class StylePanel;
class TimeTravel;
class TrainPanel;
class Workspace;

class WindowContents final {
public:
    struct Parts {
        RunSetup& setup;
        StylePanel& style;
        TrainPanel& train;
        FreezeMixer& mixer;
        PreviewPanel& preview;
        TimeTravel& time;
        Workspace& workspace;
    };

    /// Taking over another model in the whole window, and closing it.
    struct Acts {
        std::function<void(OpenedModel)> adopt;
        std::function<void()> closeModel;
    };

    /// The parts must outlive it.
    WindowContents(const Parts& parts, Acts acts);

    [[nodiscard]] ProjectDocument read() const;

    /// No training may be active.
    void show(const OpenedProject& project);

    /// As at the first start; the layout stays.
    void clear();

    /// The model that was missing; faders and run follow.
    void takeModel(OpenedModel model);

    /// Pictures that were missing.
    void takePictures(const FoundPictures& found);

    /// What the project refers to while no model is open.
    [[nodiscard]] ModelReference absentModel() const;

    [[nodiscard]] const std::vector<PictureReference>& absentPictures() const {
        return m_absentPictures;
    }

    /// Those that are left out are not part of the project any more.
    void setAbsentPictures(std::vector<PictureReference> pictures) {
        m_absentPictures = std::move(pictures);
    }

private:
    void showFaders(const ProjectDocument& document);
    void showRun(const ProjectDocument& document);

    /// A run whose folder is not there: on a drive that is not, or moved.
    struct AbsentRun {
        std::filesystem::path run;
        std::string branch;
        Blend blend;
        std::weak_ptr<const Model> model; ///< the open one, while which it is waited for
    };

    [[nodiscard]] bool waitsForRun() const;
    [[nodiscard]] ModelReference sourceReference() const;

    /// The open model's file, by the reference made when it was first asked for: its disk may sleep
    /// by now.
    struct KnownModel {
        std::weak_ptr<const Model> model;
        std::string path;
        ModelReference reference;
    };

    Parts m_parts;
    Acts m_acts;
    mutable KnownModel m_source;
    std::optional<ProjectDocument> m_absent; ///< its model, faders and run wait for the model
    std::optional<AbsentRun> m_absentRun;    ///< kept until another run is shown
    std::vector<PictureReference> m_absentPictures;
};

} // namespace sg
