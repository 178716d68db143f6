#include "app/mend/block_edits.h"
#include "app/mend/source_style.h"
#include "app/mend/statement_removal.h"
#include <algorithm>

namespace mend {

namespace {

syntax::Node bodyOf(syntax::Node statement)
{
    if (const syntax::Node body = statement.field("body"))
        return body;
    for (const syntax::Node child : statement.namedChildren())
        if (child.is("block"))
            return child;
    return {};
}

/// The comment behind the header's colon.
std::string_view headerComment(std::string_view text, std::size_t headerEnd)
{
    std::size_t end = headerEnd;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r')
        ++end;
    const std::size_t mark = text.substr(0, end).find('#', headerEnd);
    return mark == std::string_view::npos ? std::string_view() : text.substr(mark, end - mark);
}

/// `finally` clauses of which nothing is left.
std::vector<syntax::Node> emptiedFinally(const std::vector<syntax::Node> &gone)
{
    std::vector<syntax::Node> clauses;
    for (const syntax::Node statement : gone) {
        const syntax::Node clause = statement.parent().parent();
        if (!clause.is("finally_clause") ||
            std::find(clauses.begin(), clauses.end(), clause) != clauses.end())
            continue;
        bool empty = true;
        for (const syntax::Node other : statement.parent().namedChildren())
            empty = empty && (other.is("comment") ||
                              std::find(gone.begin(), gone.end(), other) != gone.end());
        if (empty)
            clauses.push_back(clause);
    }
    return clauses;
}

} // namespace

std::vector<syntax::Node> withItems(syntax::Node with)
{
    std::vector<syntax::Node> items;
    for (const syntax::Node clause : with.namedChildren())
        if (clause.is("with_clause"))
            for (const syntax::Node item : clause.namedChildren())
                if (item.is("with_item"))
                    items.push_back(item);
    return items;
}

syntax::Node itemValue(syntax::Node item)
{
    const syntax::Node value = item.field("value");
    return value.is("as_pattern") ? value.namedChild(0) : value;
}

syntax::Node itemName(syntax::Node item)
{
    const syntax::Node value = item.field("value");
    if (!value.is("as_pattern"))
        return {};
    const syntax::Node target = value.field("alias");
    return target.is("as_pattern_target") ? target.namedChild(0) : target;
}

void unwrapBlock(Drafting &draft, std::size_t module, syntax::Node statement, int hunk,
                 const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const syntax::Node body = bodyOf(statement);
    const std::size_t start = statement.range().start;
    if (!firstOnLine(text, body.range().start)) {
        draft.erase(module, {start, body.range().start}, hunk, reason);
        return;
    }
    std::size_t colon = start;
    for (const syntax::Node child : statement.children())
        if (child.is(":"))
            colon = child.range().end;
    const std::string_view comment = headerComment(text, colon);
    const std::size_t headerEnd = lineEnd(text, colon);
    if (!comment.empty()) {
        // The comment takes the header's place.
        const std::size_t at = static_cast<std::size_t>(comment.data() - text.data());
        draft.erase(module, {start, at}, hunk, reason);
    } else {
        draft.erase(module, {lineStart(text, start), headerEnd}, hunk, reason);
    }
    for (const base::TextRange range : dedentRanges(text, body, indentAt(text, start)))
        draft.erase(module, range, hunk, reason);
}

void removeWithItem(Drafting &draft, std::size_t module, syntax::Node item, int hunk,
                    const std::string &reason)
{
    const syntax::Node with = item.ancestor("with_statement");
    const std::vector<syntax::Node> items = withItems(with);
    if (items.size() == 1) {
        unwrapBlock(draft, module, with, hunk, reason);
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!(items[i] == item))
            continue;
        if (i + 1 < items.size())
            draft.erase(module, {item.range().start, items[i + 1].range().start}, hunk, reason);
        else
            draft.erase(module, {items[i - 1].range().end, item.range().end}, hunk, reason);
    }
}

void removeFinally(Drafting &draft, std::size_t module, syntax::Node finallyClause, int hunk,
                   const std::string &reason)
{
    const std::string_view text = draft.text(module);
    const syntax::Node statement = finallyClause.parent();
    bool handlers = false;
    for (const syntax::Node child : statement.namedChildren())
        handlers = handlers || child.is("except_clause") || child.is("except_group_clause") ||
                   child.is("else_clause");
    const std::size_t end = lineEnd(text, finallyClause.range().end);
    if (end >= text.size() && !text.ends_with('\n')) {
        std::size_t start = lineStart(text, finallyClause.range().start);
        start -= text.substr(0, start).ends_with("\r\n") ? 2 : 1;
        draft.erase(module, {start, text.size()}, hunk, reason);
    } else {
        draft.erase(module, {lineStart(text, finallyClause.range().start), end}, hunk, reason);
    }
    if (!handlers)
        unwrapBlock(draft, module, statement, hunk, reason);
}

void removeWithFinally(Drafting &draft, std::size_t module, std::vector<syntax::Node> statements,
                       int hunk, const std::string &reason)
{
    for (const syntax::Node clause : emptiedFinally(statements)) {
        removeFinally(draft, module, clause, hunk, reason);
        std::erase_if(statements,
                      [&](syntax::Node node) { return clause.range().contains(node.range()); });
    }
    for (const syntax::Node statement : statements)
        draft.eraseStatement(module, statement, hunk, reason);
}

} // namespace mend
