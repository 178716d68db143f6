#include "app/export/report.h"
#include "app/export/finding_words.h"
#include "app/export/markdown.h"
#include <algorithm>

namespace exporting {

namespace {

class Report
{
public:
    Report(const diagnose::Diagnosis &diagnosis, const knowledge::KnowledgeBase &knowledge,
           const ReportOptions &options)
        : m_diagnosis(diagnosis), m_knowledge(knowledge), m_options(options)
    {}

    std::vector<Block> blocks()
    {
        heading(1, "Diagnosis");
        if (const auto seen = recognised(m_diagnosis); !seen.empty())
            paragraph("Recognised: " + seen + ".");
        for (const auto &problem : m_diagnosis.problems)
            item(problem.what + (problem.hint.empty() ? "" : "; " + problem.hint));
        bool any = false;
        for (const auto &finding : m_diagnosis.findings)
            if (m_options.weak || finding.finding.strength != match::Strength::Weak) {
                add(finding);
                any = true;
            }
        if (!any)
            nothing();
        for (auto &block : m_blocks)
            block.text = redacted(block.text, m_options.redact);
        return std::move(m_blocks);
    }

private:
    void heading(int level, std::string text)
    {
        m_blocks.push_back({BlockKind::Heading, level, std::move(text), {}});
    }
    void paragraph(std::string text)
    {
        m_blocks.push_back({BlockKind::Paragraph, 1, std::move(text), {}});
    }
    void item(std::string text) { m_blocks.push_back({BlockKind::Item, 1, std::move(text), {}}); }
    void code(std::string text, std::string language)
    {
        m_blocks.push_back({BlockKind::Code, 1, std::move(text), std::move(language)});
    }

    static std::string quoted(const std::string &text)
    {
        std::string plain = text;
        std::replace(plain.begin(), plain.end(), '`', '\'');
        return "`" + plain + "`";
    }

    void add(const diagnose::DiagnosedFinding &diagnosed)
    {
        const auto &finding = diagnosed.finding;
        heading(2, finding.cause->title);
        std::string place = std::string("Match: ") + strengthName(finding.strength);
        if (!finding.why.empty())
            place += " (" + finding.why + ")";
        if (!finding.file.empty()) {
            place += ". Place: " + finding.file;
            if (finding.line > 0)
                place += ", line " + std::to_string(finding.line);
        }
        paragraph(place + ".");
        paragraph(finding.cause->summary);
        if (m_options.evidence) {
            heading(3, "Evidence");
            for (const auto &evidence : finding.evidence)
                item(std::to_string(evidence.number) + ". " + evidence.what + " (" +
                     (evidence.source == "paste" ? std::string("pasted text") : evidence.source) +
                     ", line " + std::to_string(evidence.line) + "): " + quoted(evidence.text));
        }
        for (const auto &fix : diagnosed.fixes)
            add(fix);
        if (m_options.cause)
            explain(*finding.cause);
    }

    void add(const mend::Fix &fix)
    {
        heading(3, (fix.recommended ? "Recommended: " : "Or: ") + fix.title);
        paragraph(std::string("Safety: ") + mend::safetyName(fix.safety) + ". " + fix.why);
        if (fix.target == mend::Target::Example && !fix.changes.empty())
            paragraph("An example, not your code:");
        if (auto patch = shownPatch(fix); !patch.empty())
            code(std::move(patch), "diff");
        for (const auto &change : fix.changes)
            for (const auto &edit : change.edits)
                if (!edit.reason.empty())
                    item(edit.reason);
        if (!fix.patchProblem.empty())
            paragraph(fix.patchProblem);
        for (const auto &name : fix.install)
            item("Install " + quoted(name) + ".");
    }

    void explain(const knowledge::Cause &cause)
    {
        for (auto &block : readMarkdown(m_knowledge.explanation(cause))) {
            if (block.kind == BlockKind::Heading)
                block.level = std::min(block.level + 2, 6);
            m_blocks.push_back(std::move(block));
        }
        for (const auto &word : documentWords(cause, m_knowledge))
            item(word.title + " says: " + word.text + " (" + word.verdict + ") " + word.why);
    }

    void nothing()
    {
        paragraph("No cause found.");
        for (const auto &named : m_diagnosis.named)
            item(quoted(named.text) + ": " + named.sentence);
        if (!m_diagnosis.nearest.empty())
            heading(3, "Nearest causes");
        for (const auto &nearest : m_diagnosis.nearest)
            item(nearest.cause->title + " (" + nearest.why + ")");
    }

    const diagnose::Diagnosis &m_diagnosis;
    const knowledge::KnowledgeBase &m_knowledge;
    const ReportOptions &m_options;
    std::vector<Block> m_blocks;
};

/// Table: the look of the report.
constexpr const char *style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;"
    "color:#1d1f23;background:#fff}"
    "pre{background:#f4f5f7;padding:.75rem;overflow-x:auto;border-radius:4px}"
    "code{font-family:ui-monospace,monospace;font-size:.92em}"
    "h2{border-top:1px solid #d0d4da;padding-top:1rem}"
    "@media(prefers-color-scheme:dark){body{color:#e6e8eb;background:#1c1e22}pre{background:#"
    "26292e}"
    "h2{border-color:#3a3f47}}";

} // namespace

std::string markdownReport(const diagnose::Diagnosis &diagnosis,
                           const knowledge::KnowledgeBase &knowledge, const ReportOptions &options)
{
    Report report(diagnosis, knowledge, options);
    return toMarkdown(report.blocks());
}

std::string htmlReport(const diagnose::Diagnosis &diagnosis,
                       const knowledge::KnowledgeBase &knowledge, const ReportOptions &options)
{
    Report report(diagnosis, knowledge, options);
    return std::string("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<title>Diagnosis</title>\n<style>") +
           style + "</style>\n</head>\n<body>\n" + toHtml(report.blocks()) + "</body>\n</html>\n";
}

} // namespace exporting
