#include "app/cli/diagnosis_text.h"
#include "app/base/line_index.h"
#include "app/export/finding_words.h"
#include <algorithm>
#include <ostream>

namespace cli {

namespace {

constexpr std::size_t mostFindings = 5;
constexpr std::size_t mostDocumentWords = 3; // the page has all of them
constexpr std::size_t widestLine = 160;

/// A line of the source with the evidence underlined.
class Excerpt
{
public:
    Excerpt(const match::Evidence &evidence, std::string_view source, const Terminal &terminal)
        : m_evidence(evidence), m_source(source), m_terminal(terminal)
    {}

    void print(std::size_t gutter, const std::string &label, bool primary) const
    {
        const base::LineIndex lines(m_source);
        auto line = lines.lineAt(std::min(m_evidence.range.start, m_source.size()));
        const auto last = lines.lineAt(std::min(lastByte(), m_source.size()));
        auto number = static_cast<std::size_t>(m_evidence.line);
        // Of a frame the code line says more than the line that names the file.
        if (line < last) {
            printLine(gutter, number, textOf(lines.line(line)));
            ++line;
            ++number;
        }
        const auto range = lines.line(line);
        auto start = std::max(range.start, std::min(m_evidence.range.start, range.end));
        while (start < range.end && (m_source[start] == ' ' || m_source[start] == '\t'))
            ++start;
        const auto end = std::clamp(m_evidence.range.end, start, std::max(range.end, start));
        printLine(gutter, number, textOf(range));
        const auto indent = width(spaced(printable(textOf({range.start, start}))));
        const auto marked = width(spaced(printable(textOf({start, end}))));
        std::string marks = indent < widestLine ? std::string(indent, ' ') : std::string();
        marks += std::string(std::clamp<std::size_t>(marked, 1, widestLine), primary ? '^' : '-');
        m_terminal.out << std::string(gutter, ' ') << painted(m_terminal, Paint::Place, " | ")
                       << painted(m_terminal, primary ? Paint::Error : Paint::Note,
                                  marks + " " + label)
                       << '\n';
    }

private:
    std::size_t lastByte() const
    {
        return m_evidence.range.empty() ? m_evidence.range.start : m_evidence.range.end - 1;
    }
    std::string_view textOf(base::TextRange range) const
    {
        return m_source.substr(range.start, range.size());
    }
    void printLine(std::size_t gutter, std::size_t number, std::string_view text) const
    {
        const auto shown = std::to_string(number);
        m_terminal.out << std::string(gutter - std::min(gutter, shown.size()), ' ')
                       << painted(m_terminal, Paint::Place, shown + " | ")
                       << spaced(printable(text.substr(0, widestLine)))
                       << (text.size() > widestLine ? "..." : "") << '\n';
    }
    static std::string spaced(std::string text)
    {
        std::string result;
        for (const char c : text)
            result += c == '\t'   ? std::string(4, ' ')
                      : c == '\n' ? std::string(" ")
                                  : std::string(1, c);
        return result;
    }
    static std::size_t width(const std::string &text)
    {
        return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    }

    const match::Evidence &m_evidence;
    std::string_view m_source;
    const Terminal &m_terminal;
};

std::string placeOf(const match::Finding &finding)
{
    if (finding.file.empty())
        return {};
    return finding.file + (finding.line > 0 ? ":" + std::to_string(finding.line) : std::string());
}

std::string sourceName(const match::Evidence &evidence, const TextOptions &options)
{
    if (evidence.source != "paste")
        return evidence.source;
    return options.inputName.empty() ? "standard input" : options.inputName;
}

void printEvidence(const match::Finding &finding, const diagnose::Diagnosis &diagnosis,
                   const TextOptions &options, const Terminal &terminal)
{
    std::size_t gutter = 1;
    for (const auto &evidence : finding.evidence)
        gutter = std::max(gutter, std::to_string(evidence.line + 1).size());
    std::string last;
    for (const auto &evidence : finding.evidence) {
        const auto name = sourceName(evidence, options);
        if (evidence.primary || name != last) {
            terminal.out << std::string(gutter, ' ')
                         << painted(terminal, Paint::Place, evidence.primary ? "--> " : "::: ")
                         << printable(name) << ':' << evidence.line;
            if (evidence.primary && evidence.source == "paste" && !finding.file.empty())
                terminal.out << " (" << printable(placeOf(finding)) << ')';
            terminal.out << '\n';
        }
        last = name;
        const Excerpt excerpt(evidence, exporting::sourceText(diagnosis, evidence), terminal);
        excerpt.print(gutter,
                      "(" + std::to_string(evidence.number) + ") " + printable(evidence.what),
                      evidence.primary);
    }
}

void printFix(const mend::Fix &fix, const Terminal &terminal)
{
    const bool example = fix.target == mend::Target::Example && !fix.changes.empty();
    terminal.out << painted(terminal, Paint::Help, fix.recommended ? "help" : "or") << ": "
                 << printable(fix.title) << " [" << mend::safetyName(fix.safety)
                 << "]: " << printable(fix.why) << '\n';
    if (!fix.recommended)
        return;
    if (example)
        terminal.out << "  an example, not your code:\n";
    if (const auto patch = exporting::shownPatch(fix); !patch.empty())
        printPatch(patch, terminal);
    for (const auto &change : fix.changes) {
        std::vector<std::string> said;
        for (const auto &edit : change.edits) {
            if (edit.reason.empty() ||
                std::find(said.begin(), said.end(), edit.reason) != said.end())
                continue;
            said.push_back(edit.reason);
            terminal.out << "  (" << said.size() << ") " << printable(edit.reason) << '\n';
        }
    }
    if (!fix.patchProblem.empty())
        terminal.out << "  " << printable(fix.patchProblem) << '\n';
    for (const auto &name : fix.install)
        terminal.out << "  needs " << printable(name) << " installed\n";
    for (const auto &other : fix.alsoRemoves)
        terminal.out << "  also mends " << printable(other.cause) << " at " << printable(other.file)
                     << ':' << other.line << '\n';
    for (const auto &other : fix.uncovers)
        terminal.out << "  lays bare " << printable(other.cause) << " at " << printable(other.file)
                     << ':' << other.line << '\n';
}

void printNothing(const diagnose::Diagnosis &diagnosis, const Terminal &terminal)
{
    terminal.out << painted(terminal, Paint::Strong, "no cause found") << '\n';
    if (const auto seen = exporting::recognised(diagnosis); !seen.empty())
        terminal.out << painted(terminal, Paint::Note, "note") << ": recognised " << printable(seen)
                     << '\n';
    for (const auto &named : diagnosis.named)
        terminal.out << painted(terminal, Paint::Note, "note") << ": \"" << printable(named.text)
                     << "\" belongs to " << named.family << ": " << printable(named.sentence)
                     << '\n';
    for (const auto &nearest : diagnosis.nearest)
        terminal.out << painted(terminal, Paint::Help, "nearest") << ": " << nearest.cause->id
                     << ": " << printable(nearest.cause->title) << " (" << printable(nearest.why)
                     << ")\n";
}

} // namespace

void printPatch(const std::string &patch, const Terminal &terminal)
{
    std::string_view rest = patch;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = printable(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        terminal.out << "  ";
        if (line.starts_with('+'))
            terminal.out << painted(terminal, Paint::Added, line);
        else if (line.starts_with('-'))
            terminal.out << painted(terminal, Paint::Removed, line);
        else if (line.starts_with("@@"))
            terminal.out << painted(terminal, Paint::Place, line);
        else
            terminal.out << line;
        terminal.out << '\n';
    }
}

void printFinding(const diagnose::DiagnosedFinding &diagnosed, const diagnose::Diagnosis &diagnosis,
                  const std::vector<const diagnose::DiagnosedFinding *> &others,
                  const knowledge::KnowledgeBase &knowledge, const TextOptions &options,
                  const Terminal &terminal)
{
    const auto &finding = diagnosed.finding;
    const bool strong = finding.strength == match::Strength::Strong;
    terminal.out << painted(terminal, strong ? Paint::Error : Paint::Warning,
                            std::string(exporting::strengthName(finding.strength)) + "[" +
                                finding.family + "/" + finding.cause->id + "]")
                 << painted(terminal, Paint::Strong, ": " + printable(finding.cause->title))
                 << '\n';
    printEvidence(finding, diagnosis, options, terminal);
    for (const auto *other : others)
        terminal.out << painted(terminal, Paint::Note, "note") << ": also at "
                     << printable(placeOf(other->finding)) << '\n';
    terminal.out << painted(terminal, Paint::Note, "note") << ": "
                 << printable(finding.cause->summary) << '\n';
    if (!finding.why.empty())
        terminal.out << painted(terminal, Paint::Note, "note") << ": "
                     << exporting::strengthName(finding.strength) << ", because "
                     << printable(finding.why) << '\n';
    if (!options.withFixes)
        return;
    std::size_t words = 0;
    for (const auto &word : exporting::documentWords(*finding.cause, knowledge))
        if (word.verdict != "right" && ++words <= mostDocumentWords)
            terminal.out << painted(terminal, Paint::Note, "note") << ": " << printable(word.title)
                         << " says: " << printable(word.text) << " (" << word.verdict << ")\n";
    for (const auto &fix : diagnosed.fixes)
        printFix(fix, terminal);
    terminal.out << painted(terminal, Paint::Note, "note") << ": more with: tracemend-cli explain "
                 << finding.cause->id << '\n';
}

void printDiagnosis(const diagnose::Diagnosis &diagnosis, const knowledge::KnowledgeBase &knowledge,
                    const TextOptions &options, const Terminal &terminal)
{
    std::vector<const diagnose::DiagnosedFinding *> shown;
    std::size_t hidden = 0;
    for (const auto &one : diagnosis.findings) {
        const bool weak = one.finding.strength == match::Strength::Weak;
        if (weak && !options.all)
            continue;
        if (!options.all && shown.size() >= mostFindings)
            ++hidden;
        else
            shown.push_back(&one);
    }
    if (shown.empty()) {
        printNothing(diagnosis, terminal);
        return;
    }
    for (const auto &repair : diagnosis.paste.repairs)
        if (repair.doubtful)
            terminal.out << painted(terminal, Paint::Note, "note")
                         << ": please check a repair: " << printable(repair.what) << '\n';
    std::vector<bool> done(shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (done[i])
            continue;
        std::vector<const diagnose::DiagnosedFinding *> others;
        for (std::size_t j = i + 1; j < shown.size(); ++j)
            if (shown[j]->finding.cause == shown[i]->finding.cause &&
                shown[j]->finding.strength == shown[i]->finding.strength) {
                others.push_back(shown[j]);
                done[j] = true;
            }
        if (i > 0)
            terminal.out << '\n';
        printFinding(*shown[i], diagnosis, others, knowledge, options, terminal);
    }
    if (hidden > 0)
        terminal.out << '\n'
                     << painted(terminal, Paint::Note, "note") << ": " << hidden
                     << " more with --all\n";
}

} // namespace cli
