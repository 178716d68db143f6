#include "app/paste/code_shape.h"
#include "app/paste/lines.h"
#include "app/syntax/validity.h"
#include <string>

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

bool startsWithWord(std::string_view line, std::string_view word)
{
    return line.starts_with(word) && (line.size() == word.size() || !isWordByte(line[word.size()]));
}

/// Length of a dotted name at an offset.
std::size_t nameSize(std::string_view text, std::size_t at)
{
    const std::size_t start = at;
    while (at < text.size() && (isWordByte(text[at]) || text[at] == '.'))
        ++at;
    return at > start && !isDigit(text[start]) ? at - start : 0;
}

/// Whether CPython would take it where blocks, loops and coroutines are all around it.
bool parses(std::string_view statement, std::size_t &mayParse)
{
    if (mayParse == 0 || statement.size() > 2000)
        return false;
    --mayParse;
    std::string text = "async def f():\n for x in y:\n  ";
    text += statement;
    text += '\n';
    return syntax::isValidPython(text);
}

bool isImport(std::string_view line)
{
    if (startsWithWord(line, "import")) {
        // import a.b as c, d
        std::size_t at = 6;
        while (true) {
            at = std::min(line.find_first_not_of(' ', at), line.size());
            const std::size_t name = nameSize(line, at);
            if (name == 0)
                return false;
            at += name;
            if (line.substr(at, 4) == " as ") {
                const std::size_t alias = nameSize(line, at + 4);
                if (alias == 0)
                    return false;
                at += 4 + alias;
            }
            if (at >= line.size())
                return true;
            if (line[at] != ',')
                return false;
            ++at;
        }
    }
    if (!startsWithWord(line, "from"))
        return false;
    std::size_t at = std::min(line.find_first_not_of(' ', 4), line.size());
    at += nameSize(line, at);
    while (at < line.size() && line[at] == '.')
        ++at;
    return at > 5 && line.substr(at, 8) == " import " && line.size() > at + 8;
}

bool isDefinition(std::string_view line)
{
    if (startsWithWord(line, "async"))
        line = trimmed(line.substr(5));
    for (std::string_view word : {"def", "class"}) {
        if (!startsWithWord(line, word))
            continue;
        const std::size_t at = word.size() + 1;
        const std::size_t name = nameSize(line, at);
        if (name == 0)
            return false;
        const std::string_view rest = trimmed(line.substr(at + name));
        return rest.starts_with("(") || rest == ":" || rest.starts_with("[");
    }
    return false;
}

bool isDecorator(std::string_view line)
{
    if (!line.starts_with("@"))
        return false;
    const std::size_t name = nameSize(line, 1);
    if (name == 0)
        return false;
    const std::string_view rest = line.substr(1 + name);
    return rest.empty() || rest.starts_with("(");
}

/// "if x:", "for a in b:", "with f() as g:", "else:"; also where the head goes on in the next line.
bool isBlockHead(std::string_view line, std::size_t &mayParse)
{
    std::string_view head = line;
    if (startsWithWord(head, "async"))
        head = trimmed(head.substr(5));
    bool found = false;
    for (std::string_view word : {"if", "elif", "else", "for", "while", "with", "try", "except",
                                  "finally", "match", "case"})
        found = found || startsWithWord(head, word);
    if (!found)
        return false;
    if (line == "else:" || line == "try:" || line == "finally:" || line == "except:")
        return true;
    const char last = line.back();
    // The bracket closes in a later line.
    if (last == '(' || last == '[' || last == '{')
        return head.find(" in ") != npos || startsWithWord(head, "if") ||
               startsWithWord(head, "with") || startsWithWord(head, "while") ||
               startsWithWord(head, "elif");
    if (last != ':') {
        // The body behind the colon: "if x: return y"
        const std::size_t colon = line.find(": ");
        if (colon == npos)
            return false;
    }
    std::string text;
    const bool body = last == ':';
    if (startsWithWord(head, "elif"))
        text = "if x: pass\n  " + std::string(line);
    else if (startsWithWord(head, "except"))
        text = "try: pass\n  " + std::string(line);
    else if (startsWithWord(head, "else") || startsWithWord(head, "finally"))
        text = "try: pass\n  except x: pass\n  " + std::string(line);
    else if (startsWithWord(head, "case"))
        text = "match x:\n   " + std::string(line);
    else
        text = line;
    return parses(text + (body ? " pass" : ""), mayParse);
}

bool isStatement(std::string_view line, std::size_t &mayParse)
{
    for (std::string_view word :
         {"return", "raise", "yield", "await", "assert", "del", "global", "nonlocal"})
        if (startsWithWord(line, word)) {
            const char last = line.back();
            const std::size_t bracket = line.find_first_of("([{");
            // "return the result" is prose, "return run(" goes on below.
            if (last == '(' || last == '[' || last == '{' || last == ',' || last == '\\')
                return bracket != npos && line.substr(0, bracket).find("  ") == npos;
            return parses(line, mayParse);
        }
    return false;
}

/// Where an assignment's "=" stands; npos when there is none outside brackets and strings.
std::size_t assignmentAt(std::string_view line)
{
    std::size_t depth = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '"' || c == '\'')
            return npos;
        if (c == '(' || c == '[' || c == '{')
            ++depth;
        else if (c == ')' || c == ']' || c == '}')
            depth -= depth > 0;
        else if (c == '=' && depth == 0) {
            if (line.substr(at + 1, 1) == "=" || at == 0)
                return npos;
            return std::string_view("!<>=").find(line[at - 1]) == npos ? at : npos;
        } else if (c == '?' || (c == ' ' && depth == 0 && isWordByte(line[at - (at > 0)]) &&
                                at + 1 < line.size() && isWordByte(line[at + 1])))
            return npos; // two words in a row are no target
    }
    return npos;
}

/// An open bracket at the end, as far as it goes, closed so that it can be judged.
std::string closedUp(std::string_view line)
{
    BracketScan scan;
    scan.take(line);
    if (scan.depth() == 0 || !scan.openString().empty())
        return std::string(line);
    std::string text(line);
    std::string closers;
    std::size_t quote = npos;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (quote != npos) {
            if (c == '\\')
                ++at;
            else if (c == line[quote])
                quote = npos;
        } else if (c == '"' || c == '\'') {
            quote = at;
        } else if (c == '(' || c == '[' || c == '{') {
            closers += c == '(' ? ')' : c == '[' ? ']' : '}';
        } else if ((c == ')' || c == ']' || c == '}') && !closers.empty()) {
            closers.pop_back();
        }
    }
    return text + std::string(closers.rbegin(), closers.rend());
}

CodeShape expressionShape(std::string_view line, std::size_t &mayParse)
{
    const std::size_t assign = assignmentAt(line);
    if (assign != npos) {
        const bool spaced = assign > 0 && line[assign - 1] == ' ';
        const std::string_view value = trimmed(line.substr(assign + 1));
        if (value.empty() || !parses(closedUp(line), mayParse))
            return CodeShape::None;
        return spaced ? CodeShape::Certain : CodeShape::Possible;
    }
    // A call, or a chain of them, from the line's start.
    std::string_view call = line;
    const std::size_t name = nameSize(call, 0);
    if (name > 0 && call.substr(name, 1) == "(" &&
        (line.back() == ')' || line.back() == '(' || line.back() == ',')) {
        if (!parses(closedUp(line), mayParse))
            return CodeShape::None;
        return CodeShape::Certain;
    }
    return CodeShape::None;
}

bool isNeutral(std::string_view line)
{
    if (line.empty() || line[0] == '#')
        return true;
    // A docstring, where code stands above it.
    const std::size_t quote = std::min(line.find_first_not_of("rRbBuUfF"), line.size());
    if (quote <= 2 && (line.substr(quote, 3) == "\"\"\"" || line.substr(quote, 3) == "'''"))
        return true;
    if (line.find_first_not_of(")]},: ") == npos)
        return true;
    if (line == "..." || line == "pass" || line == "break" || line == "continue" ||
        line == "return")
        return true;
    return (line[0] == ')' || line[0] == ']' || line[0] == '}') && line.find("  ") == npos;
}

/// "return response import os": two lines of code that lost the break between them.
bool isGlued(std::string_view line, std::size_t &mayParse)
{
    for (std::string_view word : {" import ", " from ", " def ", " async def ", " class ", " @"}) {
        const std::size_t at = line.find(word);
        if (at == npos || at == 0)
            continue;
        const std::string_view left = trimmed(line.substr(0, at));
        const std::string_view right = trimmed(line.substr(at));
        if ((isImport(right) || isDefinition(right) || isDecorator(right)) && !left.empty() &&
            left[0] != '#' && parses(left, mayParse))
            return true;
    }
    return false;
}

CodeShape plainShape(std::string_view line, std::size_t &mayParse)
{
    line = trimmed(line);
    if (line.size() > 2000)
        return CodeShape::None;
    if (isNeutral(line))
        return CodeShape::Neutral;
    const std::string_view code = withoutComment(line);
    if (code.empty())
        return CodeShape::Neutral;
    if (isImport(code) || isDefinition(code) || isDecorator(code))
        return CodeShape::Certain;
    if (isBlockHead(code, mayParse) || isStatement(code, mayParse))
        return CodeShape::Certain;
    const CodeShape shape = expressionShape(code, mayParse);
    if (shape != CodeShape::None)
        return shape;
    return isGlued(code, mayParse) ? CodeShape::Certain : CodeShape::None;
}

} // namespace

std::size_t BracketScan::skipString(std::string_view line, std::size_t at)
{
    const char quote = line[at];
    const std::string_view three = line.substr(at, 3);
    if (three == "\"\"\"" || three == "'''") {
        const std::size_t end = line.find(three, at + 3);
        if (end != npos)
            return end + 3;
        m_string = quote == '"' ? "\"\"\"" : "'''";
        return line.size();
    }
    for (++at; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == quote)
            return at + 1;
    }
    return line.size();
}

void BracketScan::take(std::string_view line)
{
    std::size_t at = 0;
    if (!m_string.empty()) {
        const std::size_t end = line.find(m_string);
        if (end == npos)
            return;
        at = end + 3;
        m_string = {};
    }
    while (at < line.size()) {
        const char c = line[at];
        if (c == '#')
            return;
        if (c == '"' || c == '\'') {
            at = skipString(line, at);
            continue;
        }
        if (c == '(' || c == '[' || c == '{')
            ++m_depth;
        else if (c == ')' || c == ']' || c == '}') {
            m_broken = m_broken || m_depth == 0;
            m_depth -= m_depth > 0;
        }
        ++at;
    }
}

std::string_view withoutComment(std::string_view line)
{
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (c == '#')
            return trimmed(line.substr(0, at));
        if (c != '"' && c != '\'')
            continue;
        for (++at; at < line.size() && line[at] != c; ++at)
            if (line[at] == '\\')
                ++at;
    }
    return trimmed(line);
}

CodeShape codeShape(std::string_view line, std::size_t &mayParse)
{
    if (line.size() <= 2000 && line.find("\xe2\x80") != npos) {
        // Word processors make quotes typographic; code is code all the same.
        std::string plain(line);
        for (const auto &[from, to] : {std::pair("\u201c", "\""), std::pair("\u201d", "\""),
                                       std::pair("\u2018", "'"), std::pair("\u2019", "'")})
            for (std::size_t at = plain.find(from); at != npos; at = plain.find(from, at))
                plain.replace(at, 3, to);
        return plainShape(plain, mayParse);
    }
    return plainShape(line, mayParse);
}

} // namespace paste
