#!/bin/sh
# The check must find planted violations, or a green layering test would mean nothing.
check=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/core/model" "$folder/core/base" "$folder/core/io/container" "$folder/core/train" \
    "$folder/ui/common" "$folder/ui/curves" "$folder/app"

expect() { # yes|no: does the check pass?
    if sh "$check" "$folder" >/dev/null; then result=yes; else result=no; fi
    if [ "$result" != "$1" ]; then
        echo "expected $1 for: $2"
        exit 1
    fi
}

expect yes "an empty tree"
plant() { # file, line
    printf '%s\n' "$2" >"$folder/$1"
    expect no "$1: $2"
    rm "$folder/$1"
}
plant core/base/a.h '#include <QString>'
plant core/base/a.cpp '#include <torch/types.h>'
plant core/base/a.h '#  include <QtCore/QString>'
plant core/io/container/a.h '#include <ATen/ATen.h>'
plant core/train/a.cpp '#include <opencv2/core.hpp>'
plant core/model/a.h '#include <torch/torch.h>'
plant ui/common/a.cpp '#include <opencv2/core.hpp>'
plant ui/common/a.cpp '#include "core/model/model.h"'
plant ui/common/a.cpp '#include "core/data/decode.h"'
plant ui/common/a.cpp '#include "../b.h"'
plant ui/common/a.cpp '#include <qcustomplot.h>'
printf '#include <QString>\n#include <torch/types.h>\n' >"$folder/app/a.cpp"
expect no "Qt and Torch in one file"
rm "$folder/app/a.cpp"
# The same by way of our own headers, however long the way is.
printf '#include <torch/types.h>\n' >"$folder/core/model/deep.h"
printf '#include "core/model/deep.h"\n' >"$folder/core/model/shallow.h"
printf '#include <QWidget>\n' >"$folder/ui/common/window.h"
printf '#include "core/model/shallow.h"\n' >"$folder/app/engine.cpp"
printf '#include "ui/common/window.h"\n' >"$folder/app/window.cpp"
expect yes "Qt and Torch in different files of app"
plant app/a.cpp "$(printf '#include "ui/common/window.h"\n#include "core/model/shallow.h"')"
plant core/train/session.h '#include "core/model/shallow.h"'
printf '#include "core/train/session.h"\n' >"$folder/ui/common/a.cpp"
expect yes "an allowed interface"
printf '#include <qcustomplot.h>\n' >"$folder/ui/curves/a.cpp"
expect yes "the one user of QCustomPlot"
