#pragma once
#include "app/syntax/token.h"
#include <cstdint>
#include <string_view>
#include <vector>

namespace paste {

/// What a line of Python is, as far as it says something about the block it stands in.
enum class StatementKind : std::uint8_t {
    Nothing, ///< no statement: before the first or behind the last line
    Assign,
    AttributeAssign,
    Augmented,
    Call,
    Expression,
    Text, ///< a string by itself
    Return,
    ReturnValue,
    Raise,
    Break,
    Continue,
    Pass,
    Import,
    Assert,
    Delete,
    Global,
    Yield,
    Decorator,
    If,
    For,
    While,
    With,
    Try,
    Def,
    Class,
    Match,
    Case,
    Elif,
    Else,
    Except,
    Finally,
};
constexpr int statementKinds = 32;

/// A logical line that holds a statement, with what the search for its block needs to know.
struct StatementLine {
    syntax::LogicalLine line;
    std::size_t index = 0; ///< of the logical line
    StatementKind kind = StatementKind::Nothing;
    bool opens = false;   ///< its block follows on the next lines
    bool isAsync = false; ///< async def, for or with
    bool awaits = false;  ///< may only stand inside async def
    bool yields = false;
    bool future = false; ///< from __future__
    bool method = false; ///< a def whose first parameter is self or cls
    bool commentBefore = false;
    bool constant = false; ///< binds a name in capitals
    bool literal = false;  ///< assigns a constant or an empty container
    bool pauses = false;   ///< calls something named sleep
    /// Of if and elif: 1 "is None", 2 "not", 3 isinstance or "in", 4 comparison, 5 __name__,
    /// 6 "not in", 0 other.
    std::uint8_t headerForm = 0;
    std::size_t blanksBefore = 0;
    std::size_t width = 0; ///< leading blanks, a tab counting to the next multiple of eight
    int firstName = -1;    ///< id of its first word
    std::vector<int> uses; ///< ids of names, ascending, without repeats
    std::vector<int> binds;

    bool isPartner() const { return kind >= StatementKind::Elif; }
    bool terminates() const
    {
        return kind == StatementKind::Return || kind == StatementKind::ReturnValue ||
               kind == StatementKind::Raise || kind == StatementKind::Break ||
               kind == StatementKind::Continue;
    }
};

/// The statements of a text, and for each name the statements (by position) that bind or use it.
struct StatementList {
    std::vector<StatementLine> lines;
    std::vector<std::vector<std::size_t>> boundAt; ///< by name id, ascending
    std::vector<std::vector<std::size_t>> usedAt;
    bool hasBlankLines = false;
};

StatementList statementLines(std::string_view text, const std::vector<syntax::Token> &tokens,
                             const std::vector<syntax::LogicalLine> &logical);

} // namespace paste
