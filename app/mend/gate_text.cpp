#include "app/diff/patch.h"
#include "app/mend/compose.h"
#include "app/mend/gates.h"
#include "app/mend/source_style.h"
#include "app/syntax/validity.h"
#include <algorithm>

namespace mend::gates {

namespace {

using syntax::Node;

bool splitsCharacter(const std::string &text, std::size_t at)
{
    if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        return true;
    return at > 0 && at < text.size() && text[at - 1] == '\r' && text[at] == '\n';
}

/// Whether the edit cuts into a string instead of taking it whole or writing beside it.
bool cutsString(const syntax::Tree &tree, base::TextRange range)
{
    for (Node at = tree.root().descendant(range); at; at = at.parent()) {
        if (at.is("interpolation"))
            return false;
        if (at.is("string") && at.range().start < range.start && range.end < at.range().end)
            return true;
        if (at.is("string") && at.range().overlaps(range) && !range.contains(at.range()))
            return true;
    }
    bool cut = false;
    syntax::walk(tree.root(), [&](Node node) {
        if (cut || !touch(node.range(), range))
            return false;
        if (node.is("string") && node.range().overlaps(range) && !range.contains(node.range()) &&
            !node.range().contains(range))
            cut = true;
        return !node.is("string");
    });
    return cut;
}

bool otherLineEnd(const std::string &text, const std::string &newline)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r' && newline == "\n")
            return true;
        if (text[at] == '\n' && newline == "\r\n" && (at == 0 || text[at - 1] != '\r'))
            return true;
        if (text[at] == '\n' && newline == "\r")
            return true;
    }
    return false;
}

bool endsLine(const std::string &text)
{
    return text.ends_with('\n') || text.ends_with('\r');
}

} // namespace

Verdict parses(const python::SourceFile &file, const std::string &before, const std::string &after)
{
    const syntax::ValidityOptions options{file.notebook};
    const auto wrong = syntax::whyInvalidPython(after, options);
    if (wrong && syntax::isValidPython(before, options))
        return Refusal{"parses", wrong->what};
    return std::nullopt;
}

Verdict untouched(const Change &change, const syntax::Tree &tree)
{
    const std::string &before = *change.before;
    std::vector<Edit> edits = change.edits;
    if (const auto problem = sortEdits(edits))
        return Refusal{"untouched", problem->what};
    const std::string newline = sourceStyle(tree).newline;
    const bool manyLines = before.find_first_of("\r\n") != std::string::npos;
    for (const Edit &edit : edits) {
        if (edit.range.end > before.size() || edit.range.start > edit.range.end)
            return Refusal{"untouched", "an edit lies outside the text"};
        if (splitsCharacter(before, edit.range.start) || splitsCharacter(before, edit.range.end))
            return Refusal{"untouched", "an edit splits a character or a line end"};
        if (edit.range.start < byteOrderMark(before))
            return Refusal{"untouched", "an edit touches the byte order mark"};
        if (cutsString(tree, edit.range))
            return Refusal{"untouched", "an edit changes the inside of a string"};
        if (manyLines && otherLineEnd(edit.text, newline))
            return Refusal{"untouched", "an edit writes other line ends than the file has"};
    }
    if (mend::apply(before, edits) != change.after)
        return Refusal{"untouched", "bytes outside the edits differ"};
    if (!before.empty() && !change.after.empty() && endsLine(before) != endsLine(change.after))
        return Refusal{"untouched", "the end of the last line changes"};
    return std::nullopt;
}

Verdict settings(const Change &change)
{
    const std::string &before = *change.before;
    std::vector<Edit> edits = change.edits;
    if (const auto problem = sortEdits(edits))
        return Refusal{"untouched", problem->what};
    const std::size_t lineBreak = before.find_first_of("\r\n");
    const std::string newline =
        lineBreak == std::string::npos || before[lineBreak] == '\n' ? "\n" : "\r\n";
    for (const Edit &edit : edits) {
        if (edit.range.end > before.size() || edit.range.start > edit.range.end)
            return Refusal{"untouched", "an edit lies outside the text"};
        if (splitsCharacter(before, edit.range.start) || splitsCharacter(before, edit.range.end))
            return Refusal{"untouched", "an edit splits a character or a line end"};
        if (otherLineEnd(edit.text, newline))
            return Refusal{"untouched", "an edit writes other line ends than the file has"};
    }
    if (mend::apply(before, edits) != change.after)
        return Refusal{"untouched", "bytes outside the edits differ"};
    if (change.file.ends_with(".txt"))
        return std::nullopt;
    const auto language =
        change.file.ends_with(".toml") ? syntax::Language::Toml : syntax::Language::Json;
    const auto valid = [&](const std::string &text) {
        const auto tree = syntax::Tree::parse(text, language);
        return tree && !tree->root().hasError();
    };
    if (valid(before) && !valid(change.after))
        return Refusal{"parses", "the file is no longer " +
                                     std::string(change.file.ends_with(".toml") ? "TOML" : "JSON")};
    return std::nullopt;
}

Verdict patch(const Change &change, std::string &problem)
{
    const std::string &before = *change.before;
    const auto made = diff::unifiedPatch(change.file, before, change.after);
    if (!made) {
        if (before.find('\0') == std::string::npos && change.after.find('\0') != std::string::npos)
            return Refusal{"patch", made.problem().what};
        problem = made.problem().what;
        return std::nullopt;
    }
    const auto applied = diff::applyPatch(change.file, before, *made);
    if (!applied)
        return Refusal{"patch", applied.problem().what};
    if (*applied != change.after)
        return Refusal{"patch", "the patch gives another text"};
    return std::nullopt;
}

} // namespace mend::gates
