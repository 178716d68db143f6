#include "app/paste/statement_check.h"
#include "app/paste/statement_line.h"
#include "app/syntax/tree.h"
#include <string>

namespace paste {

namespace {

/// Longer than any statement that somebody cut or glued.
constexpr std::size_t longest = 20'000;

/// The line with what it needs around it to be a whole program.
std::string surrounded(std::string_view code, const StatementLine &line)
{
    std::string text;
    std::string_view indent;
    switch (line.kind) {
    case StatementKind::Elif:
    case StatementKind::Else:
        text = "if x:\n    pass\n";
        break;
    case StatementKind::Except:
    case StatementKind::Finally:
        text = "try:\n    pass\n";
        break;
    case StatementKind::Case:
        text = "match x:\n";
        indent = "    ";
        break;
    default:
        break;
    }
    text.append(indent).append(code).append("\n");
    if (line.kind == StatementKind::Decorator)
        text.append("def f(): pass\n");
    if (!line.opens)
        return text;
    if (line.kind == StatementKind::Match)
        text.append("    case _: pass\n");
    else
        text.append(indent).append("    pass\n");
    if (line.kind == StatementKind::Try)
        text.append("finally:\n    pass\n");
    return text;
}

} // namespace

bool isStatement(std::string_view line)
{
    if (line.size() > longest)
        return false;
    const auto tokens = syntax::pythonTokens(line);
    const auto logical = syntax::logicalLines(line, tokens);
    const auto list = statementLines(line, tokens, logical);
    if (list.lines.size() != 1 || list.lines.front().line.unfinished)
        return false;
    const auto code = list.lines.front().line.code;
    const auto tree =
        syntax::Tree::parse(surrounded(line.substr(code.start, code.size()), list.lines.front()),
                            syntax::Language::Python, std::chrono::milliseconds(200));
    if (!tree || tree->root().hasError())
        return false;
    bool sound = true;
    // the grammar takes `x as y` and Python 2's `print x` for statements: prose looks like that
    for (const auto &node : tree->root().namedChildren())
        sound = sound && !node.is("print_statement") && !node.is("exec_statement") &&
                !(node.is("expression_statement") && node.namedChild(0).is("as_pattern"));
    return sound;
}

} // namespace paste
