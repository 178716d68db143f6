#include "tests/support/variants.h"
#include "app/syntax/tree.h"
#include <algorithm>
#include <set>
#include <vector>

namespace support {

namespace {

using syntax::Node;

struct Replacement {
    base::TextRange range;
    std::string text;
};

std::string replaced(const std::string &text, std::vector<Replacement> replacements)
{
    std::sort(replacements.begin(), replacements.end(),
              [](const auto &a, const auto &b) { return b.range < a.range; });
    std::string result = text;
    for (const auto &one : replacements)
        result.replace(one.range.start, one.range.size(), one.text);
    return result;
}

syntax::Tree parsed(const std::string &text)
{
    auto tree = syntax::Tree::parse(text, syntax::Language::Python);
    return std::move(tree).value();
}

/// An identifier that is the name of a variable: no attribute, no keyword of a call, not imported.
bool namesVariable(Node node)
{
    const Node parent = node.parent();
    if (parent.is("attribute") && parent.field("attribute") == node)
        return false;
    if (parent.is("keyword_argument") && parent.field("name") == node)
        return false;
    return !parent.is("dotted_name") && !parent.is("aliased_import");
}

void eachIdentifier(const syntax::Tree &tree, const auto &visit)
{
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("identifier"))
            visit(node);
        return true;
    });
}

/// Functions (not methods) and plain assigned names; names that a framework reads are left alone.
std::set<std::string> definedNames(const syntax::Tree &tree)
{
    std::set<std::string> result;
    std::set<std::string> kept;
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("function_definition")) {
            const bool method = node.parent().parent().is("class_definition") ||
                                node.parent().parent().parent().is("class_definition");
            (method ? kept : result).insert(std::string(node.field("name").text()));
            // a parameter may be given by keyword, or be read by a framework through its name
            syntax::walk(node.field("parameters"), [&](Node parameter) {
                if (parameter.is("identifier"))
                    kept.insert(std::string(parameter.text()));
                return true;
            });
        }
        if (node.is("assignment") && node.field("left").is("identifier"))
            result.insert(std::string(node.field("left").text()));
        if (node.is("as_pattern_target"))
            result.insert(std::string(node.text()));
        if (node.is("keyword_argument"))
            kept.insert(std::string(node.field("name").text()));
        return true;
    });
    for (const auto &name : kept)
        result.erase(name);
    // the names that Azure Functions looks up in a file, and the one that means none
    for (const char *name : {"main", "app", "_"})
        result.erase(name);
    return result;
}

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

std::string inSmallLetters(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

std::string wordsReplaced(const std::string &text, const std::map<std::string, std::string> &names)
{
    std::string result;
    // Frames and code are indented; a message speaks English, and names things only in quotes. What
    // asyncio logs about a slow callback shows the callback itself.
    bool named = true;
    for (std::size_t at = 0; at < text.size();) {
        const bool lineStart = at == 0 || text[at - 1] == '\n';
        if (lineStart)
            named = text[at] == ' ' || text.compare(at, 11, "Executing <") == 0;
        if (!isWord(text[at])) {
            named = named != (text[at] == '\'' && text[text.rfind('\n', at) + 1] != ' ');
            result += text[at++];
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isWord(text[end]))
            ++end;
        const auto word = text.substr(at, end - at);
        const auto it = names.find(word);
        result += it == names.end() || !named ? word : it->second;
        at = end;
    }
    return result;
}

std::string identifiersReplaced(const std::string &text,
                                const std::map<std::string, std::string> &names)
{
    if (text.empty())
        return text;
    const auto tree = parsed(text);
    std::vector<Replacement> all;
    eachIdentifier(tree, [&](Node node) {
        const auto it = names.find(std::string(node.text()));
        if (it != names.end() && namesVariable(node))
            all.push_back({node.range(), it->second});
    });
    return replaced(text, std::move(all));
}

/// Imported names of a text that carry no alias yet, top level only.
std::set<std::string> importedNames(const std::string &text)
{
    std::set<std::string> result;
    const auto tree = parsed(text);
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("import_statement") || node.is("import_from_statement"))
            for (const Node name : node.fields("name"))
                if (name.is("dotted_name") && name.namedChildCount() == 1)
                    result.insert(std::string(name.text()));
        return true;
    });
    return result;
}

std::string importsAliased(const std::string &text, const std::map<std::string, std::string> &names)
{
    if (text.empty())
        return text;
    const auto tree = parsed(text);
    std::vector<Replacement> all;
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("import_statement") || node.is("import_from_statement")) {
            for (const Node name : node.fields("name")) {
                const auto it = names.find(std::string(name.text()));
                if (it != names.end() && name.is("dotted_name"))
                    all.push_back({{name.range().end, name.range().end}, " as " + it->second});
            }
            return false;
        }
        if (node.is("identifier") && namesVariable(node)) {
            const auto it = names.find(std::string(node.text()));
            if (it != names.end())
                all.push_back({node.range(), it->second});
        }
        return true;
    });
    return replaced(text, std::move(all));
}

/// The line that holds a byte.
std::string lineAt(const std::string &text, std::size_t offset)
{
    const auto start = text.rfind('\n', offset) + 1; // npos + 1 is the first line
    return text.substr(start, text.find('\n', offset) - start);
}

std::string withoutIndent(const std::string &line)
{
    return line.substr(std::min(line.size(), line.find_first_not_of(" \t")));
}

/// What a fix keeps in an application's state, in small letters: its attribute takes the variable's
/// name.
std::set<std::string> keptInState(const std::string &fixed)
{
    std::set<std::string> result;
    if (fixed.empty())
        return result;
    const auto tree = parsed(fixed);
    syntax::walk(tree.root(), [&](Node node) {
        const Node object = node.field("object");
        if (node.is("attribute") && object.is("attribute") &&
            object.field("attribute").text() == "state")
            result.insert(inSmallLetters(std::string(node.field("attribute").text())));
        return true;
    });
    return result;
}

/// Every call with arguments, and the line in which it stands.
std::multimap<std::string, std::string> argumentLists(const std::string &text)
{
    std::multimap<std::string, std::string> result;
    const auto tree = parsed(text);
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("argument_list") && node.namedChildCount() > 0 && node.parent().is("call"))
            result.emplace(std::string(node.parent().text()), lineAt(text, node.range().start));
        return true;
    });
    return result;
}

/// Call -> whether its arguments go by the indentation of its line.
using Wrapping = std::map<std::string, bool>;

std::string wrapped(const std::string &text, const Wrapping &calls)
{
    if (text.empty())
        return text;
    const auto tree = parsed(text);
    std::vector<Replacement> all;
    syntax::walk(tree.root(), [&](Node node) {
        const auto call = node.is("call") ? calls.find(std::string(node.text())) : calls.end();
        if (call == calls.end())
            return true;
        const auto at = node.field("arguments").range().start + 1;
        const auto line = text.rfind('\n', at) + 1;
        const auto indent = text.find_first_not_of(" \t", line) - line;
        all.push_back({{at, at},
                       "\n" + (call->second ? text.substr(line, indent) + "        "
                                            : std::string(12, ' '))});
        return false; // the outer list only
    });
    return replaced(text, std::move(all));
}

/// The frames of a trace, moved to where their lines are now. Own files have a relative path.
std::string framesMoved(const std::string &trace, const std::string &before,
                        const std::string &after)
{
    // nothing but line breaks and spaces was added
    std::vector<int> lines(1, 1);
    int line = 1;
    for (std::size_t i = 0, j = 0; i < before.size() && j < after.size(); ++j) {
        line += after[j] == '\n';
        if (after[j] != before[i])
            continue;
        if (after[j] == '\n')
            lines.push_back(line);
        ++i;
    }
    std::string result;
    for (std::size_t at = 0; at < trace.size();) {
        const auto end = std::min(trace.find('\n', at), trace.size() - 1) + 1;
        const std::string text = trace.substr(at, end - at);
        at = end;
        const auto first = text.find_first_not_of(' ');
        const auto quote = text.find("\", line ");
        std::size_t number = std::string::npos; // where the line's number stands
        if (first != std::string::npos && text.compare(first, 6, "File \"") == 0 &&
            quote != std::string::npos && text[first + 6] != '/' && text[first + 6] != '<')
            number = quote + 8;
        else if (first == 0 && text[0] != '/' && text.find(".py:") < text.find(' '))
            number = text.find(".py:") + 4;
        if (number == std::string::npos ||
            !std::isdigit(static_cast<unsigned char>(text[number]))) {
            result += text;
            continue;
        }
        const auto old = static_cast<std::size_t>(std::stoi(text.substr(number)));
        const auto known = old > 0 && old <= lines.size();
        result += text.substr(0, number) +
                  std::to_string(known ? lines[old - 1] : static_cast<int>(old)) +
                  text.substr(std::min(text.find_first_not_of("0123456789", number), text.size()));
    }
    return result;
}

} // namespace

Variant renamed(const Variant &original)
{
    std::map<std::string, std::string> names;
    const auto kept = keptInState(original.fixed);
    for (const auto &name : definedNames(parsed(original.broken)))
        if (kept.count(inSmallLetters(name)) == 0)
            names[name] =
                name + "_of_" + std::string(1, static_cast<char>('a' + names.size() % 26));
    return {identifiersReplaced(original.broken, names), identifiersReplaced(original.fixed, names),
            wordsReplaced(original.trace, names)};
}

Variant aliased(const Variant &original)
{
    std::map<std::string, std::string> names;
    const auto kept =
        original.fixed.empty() ? importedNames(original.broken) : importedNames(original.fixed);
    for (const auto &name : importedNames(original.broken))
        if (kept.count(name) > 0)
            names[name] = name + "_alias";
    return {importsAliased(original.broken, names), importsAliased(original.fixed, names),
            original.trace};
}

Variant rewrapped(const Variant &original)
{
    const auto broken = argumentLists(original.broken);
    const auto fixed = original.fixed.empty() ? broken : argumentLists(original.fixed);
    Wrapping shared;
    for (const auto &[call, line] : broken)
        if (call.find('\n') == std::string::npos && broken.count(call) == fixed.count(call)) {
            // A line that moves as it is takes the arguments along; one that changes keeps them.
            const auto &other = fixed.find(call)->second;
            const bool same =
                broken.count(call) == 1 && withoutIndent(other) == withoutIndent(line);
            // One that a fix moves elsewhere is moved as a whole.
            const bool moved = other.size() - withoutIndent(other).size() !=
                               line.size() - withoutIndent(line).size();
            if (same || !moved)
                shared.emplace(call, same);
        }
    const auto rewrapped = wrapped(original.broken, shared);
    return {rewrapped, wrapped(original.fixed, shared),
            framesMoved(original.trace, original.broken, rewrapped)};
}

} // namespace support
