#pragma once

namespace sg {

/// Of several slow things that would take each other's place in the window, the one that was asked
/// for last wins, whichever is ready first. For the GUI thread.
class LastAsked final {
public:
    /// Something was asked for: its number.
    int ask() { return ++m_number; }

    /// Nothing was asked for since.
    [[nodiscard]] bool isLast(int number) const { return number == m_number; }

private:
    int m_number = 0;
};

} // namespace sg
