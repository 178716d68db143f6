#pragma once
#include "app/paste/statement_line.h"
#include <cstdint>

namespace paste {

/// A block that is open while lines are placed, as one of the ways to read the text has it.
struct BlockFrame {
    int outer = -1;                              ///< index of the frame around it
    StatementKind body = StatementKind::Nothing; ///< what opened it; Nothing is the module
    std::size_t header = 0;                      ///< position of the statement that opened it
    std::size_t function = 0;                    ///< position of the innermost def around, or 0
    std::uint16_t depth = 0;
    std::size_t width = 0; ///< leading blanks of its first statement
    enum class Kind : std::uint8_t { Module, Def, AsyncDef, Class } holder = Kind::Module;
    bool inLoop = false;

    int count = 0;                               ///< statements so far
    StatementKind last = StatementKind::Nothing; ///< the last statement, or the last clause of it
    std::size_t lastAt = 0;
    StatementKind chain =
        StatementKind::Nothing; ///< what the compound statement of `last` began with
    std::size_t chainAt = 0;    ///< position of that beginning
    bool lastTerminates = false;

    int closedCount = -1; ///< statements of the block closed last in it; -1: none
    StatementKind closedLast = StatementKind::Nothing;
    bool closedTerminates = false;
    int siblingCount = -1; ///< statements of the block before that, if of the same kind
    StatementKind siblingKind = StatementKind::Nothing;

    /// Whether the line can be the next clause of the frame's last statement.
    bool takesPartner(StatementKind partner) const
    {
        switch (partner) {
        case StatementKind::Elif:
            return last == StatementKind::If || last == StatementKind::Elif;
        case StatementKind::Else:
            return last == StatementKind::If || last == StatementKind::Elif ||
                   last == StatementKind::For || last == StatementKind::While ||
                   last == StatementKind::Except;
        case StatementKind::Except:
            return last == StatementKind::Try || last == StatementKind::Except;
        case StatementKind::Finally:
            return last == StatementKind::Try || last == StatementKind::Except ||
                   (last == StatementKind::Else && chain == StatementKind::Try);
        default:
            return false;
        }
    }
    /// Whether the next line must stand in this frame, whatever it is.
    bool holdsNext() const
    {
        return last == StatementKind::Try || last == StatementKind::Decorator;
    }
};

} // namespace paste
