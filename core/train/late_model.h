#pragma once

/// A model that is put together when it is first asked for: knowing that there is one costs
/// nothing. Copies share it.

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

namespace sg {

class Model;

class LateModel {
public:
    using Build = std::function<std::shared_ptr<const Model>()>;

    /// There is none.
    LateModel() = default;

    /// One that is there already; null = there is none.
    LateModel(std::shared_ptr<const Model> model) {
        if (model) {
            m_shared = std::make_shared<Shared>();
            m_shared->model = std::move(model);
        }
    }

    /// `build` is called once, by the first get(), on its thread; it must not return null.
    explicit LateModel(Build build) : m_shared(std::make_shared<Shared>()) {
        m_shared->build = std::move(build);
    }

    [[nodiscard]] explicit operator bool() const { return m_shared != nullptr; }

    /// The same one, not only an equal one.
    [[nodiscard]] bool operator==(const LateModel& other) const = default;

    /// Slow the first time; from any thread. Null when there is none.
    [[nodiscard]] std::shared_ptr<const Model> get() const {
        if (!m_shared) {
            return nullptr;
        }
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->build) {
            m_shared->model = m_shared->build();
            m_shared->build = nullptr; // and what it was built from
        }
        return m_shared->model;
    }

private:
    struct Shared {
        std::mutex mutex;
        Build build; ///< empty = built
        std::shared_ptr<const Model> model;
    };

    std::shared_ptr<Shared> m_shared;
};

} // namespace sg
