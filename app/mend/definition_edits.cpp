#include "app/mend/definition_edits.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_lines.h"

namespace mend {

namespace {

std::string lineEnds(int count, const std::string &newline)
{
    std::string text;
    for (; count > 0; --count)
        text += newline;
    return text;
}

} // namespace

void insertDefinition(Drafting &draft, std::size_t module, std::size_t line,
                      const std::string &definition, int hunk, const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const std::string newline = sourceStyle(draft.program().module(module).tree).newline;
    const bool first = isFirstText(text, line);
    draft.insert(module, line,
                 lineEnds(first ? 0 : 2 - blanksAbove(text, line), newline) + definition +
                     lineEnds(2, newline),
                 hunk, reason);
}

void replaceByDefinition(Drafting &draft, std::size_t module, syntax::Node statement,
                         const std::string &definition, int hunk, const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const std::string newline = sourceStyle(draft.program().module(module).tree).newline;
    const std::size_t start = withComments(text, lineStart(text, statement.range().start));
    const std::size_t end = lineEnd(text, statement.range().end);
    std::string made = definition;
    if (!text.substr(0, end).ends_with(newline) && made.ends_with(newline))
        made.resize(made.size() - newline.size());
    const bool last = text.find_first_not_of(" \t\f\r\n", end) == std::string_view::npos;
    draft.replace(module, {start, end},
                  lineEnds(isFirstText(text, start) ? 0 : 2 - blanksAbove(text, start), newline) +
                      made + lineEnds(last ? 0 : 2 - blanksBelow(text, end), newline),
                  hunk, reason);
}

} // namespace mend
