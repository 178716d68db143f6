#pragma once
#include "app/base/text_range.h"
#include <string_view>
#include <vector>

namespace syntax
{

enum class TokenKind {
    Name, ///< identifiers and keywords
    Number,
    String,       ///< whole, with prefix and quotes; f-strings are not taken apart
    BrokenString, ///< one-line string without its closing quote (ends at the line end), or a long
                  ///< one without its end
    Operator,
    Comment,
    LineJoin,     ///< a backslash before a line end
    LineEnd,      ///< a line end that ends a statement, or that of a blank or comment line
    InnerLineEnd, ///< a line end inside brackets
    Other,        ///< a byte that no Python token begins with
};

struct Token {
    TokenKind kind = TokenKind::Other;
    base::TextRange range;
    friend bool operator==(const Token &, const Token &) = default;
};

/// The tokens of a Python text, blanks left out. Reads anything: what cannot be closed ends
/// somewhere.
std::vector<Token> pythonTokens(std::string_view text);

/// Whether a word is one of Python 3's reserved words (not `match`, `case`, `type`, `_`).
bool isPythonKeyword(std::string_view word);

/// One statement with its line ends inside, or one comment line, or one blank line.
struct LogicalLine {
    base::TextRange range; ///< whole physical lines without the last line end
    base::TextRange
        code; ///< from its first to its last token that is no comment; empty when it has none
    std::size_t firstToken = 0;
    std::size_t tokenEnd = 0; ///< tokens [firstToken, tokenEnd), without the line end
    bool comment = false;     ///< a comment and nothing else
    bool blank = false;
    bool opensBlock = false; ///< its code ends with a colon
    bool unfinished =
        false; ///< the text ends inside a bracket, a long string or behind a backslash
};

/// Cuts the tokens of a text into logical lines.
std::vector<LogicalLine> logicalLines(std::string_view text, const std::vector<Token> &tokens);

} // namespace syntax
