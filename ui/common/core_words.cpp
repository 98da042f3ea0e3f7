#include "ui/common/core_words.h"

#include <QCoreApplication>

namespace sg {

namespace {

/// For lupdate: in the tables of the core they stand outside of any tr(). german_test says what is
/// missing.
[[maybe_unused]] constexpr const char* kTexts[]{
    QT_TRANSLATE_NOOP("sg::Core", "Length"),
    QT_TRANSLATE_NOOP("sg::Core", "Batch"),
    QT_TRANSLATE_NOOP("sg::Core", "Seed"),
    QT_TRANSLATE_NOOP("sg::Core", "Learning rate"),
    QT_TRANSLATE_NOOP("sg::Core", "Calm ending"),
    QT_TRANSLATE_NOOP("sg::Core", "R1 weight"),
    QT_TRANSLATE_NOOP("sg::Core", "Path length weight"),
    QT_TRANSLATE_NOOP("sg::Core", "Style mixing"),
    QT_TRANSLATE_NOOP("sg::Core", "Averaging"),
    QT_TRANSLATE_NOOP("sg::Core", "Critic noise"),
    QT_TRANSLATE_NOOP("sg::Core", "Augment p"),
    QT_TRANSLATE_NOOP("sg::Core", "Augment target"),
    QT_TRANSLATE_NOOP("sg::Core", "Augment speed"),
    QT_TRANSLATE_NOOP("sg::Core", "Correspondence"),
    QT_TRANSLATE_NOOP("sg::Core", "Pull to the average"),
    QT_TRANSLATE_NOOP("sg::Core", "Pull to the source"),
    QT_TRANSLATE_NOOP("sg::Core", "Critic warm-up"),
    QT_TRANSLATE_NOOP("sg::Core", "Parts a batch"),
    QT_TRANSLATE_NOOP("sg::Core", "Path length every"),
    QT_TRANSLATE_NOOP("sg::Core", "R1 every"),
    QT_TRANSLATE_NOOP("sg::Core", "kimg"),
    QT_TRANSLATE_NOOP("sg::Core", "images"),
    QT_TRANSLATE_NOOP("sg::Core", "steps"),
    QT_TRANSLATE_NOOP("sg::Core", "of the run"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How long to train, in thousands of pictures shown; higher moves further from the source."),
    QT_TRANSLATE_NOOP(
        "sg::Core", "Pictures a step; higher is steadier and needs more memory and time a step."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "The start of every random draw; the same seed repeats a run, and a higher one is not "
        "more, only another run."),
    QT_TRANSLATE_NOOP(
        "sg::Core", "How far each step moves the weights; higher learns faster and breaks sooner."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "The last share of the run, in which the learning rate falls to nothing; higher ends "
        "calmer and cleaner, 0 is off."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How strongly the critic is kept smooth; higher is safer with few pictures, 0 chooses by "
        "size."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How evenly the picture must change on the way from one seed to another; higher is "
        "smoother, 0 is off."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How often one picture takes its pose from one seed and its texture from another; higher "
        "keeps coarse and fine layers independent."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Half-life of the averaged model you look at, never more than a quarter of the run so far; "
        "higher is calmer and shows changes later."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Grain over every picture the critic sees; higher hides fine differences from it until the "
        "shapes are right."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How likely each augmentation is, at first or when you set it; higher hides more of the "
        "pictures from the critic."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How sure of the real pictures the critic may be before augmentation rises; higher "
        "augments later and less, 0 keeps it as it is."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "In how many thousand pictures augmentation may rise from never to always; higher is "
        "slower and calmer."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How strongly the model keeps its samples as alike or unlike as they were in the source; "
        "higher keeps more variety from few pictures, if source and pictures are near; 1 is the "
        "published weight."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How strongly samples are drawn, on average, to the colours and details your pictures have "
        "on average; higher is truer to them, 0 leaves it to the critic."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "How strongly every weight is drawn back to where it was in the source; higher stays "
        "nearer."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "First steps in which only the end of the critic learns; higher spares the model more of "
        "the first wrong advice and begins later."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "In how many parts each batch is worked through; higher needs less memory and a little "
        "more time."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Steps between two path length passes; higher is quicker and less smooth, 0 turns them "
        "off."),
    QT_TRANSLATE_NOOP("sg::Core", "Steps between two R1 passes; higher is quicker and less exact."),
    QT_TRANSLATE_NOOP("sg::Core", "Quick taste"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "See in a few minutes where your pictures pull the model: only a shift of its styles is "
        "learned."),
    QT_TRANSLATE_NOOP("sg::Core", "Faithful to the source"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Keep what the model knows, such as poses and faces, and give it your look: choose it when "
        "your pictures show the same subject."),
    QT_TRANSLATE_NOOP("sg::Core", "Strong style"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Let strokes and textures become those of your pictures, also where shapes have to give "
        "way."),
    QT_TRANSLATE_NOOP("sg::Core", "Far away domain"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "For pictures of something else than the model shows, as from faces to cats: it takes long "
        "and wants at least 20 pictures."),
    QT_TRANSLATE_NOOP("sg::Core", "a model this small has no layers to spare."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "the critic keeps its layers nearest the picture, which is quicker and puts off its "
        "learning your pictures by heart (FreezeD, Mo et al. 2020)."),
    QT_TRANSLATE_NOOP(
        "sg::Core", "nothing is frozen, because frozen layers would hold on to the old texture."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "This model was never trained, so every intent does the same: it learns from nothing, "
        "which takes long."),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "nothing is frozen, because an untrained model has nothing that is worth keeping."),
    QT_TRANSLATE_NOOP(
        "sg::Core", "nothing is frozen, because so different a subject needs every layer."),
    QT_TRANSLATE_NOOP("sg::Core", "Everything"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Trains every layer. Can learn anything, and with few pictures learns them by heart: best "
        "from 200 pictures on."),
    QT_TRANSLATE_NOOP("sg::Core", "Everything, steady critic"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Trains every layer of the generator while the critic keeps its layers nearest the picture "
        "(FreezeD). A quarter faster and steadier from 50 pictures on; not where texture changes "
        "altogether, as from photos to line art."),
    QT_TRANSLATE_NOOP("sg::Core", "Styles and one block (Affine+)"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Trains how each layer is styled, and the block that draws a quarter of the resolution. "
        "The best choice for 20 to 200 pictures of something rather different."),
    QT_TRANSLATE_NOOP("sg::Core", "Styles and one block, light (AffineLight+)"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "The same through a fraction of the numbers: for 5 to 20 pictures of something rather "
        "different."),
    QT_TRANSLATE_NOOP("sg::Core", "Styles"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Trains how each layer is styled, depending on the picture. Changes the look strongly and "
        "the geometry a little."),
    QT_TRANSLATE_NOOP("sg::Core", "Style offsets (S)"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Shifts each layer's styles by the same amount in every picture: a few thousand numbers. "
        "For 5 to 20 pictures in another manner; people keep their identity and cannot collapse "
        "into one."),
    QT_TRANSLATE_NOOP("sg::Core", "Style offsets (W)"),
    QT_TRANSLATE_NOOP(
        "sg::Core",
        "Shifts the style code of each layer by the same amount in every picture. As style "
        "offsets; gentler, and easy to mix."),
    QT_TRANSLATE_NOOP("sg::Core", "character"),
    QT_TRANSLATE_NOOP("sg::Core", "placement"),
    QT_TRANSLATE_NOOP("sg::Core", "pose"),
    QT_TRANSLATE_NOOP("sg::Core", "shape"),
    QT_TRANSLATE_NOOP("sg::Core", "features"),
    QT_TRANSLATE_NOOP("sg::Core", "surfaces"),
    QT_TRANSLATE_NOOP("sg::Core", "texture"),
    QT_TRANSLATE_NOOP("sg::Core", "fine detail"),
    QT_TRANSLATE_NOOP("sg::Core", "colour"),
    QT_TRANSLATE_NOOP("sg::Core", "judges fine detail"),
    QT_TRANSLATE_NOOP("sg::Core", "final verdict"),
    QT_TRANSLATE_NOOP("sg::Core", "judges composition"),
    QT_TRANSLATE_NOOP("sg::Core", "judges texture"),
    QT_TRANSLATE_NOOP("sg::Core", "judges features"),
    QT_TRANSLATE_NOOP("sg::Core", "PNG, 8 bit"),
    QT_TRANSLATE_NOOP("sg::Core", "PNG, 16 bit"),
    QT_TRANSLATE_NOOP("sg::Core", "JPEG"),
    QT_TRANSLATE_NOOP("sg::Core", "TIFF, 8 bit"),
    QT_TRANSLATE_NOOP("sg::Core", "TIFF, 16 bit"),
    QT_TRANSLATE_NOOP("sg::Core", "WebP"),
    QT_TRANSLATE_NOOP("sg::Core", "MP4 film, plays everywhere"),
    QT_TRANSLATE_NOOP("sg::Core", "WebM film, for web pages"),
    QT_TRANSLATE_NOOP("sg::Core", "GIF animation, 256 colours, large"),
    QT_TRANSLATE_NOOP("sg::Core", "Stylegraft model"),
    QT_TRANSLATE_NOOP("sg::Core", "Stylegraft; its tensors: every safetensors library"),
    QT_TRANSLATE_NOOP("sg::Core", "NVIDIA PyTorch pickle"),
    QT_TRANSLATE_NOOP("sg::Core", "Stylegraft, the official StyleGAN2-ADA and StyleGAN3 tools"),
    QT_TRANSLATE_NOOP("sg::Core", "rosinality checkpoint (StyleGAN2 only)"),
    QT_TRANSLATE_NOOP(
        "sg::Core", "Stylegraft, rosinality's stylegan2-pytorch and what builds on it"),
    QT_TRANSLATE_NOOP("sg::Core", "TorchScript generator"),
    QT_TRANSLATE_NOOP("sg::Core", "PyTorch and LibTorch, without any StyleGAN code"),
    QT_TRANSLATE_NOOP("sg::Core", "ONNX generator"),
    QT_TRANSLATE_NOOP("sg::Core", "ONNX Runtime and other inference programs")};

} // namespace

QString coreText(std::string_view text) {
    const std::string source(text); // zero-terminated
    const QString found = QCoreApplication::translate("sg::Core", source.c_str());
    // Of a call in an unnamed namespace lupdate does not always see that it is in sg.
    return found == QString::fromStdString(source)
               ? QCoreApplication::translate("Core", source.c_str())
               : found;
}

} // namespace sg
