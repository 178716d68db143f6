#pragma once
#include <cstddef>
#include <string_view>

namespace paste {

/// How much a line looks like Python when its surroundings are not known.
enum class CodeShape {
    None,     ///< prose, output, anything else
    Neutral,  ///< may stand between lines of code: a comment, a closing bracket, a string
    Possible, ///< code, but words or settings look alike ("KEY=value", "name")
    Certain,  ///< an import, a definition, a block's head, a call, an assignment
};

/// Judges one line, whatever its indentation. `mayParse` is lowered for every time that the syntax
/// had to be asked; at zero only the shapes that need no such question count.
CodeShape codeShape(std::string_view line, std::size_t &mayParse);

/// Follows brackets and long strings from line to line.
class BracketScan
{
public:
    /// Takes the next line of code.
    void take(std::string_view line);
    /// Open brackets after it.
    std::size_t depth() const { return m_depth; }
    /// The quotes of a long string that is still open (""" or '''), or nothing.
    std::string_view openString() const { return m_string; }
    /// More was closed than was opened: it is no code, or not its beginning.
    bool broken() const { return m_broken; }

private:
    std::size_t skipString(std::string_view line, std::size_t at);

    std::size_t m_depth = 0;
    std::string_view m_string;
    bool m_broken = false;
};

/// The line without a comment at its end and white space at both.
std::string_view withoutComment(std::string_view line);

} // namespace paste
