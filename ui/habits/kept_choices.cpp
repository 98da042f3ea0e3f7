#include "ui/habits/kept_choices.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSettings>
#include <QVariant>

namespace sg {

namespace {

/// Restores with `set` what is stored under `key`, and stores what comes with `signal` later.
template <typename Control, typename Signal, typename Set, typename Get>
void keep(
    QSettings& settings, const QString& key, Control& control, Signal signal, Set set, Get get) {
    if (const QVariant stored = settings.value(key); stored.isValid()) {
        set(control, stored);
    }
    QObject::connect(&control, signal, &control, [&settings, key, &control, get] {
        settings.setValue(key, get(control));
    });
}

/// By the value behind the entry, so that entries may be added and sorted anew.
void choose(QComboBox& box, const QVariant& stored) {
    for (int i = 0; i < box.count(); ++i) {
        if (box.itemData(i).toString() == stored.toString()) {
            box.setCurrentIndex(i);
        }
    }
}

void keepOne(QSettings& settings, const QString& key, QObject& child) {
    const auto number = [](const auto& control) { return QVariant(control.value()); };
    const auto setNumber = [](auto& control, const QVariant& stored) {
        control.setValue(stored.value<decltype(control.value())>());
    };
    const auto checked = [](const auto& control) { return QVariant(control.isChecked()); };
    const auto check = [](auto& control, const QVariant& stored) {
        control.setChecked(stored.toBool());
    };
    if (auto* box = qobject_cast<QComboBox*>(&child)) {
        keep(settings, key, *box, &QComboBox::currentIndexChanged, choose, [](const QComboBox& b) {
            return b.currentData();
        });
    } else if (auto* slider = qobject_cast<QAbstractSlider*>(&child)) {
        keep(settings, key, *slider, &QAbstractSlider::valueChanged, setNumber, number);
    } else if (auto* real = qobject_cast<QDoubleSpinBox*>(&child)) {
        keep(settings, key, *real, &QDoubleSpinBox::valueChanged, setNumber, number);
    } else if (auto* button = qobject_cast<QAbstractButton*>(&child)) {
        keep(settings, key, *button, &QAbstractButton::toggled, check, checked);
    } else if (auto* action = qobject_cast<QAction*>(&child)) {
        keep(settings, key, *action, &QAction::toggled, check, checked);
    }
}

} // namespace

void keepChoices(QSettings& settings, QObject& root, const QStringList& names) {
    for (const QString& name : names) {
        auto* child = root.findChild<QObject*>(name);
        Q_ASSERT(child != nullptr);
        keepOne(settings, QStringLiteral("choices/") + name, *child);
    }
}

} // namespace sg
