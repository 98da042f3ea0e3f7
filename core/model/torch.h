#pragma once

/// The one door to LibTorch. Include this, never <torch/torch.h>.

#ifdef slots
#error "Qt's keywords are visible: build with QT_NO_KEYWORDS and do not mix Qt and Torch in a file"
#endif

#include <torch/torch.h>
