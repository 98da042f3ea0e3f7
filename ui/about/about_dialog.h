#pragma once

/// Version, devices, and under which terms everything stands.

#include <QDialog>
#include <QString>

namespace sg {

/// What the program works with.
struct AboutDevices {
    QString compute;
    QString preview;
};

class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    AboutDialog(const AboutDevices& devices, QWidget* parent);
};

} // namespace sg
