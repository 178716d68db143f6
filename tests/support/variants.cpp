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
    // the names that Azure Functions looks up in a file
    for (const char *name : {"main", "app"})
        result.erase(name);
    return result;
}

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

std::string wordsReplaced(const std::string &text, const std::map<std::string, std::string> &names)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (!isWord(text[at])) {
            result += text[at++];
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isWord(text[end]))
            ++end;
        const auto word = text.substr(at, end - at);
        const auto it = names.find(word);
        result += it == names.end() ? word : it->second;
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

std::multiset<std::string> argumentLists(const std::string &text)
{
    std::multiset<std::string> result;
    const auto tree = parsed(text);
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("argument_list") && node.namedChildCount() > 0 && node.parent().is("call"))
            result.insert(std::string(node.parent().text()));
        return true;
    });
    return result;
}

std::string wrapped(const std::string &text, const std::set<std::string> &calls)
{
    if (text.empty())
        return text;
    const auto tree = parsed(text);
    std::vector<Replacement> all;
    syntax::walk(tree.root(), [&](Node node) {
        if (node.is("call") && calls.count(std::string(node.text())) > 0) {
            const auto range = node.field("arguments").range();
            all.push_back({{range.start + 1, range.start + 1}, "\n            "});
            return false; // the outer list only
        }
        return true;
    });
    return replaced(text, std::move(all));
}

} // namespace

Variant renamed(const Variant &original)
{
    std::map<std::string, std::string> names;
    for (const auto &name : definedNames(parsed(original.broken)))
        names[name] = name + "_of_" + std::string(1, static_cast<char>('a' + names.size() % 26));
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
    std::set<std::string> shared;
    for (const auto &call : broken)
        if (call.find('\n') == std::string::npos && broken.count(call) == fixed.count(call))
            shared.insert(call);
    return {wrapped(original.broken, shared), wrapped(original.fixed, shared), original.trace};
}

} // namespace support
