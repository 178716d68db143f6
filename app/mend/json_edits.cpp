#include "app/mend/json_edits.h"
#include "app/mend/source_style.h"
#include "app/syntax/tree.h"

namespace mend {

namespace {

using syntax::Node;

std::vector<std::string> keysOf(std::string_view path)
{
    std::vector<std::string> keys;
    while (true) {
        const std::size_t dot = path.find('.');
        keys.emplace_back(path.substr(0, dot));
        if (dot == std::string_view::npos)
            return keys;
        path.remove_prefix(dot + 1);
    }
}

std::string unquoted(Node string)
{
    const std::string_view text = string.text();
    return text.size() >= 2 ? std::string(text.substr(1, text.size() - 2)) : std::string();
}

Node rootObject(const syntax::Tree &tree)
{
    for (const Node child : tree.root().namedChildren())
        if (child.is("object"))
            return child;
    return {};
}

Node valueOf(Node object, const std::string &key)
{
    for (const Node pair : object.namedChildren())
        if (pair.is("pair") && unquoted(pair.field("key")) == key)
            return pair.field("value");
    return {};
}

Node lastPair(Node object)
{
    Node last;
    for (const Node pair : object.namedChildren())
        if (pair.is("pair"))
            last = pair;
    return last;
}

/// White space by which a level of the file stands deeper than the one above.
std::string unitOf(std::string_view json, Node root)
{
    const Node first = lastPair(root);
    if (!first || !firstOnLine(json, first.range().start))
        return "  ";
    const std::string_view inner = indentAt(json, first.range().start);
    const std::string_view outer = indentAt(json, root.range().start);
    return inner.size() > outer.size() ? std::string(inner.substr(outer.size())) : "  ";
}

struct Layout {
    bool lines = true; ///< each pair has a line of its own
    std::string newline;
    std::string unit;
    std::string colon;
};

std::string nested(const std::vector<std::string> &keys, std::size_t from, const std::string &value,
                   const std::string &indent, const Layout &layout)
{
    std::string text = "\"" + keys[from] + "\"" + layout.colon;
    if (from + 1 == keys.size())
        return text + "\"" + value + "\"";
    const std::string inner = indent + layout.unit;
    return text + "{" + (layout.lines ? layout.newline + inner : "") +
           nested(keys, from + 1, value, inner, layout) +
           (layout.lines ? layout.newline + indent : "") + "}";
}

Edit edit(base::TextRange range, std::string text)
{
    Edit made;
    made.range = range;
    made.text = std::move(text);
    return made;
}

} // namespace

std::optional<std::string> jsonText(std::string_view json, std::string_view path)
{
    const auto tree = syntax::Tree::parse(std::string(json), syntax::Language::Json);
    Node at = tree ? rootObject(*tree) : Node();
    for (const std::string &key : keysOf(path))
        at = at.is("object") ? valueOf(at, key) : Node();
    return at.is("string") ? std::optional(unquoted(at)) : std::nullopt;
}

base::Result<std::vector<Edit>> setJsonText(std::string_view json, std::string_view path,
                                            const std::string &value)
{
    const auto tree = syntax::Tree::parse(std::string(json), syntax::Language::Json);
    const Node root = tree ? rootObject(*tree) : Node();
    if (!root || root.hasError())
        return base::Problem{"", "the file is not JSON", ""};
    const std::vector<std::string> keys = keysOf(path);
    Node object = root;
    std::size_t depth = 0;
    for (; depth < keys.size(); ++depth) {
        const Node there = valueOf(object, keys[depth]);
        if (!there)
            break;
        if (depth + 1 == keys.size()) {
            if (!there.is("string"))
                return base::Problem{"", "something else stands there", ""};
            return std::vector<Edit>{edit(there.range(), "\"" + value + "\"")};
        }
        if (!there.is("object"))
            return base::Problem{"", "something else stands there", ""};
        object = there;
    }
    const std::size_t lineBreak = json.find_first_of("\r\n");
    const Node last = lastPair(object);
    Layout layout;
    layout.newline = lineBreak == std::string_view::npos || json[lineBreak] == '\n' ? "\n" : "\r\n";
    layout.unit = unitOf(json, root);
    layout.lines = last ? firstOnLine(json, last.range().start)
                        : json.find_first_of("\r\n") != std::string_view::npos;
    const Node pair = last ? last : lastPair(root);
    const bool tight = pair && pair.text().find("\": ") == std::string_view::npos;
    layout.colon = tight ? ":" : ": ";
    const std::string outer(indentAt(json, object.range().start));
    const std::string indent = last && layout.lines
                                   ? std::string(indentAt(json, last.range().start))
                                   : outer + layout.unit;
    const std::string made = nested(keys, depth, value, indent, layout);
    if (last)
        return std::vector<Edit>{
            edit({last.range().end, last.range().end},
                 (layout.lines ? "," + layout.newline + indent : ", ") + made)};
    const base::TextRange inside{object.range().start + 1, object.range().end - 1};
    return std::vector<Edit>{edit(
        inside, layout.lines ? layout.newline + indent + made + layout.newline + outer : made)};
}

} // namespace mend
