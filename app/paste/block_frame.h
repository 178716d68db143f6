#pragma once
#include "app/paste/statement_line.h"
#include <cstdint>

namespace paste {

/// A block that is open while lines are placed, as one of the ways to read the text has it.
struct BlockFrame {
    int outer = -1;                    ///< index of the frame around it
    LineKind body = LineKind::Nothing; ///< what opened it; Nothing is the module
    std::size_t header = 0;            ///< position of the statement that opened it
    std::size_t function = 0;          ///< position of the innermost def around, or 0
    std::uint16_t depth = 0;
    std::size_t width = 0; ///< leading blanks of its first statement
    enum class Kind : std::uint8_t { Module, Def, AsyncDef, Class } holder = Kind::Module;
    bool inLoop = false;

    int count = 0;                     ///< statements so far
    LineKind last = LineKind::Nothing; ///< the last statement, or the last clause of it
    std::size_t lastAt = 0;
    LineKind chain = LineKind::Nothing; ///< what the compound statement of `last` began with
    bool lastTerminates = false;

    int closedCount = -1; ///< statements of the block closed last in it; -1: none
    LineKind closedLast = LineKind::Nothing;
    bool closedTerminates = false;
    int siblingCount = -1; ///< statements of the block before that, if of the same kind
    LineKind siblingKind = LineKind::Nothing;

    /// Whether the line can be the next clause of the frame's last statement.
    bool takesPartner(LineKind partner) const
    {
        switch (partner) {
        case LineKind::Elif:
            return last == LineKind::If || last == LineKind::Elif;
        case LineKind::Else:
            return last == LineKind::If || last == LineKind::Elif || last == LineKind::For ||
                   last == LineKind::While || last == LineKind::Except;
        case LineKind::Except:
            return last == LineKind::Try || last == LineKind::Except;
        case LineKind::Finally:
            return last == LineKind::Try || last == LineKind::Except ||
                   (last == LineKind::Else && chain == LineKind::Try);
        default:
            return false;
        }
    }
    /// Whether the next line must stand in this frame, whatever it is.
    bool holdsNext() const { return last == LineKind::Try || last == LineKind::Decorator; }
};

} // namespace paste
