#pragma once

namespace sg {

class ShortcutBook;

/// Lists the keys and gestures that the parts of the window take themselves.
void addFixedKeys(ShortcutBook& book);

} // namespace sg
