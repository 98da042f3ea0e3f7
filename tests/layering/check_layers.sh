#!/bin/sh
# check_layers.sh ROOT: who may include whom (ARCHITECTURE.md). Prints each violation; fails if any.
root=$1
cd "$root" || exit 2
status=0

# forbid "why" "pattern" paths...: no file below the paths may match the pattern.
forbid() {
    why=$1
    pattern=$2
    shift 2
    found=$(grep -rnE --include='*.h' --include='*.cpp' "$pattern" "$@" 2>/dev/null)
    if [ -n "$found" ]; then
        echo "$why:"
        echo "$found"
        status=1
    fi
}

torch='#[[:space:]]*include[[:space:]]*<(torch|ATen|c10|caffe2)/'
opencv='#[[:space:]]*include[[:space:]]*<opencv2/'
qt='#[[:space:]]*include[[:space:]]*<(Q[A-Z]|Qt|qt)'

forbid "core must not see Qt" "$qt" core
forbid "the container layer must not see Torch" "$torch" core/io/container
forbid "base and project must not see Torch or OpenCV" "$torch|$opencv" core/base core/project
forbid "ui must not see Torch or OpenCV" "$torch|$opencv" ui
forbid "only data may see OpenCV in core" "$opencv" core/base core/project core/kernels core/model core/io core/train core/explore core/measure
forbid "includes are rooted at the repository" '#[[:space:]]*include[[:space:]]*"\.\./' core ui app tests shaders
found=$(grep -rnE --include='*.h' --include='*.cpp' '#[[:space:]]*include[[:space:]]*[<"]qcustomplot\.h[>"]' core ui app 2>/dev/null | grep -v '^ui/curves/')
if [ -n "$found" ]; then
    echo "only ui/curves may see QCustomPlot:"
    echo "$found"
    status=1
fi
ui_core='#[[:space:]]*include[[:space:]]*"core/'
allowed='"core/(base/[a-z_0-9]+|project/[a-z_0-9]+|data/(style_set|picture_crop|picture_kinds|picture_remarks|squeezed_aspect)|film/film_kind|io/container/zip_writer|io/licence|measure/(evaluation|evaluation_gallery|evaluation_json|evaluation_rows|gap_report)|io/model_formats|io/recipe|io/seed_list|model/model_info|train/session|train/late_model|train/freeze_plan|train/coach/(advice|coach|coach_json)|train/methods/method_spec|train/monitors/monitor_report|train/run/(curves|run_branches|run_history|state_store)|explore/(blend|sampler|still))\.h"'
found=$(grep -rnE --include='*.h' --include='*.cpp' "$ui_core" ui 2>/dev/null | grep -vE "$allowed")
if [ -n "$found" ]; then
    echo "ui may only include the Torch-free interfaces of core:"
    echo "$found"
    status=1
fi
headers=$(grep -rlE --include='*.h' '#[[:space:]]*include[[:space:]]*<torch/torch\.h>' core app ui 2>/dev/null | grep -v '^core/model/torch\.h$')
if [ -n "$headers" ]; then
    echo "headers include torch/types.h at most (core/model/torch.h is the one door):"
    echo "$headers"
    status=1
fi
# reaching PATTERN: the files that include PATTERN, themselves or by way of our own headers.
reaching() {
    known=none
    files=$(grep -rlE --include='*.h' --include='*.cpp' "$1" core ui app 2>/dev/null)
    while [ "$files" != "$known" ]; do
        known=$files
        includes=$(echo "$known" | sed -n 's/.*\.h$/include "&"/p')
        [ -z "$includes" ] && break
        next=$(echo "$includes" | grep -rlF --include='*.h' --include='*.cpp' -f - core ui app 2>/dev/null)
        files=$(printf '%s\n%s\n' "$known" "$next" | sed '/^$/d' | sort -u)
    done
    echo "$files"
}

lists=$(mktemp -d)
trap 'rm -rf "$lists"' EXIT
reaching "$torch|$opencv" | sed '/^$/d' | sort -u >"$lists/engine"
reaching "$qt" | sed '/^$/d' | sort -u >"$lists/qt"
both=$(comm -12 "$lists/engine" "$lists/qt")
if [ -n "$both" ]; then
    echo "no file may see both Qt and Torch or OpenCV, not even through our own headers:"
    echo "$both"
    status=1
fi
impure=$(sed 's/.*/"&"/' "$lists/engine" | grep -E "$allowed")
if [ -n "$impure" ]; then
    echo "an interface that ui may include reaches Torch or OpenCV:"
    echo "$impure"
    status=1
fi
exit $status
