#include "app/syntax/validity.h"
#include "app/syntax/layout.h"
#include "app/syntax/node_access.h"
#include "app/syntax/scope_rules.h"
#include "app/syntax/statement_rules.h"

namespace syntax {

namespace {

/// Walks the whole tree with one cursor; the stack holds what is known of each open ancestor.
class Walk
{
public:
    Walk(TSNode root, std::string_view text, ValidityOptions options)
        : m_text(text), m_rules(text, options), m_cursor(ts_tree_cursor_new(root))
    {}
    Walk(const Walk &) = delete;
    Walk &operator=(const Walk &) = delete;
    ~Walk() { ts_tree_cursor_delete(&m_cursor); }

    std::optional<Invalidity> run()
    {
        m_open.push_back({ts_tree_cursor_current_node(&m_cursor), {}});
        if (!ts_tree_cursor_goto_first_child(&m_cursor))
            return std::nullopt;
        while (true) {
            const auto node = ts_tree_cursor_current_node(&m_cursor);
            const char *field = ts_tree_cursor_current_field_name(&m_cursor);
            auto place = m_rules.below(m_open.back().place, m_open.back().node, node,
                                       field ? std::string_view(field) : std::string_view());
            place.moduleStart = m_open.size() == 1;
            if (auto why = whyBad(node, place))
                return why;
            if (ts_tree_cursor_goto_first_child(&m_cursor)) {
                m_open.push_back({node, place});
                continue;
            }
            while (!ts_tree_cursor_goto_next_sibling(&m_cursor)) {
                ts_tree_cursor_goto_parent(&m_cursor);
                m_open.pop_back();
                if (m_open.empty() || (m_open.size() == 1 && atRoot()))
                    return std::nullopt;
            }
        }
    }

private:
    struct Open {
        TSNode node;
        Place place;
    };

    bool atRoot()
    {
        return ts_node_eq(ts_tree_cursor_current_node(&m_cursor), m_open.front().node);
    }

    std::optional<Invalidity> whyBad(TSNode node, const Place &place)
    {
        if (ts_node_is_error(node))
            return Invalidity{"the syntax is wrong", rangeOf(node)};
        if (ts_node_is_missing(node))
            return Invalidity{"something is missing: " + std::string(ts_node_type(node)),
                              rangeOf(node)};
        if (auto why = m_rules.why(place, node))
            return why;
        return whyBadNode(node, m_open.back().node, m_text);
    }

    std::string_view m_text;
    ScopeRules m_rules;
    TSTreeCursor m_cursor;
    std::vector<Open> m_open;
};

std::optional<Invalidity> whyBadText(std::string_view text)
{
    const auto nul = text.find('\0');
    if (nul != std::string_view::npos)
        return Invalidity{"the text holds NUL bytes", {nul, nul + 1}};
    return whyBadLayout(text);
}

std::optional<Invalidity> whyBadTree(const Tree &tree, ValidityOptions options)
{
    const auto root = NodeAccess::raw(tree.root());
    if (ts_node_is_error(root))
        return Invalidity{"the syntax is wrong", rangeOf(root)};
    return Walk(root, tree.text(), options).run();
}

} // namespace

std::optional<Invalidity> whyInvalidPython(const Tree &tree, ValidityOptions options)
{
    if (auto why = whyBadText(tree.text()))
        return why;
    return whyBadTree(tree, options);
}

std::optional<Invalidity> whyInvalidPython(std::string_view text, ValidityOptions options)
{
    // the lines are quickly looked at; a parse of hostile text is not quick
    if (auto why = whyBadText(text))
        return why;
    const auto tree = Tree::parse(std::string(text), Language::Python);
    if (!tree)
        return Invalidity{tree.problem().what, {0, text.size()}};
    return whyBadTree(*tree, options);
}

} // namespace syntax
