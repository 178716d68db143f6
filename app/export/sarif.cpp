#include "app/export/sarif.h"
#include "app/export/finding_words.h"
#include "app/export/json.h"
#include <algorithm>
#include <cstdio>

namespace exporting {

namespace {

/// Percent-encodes what may not stand in the path of a URI reference.
std::string uri(std::string_view path)
{
    std::string result;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = std::isalnum(byte) ||
                           std::string_view("-._~/@!$'()*+,;=").find(c) != std::string_view::npos;
        if (byte < 0x80 && plain) {
            result += c;
            continue;
        }
        char code[4];
        std::snprintf(code, sizeof code, "%%%02X", byte);
        result += code;
    }
    return result;
}

Json message(std::string_view text)
{
    Json result = Json::object();
    result.set("text", text);
    return result;
}

Json region(std::string_view text, base::TextRange range, int firstLine)
{
    const auto start = spotOf(text, range.start);
    const auto end = spotOf(text, range.end);
    const auto shift = static_cast<std::size_t>(std::max(firstLine, 1) - 1);
    Json result = Json::object();
    result.set("startLine", start.line + shift)
        .set("startColumn", start.column)
        .set("endLine", end.line + shift)
        .set("endColumn", end.column);
    return result;
}

Json artifact(std::string_view file)
{
    Json result = Json::object();
    result.set("uri", uri(file));
    return result;
}

class Run
{
public:
    Run(const diagnose::Diagnosis &diagnosis, const knowledge::KnowledgeBase &knowledge,
        std::string_view pasteName)
        : m_diagnosis(diagnosis), m_knowledge(knowledge), m_pasteName(pasteName)
    {}

    Json object(std::string_view version, bool weak)
    {
        Json results = Json::array();
        for (const auto &finding : m_diagnosis.findings)
            if (weak || finding.finding.strength != match::Strength::Weak)
                results.push(resultObject(finding));
        Json rules = Json::array();
        for (const auto *cause : m_rules)
            rules.push(rule(*cause));
        Json driver = Json::object();
        driver.set("name", "tracemend").set("version", version).set("rules", std::move(rules));
        Json tool = Json::object();
        tool.set("driver", std::move(driver));
        Json run = Json::object();
        run.set("tool", std::move(tool))
            .set("columnKind", "unicodeCodePoints")
            .set("results", std::move(results));
        return run;
    }

private:
    Json rule(const knowledge::Cause &cause) const
    {
        Json help = Json::object();
        const auto page = m_knowledge.explanation(cause);
        help.set("text", page.empty() ? cause.summary : page);
        if (!page.empty())
            help.set("markdown", page);
        Json properties = Json::object();
        properties.set("family", cause.family).set("tags", Json::texts(cause.libraries));
        Json result = Json::object();
        result.set("id", cause.id)
            .set("name", cause.title)
            .set("shortDescription", message(cause.title))
            .set("fullDescription", message(cause.summary))
            .set("help", std::move(help))
            .set("properties", std::move(properties));
        return result;
    }

    std::size_t ruleIndex(const knowledge::Cause *cause)
    {
        const auto at = std::find(m_rules.begin(), m_rules.end(), cause);
        if (at != m_rules.end())
            return static_cast<std::size_t>(at - m_rules.begin());
        m_rules.push_back(cause);
        return m_rules.size() - 1;
    }

    int firstLine(std::string_view file) const
    {
        for (const auto &code : m_diagnosis.code)
            if (code.name == file)
                return code.firstLine;
        return 1;
    }

    Json location(const match::Evidence &evidence) const
    {
        const bool pasted = evidence.source == "paste";
        Json physical = Json::object();
        physical.set("artifactLocation", artifact(pasted ? m_pasteName : evidence.source))
            .set("region", region(sourceText(m_diagnosis, evidence), evidence.range,
                                  pasted ? 1 : firstLine(evidence.source)));
        Json result = Json::object();
        result.set("physicalLocation", std::move(physical));
        if (!evidence.what.empty())
            result.set("message", message(evidence.what));
        return result;
    }

    Json resultObject(const diagnose::DiagnosedFinding &diagnosed)
    {
        const auto &finding = diagnosed.finding;
        const char *level = finding.strength == match::Strength::Strong     ? "error"
                            : finding.strength == match::Strength::Possible ? "warning"
                                                                            : "note";
        Json locations = Json::array();
        Json related = Json::array();
        for (const auto &evidence : finding.evidence)
            (evidence.primary ? locations : related).push(location(evidence));
        if (finding.evidence.empty()) {
            match::Evidence whole;
            whole.source = "paste";
            locations.push(location(whole));
        }
        Json prints = Json::object();
        prints.set("tracemend/v1",
                   finding.cause->id + ":" + finding.file + ":" +
                       (finding.evidence.empty() ? std::string() : finding.evidence.front().text));
        Json result = Json::object();
        result.set("ruleId", finding.cause->id)
            .set("ruleIndex", ruleIndex(finding.cause))
            .set("level", level)
            .set("rank", finding.strength == match::Strength::Strong ? 90.0 : 50.0)
            .set("message", message(finding.cause->title + ". " + finding.cause->summary))
            .set("locations", std::move(locations))
            .set("relatedLocations", std::move(related))
            .set("partialFingerprints", std::move(prints));
        Json fixes = fixesArray(diagnosed);
        if (!m_noFixes)
            result.set("fixes", std::move(fixes));
        return result;
    }

    Json fixesArray(const diagnose::DiagnosedFinding &diagnosed)
    {
        Json result = Json::array();
        m_noFixes = true;
        for (const auto &fix : diagnosed.fixes) {
            if (fix.target != mend::Target::YourCode)
                continue;
            Json changes = Json::array();
            bool any = false;
            for (const auto &change : fix.changes)
                if (change.before) {
                    changes.push(artifactChange(change));
                    any = true;
                }
            if (!any)
                continue;
            m_noFixes = false;
            Json one = Json::object();
            one.set("description", message(fix.title)).set("artifactChanges", std::move(changes));
            result.push(std::move(one));
        }
        return result;
    }

    static Json artifactChange(const mend::Change &change)
    {
        Json replacements = Json::array();
        for (const auto &edit : change.edits) {
            Json replacement = Json::object();
            replacement.set("deletedRegion", region(*change.before, edit.range, change.firstLine))
                .set("insertedContent", message(edit.text));
            replacements.push(std::move(replacement));
        }
        Json result = Json::object();
        result.set("artifactLocation", artifact(change.file))
            .set("replacements", std::move(replacements));
        return result;
    }

    const diagnose::Diagnosis &m_diagnosis;
    const knowledge::KnowledgeBase &m_knowledge;
    std::string_view m_pasteName;
    std::vector<const knowledge::Cause *> m_rules;
    bool m_noFixes = true;
};

} // namespace

std::string sarif(const diagnose::Diagnosis &diagnosis, const knowledge::KnowledgeBase &knowledge,
                  std::string_view pasteName, std::string_view version, bool weak)
{
    Run run(diagnosis, knowledge, pasteName.empty() ? std::string_view("pasted.py") : pasteName);
    Json runs = Json::array();
    runs.push(run.object(version, weak));
    Json result = Json::object();
    result
        .set("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                        "sarif-schema-2.1.0.json")
        .set("version", "2.1.0")
        .set("runs", std::move(runs));
    return result.dump();
}

} // namespace exporting
