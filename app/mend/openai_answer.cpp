#include "app/mend/openai_answer.h"
#include "app/mend/await_edits.h"
#include <algorithm>
#include <cctype>
#include <set>

namespace mend {

using syntax::Node;

namespace {

constexpr int farthestName = 6;

/// `"choices"` as an attribute's name, or empty.
std::string attributeName(Node string)
{
    if (!string.is("string") || string.namedChildCount() != 3)
        return {};
    const std::string name(string.namedChild(1).text());
    const bool word = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '_';
    });
    return word && !std::isdigit(static_cast<unsigned char>(name[0])) ? name : std::string();
}

class Answer
{
public:
    Answer(Drafting &draft, std::size_t module, int hunk, const std::string &reason)
        : m_draft(draft), m_module(module), m_hunk(hunk), m_reason(reason)
    {}

    void read(Node value, int depth = 0)
    {
        if (depth > farthestName)
            return;
        Node at = value;
        for (Node up = at.parent(); up; up = at.parent()) {
            if (up.is("parenthesized_expression") || up.is("await")) {
                at = up;
            } else if (up.is("subscript") && up.field("value") == at) {
                subscript(up);
                at = up;
            } else if (up.is("attribute") && up.field("object") == at) {
                if (get(up, value)) {
                    at = up.parent();
                    continue;
                }
                at = up;
            } else {
                break;
            }
        }
        for (const Node name : namesOfValue(at))
            follow(name, depth);
    }

private:
    void subscript(Node node)
    {
        const Node key = node.field("subscript");
        const std::string name = attributeName(key);
        if (!name.empty())
            m_draft.replace(m_module, {node.field("value").range().end, node.range().end},
                            "." + name, m_hunk, m_reason);
    }

    /// `.get("content")` and `.get("content", "")`.
    bool get(Node attribute, Node start)
    {
        const Node call = attribute.parent();
        if (attribute.field("attribute").text() != "get" || !call.is("call") ||
            !(call.field("function") == attribute))
            return false;
        const Node arguments = call.field("arguments");
        const std::string name = attributeName(arguments.namedChild(0));
        if (name.empty() || arguments.namedChildCount() > 2)
            return false;
        const Node otherwise = arguments.namedChild(1);
        const base::TextRange range{attribute.field("object").range().end, call.range().end};
        if (!otherwise || otherwise.is("none")) {
            m_draft.replace(m_module, range, "." + name, m_hunk, m_reason);
            return true;
        }
        const Node around = call.parent();
        const bool alone = around.is("argument_list") || around.is("keyword_argument") ||
                           around.is("assignment") || around.is("return_statement");
        if (!alone)
            m_draft.insert(m_module, start.range().start, "(", m_hunk, m_reason);
        m_draft.replace(m_module, range,
                        "." + name + " or " + std::string(otherwise.text()) + (alone ? "" : ")"),
                        m_hunk, m_reason);
        return true;
    }

    void follow(Node name, int depth)
    {
        if (!m_seen.insert(name.range().start).second)
            return;
        for (const Node use : m_draft.program().references(m_module, name))
            if (!(use == name) && use.range().start > name.range().start)
                read(use, depth + 1);
    }

    Drafting &m_draft;
    std::size_t m_module;
    int m_hunk;
    const std::string &m_reason;
    std::set<std::size_t> m_seen;
};

} // namespace

std::vector<Node> namesOfValue(Node expression)
{
    Node at = expression;
    while (at.parent().is("parenthesized_expression") || at.parent().is("await"))
        at = at.parent();
    const Node up = at.parent();
    if (up.is("assignment") && up.field("right") == at && up.field("left").is("identifier"))
        return {up.field("left")};
    if ((up.is("for_statement") || up.is("for_in_clause")) && up.field("right") == at &&
        up.field("left").is("identifier"))
        return {up.field("left")};
    return {};
}

void readByAttributes(Drafting &draft, std::size_t module, Node answer, int hunk,
                      const std::string &reason)
{
    Answer(draft, module, hunk, reason).read(answer);
}

} // namespace mend
