#include "app/cli/commands.h"
#include "app/export/diagnosis_json.h"
#include "app/export/finding_words.h"
#include "app/export/markdown.h"
#include "app/knowledge/search.h"
#include "app/knowledge/verified.h"
#include <algorithm>
#include <ostream>

namespace cli {

namespace {

using exporting::Block;
using exporting::BlockKind;

std::string joined(const std::vector<std::string> &texts)
{
    std::string result;
    for (const auto &text : texts)
        result += (result.empty() ? "" : ", ") + text;
    return result;
}

std::vector<Block> pageOf(const knowledge::Cause &cause, const knowledge::KnowledgeBase &knowledge)
{
    std::vector<Block> page;
    page.push_back({BlockKind::Heading, 1, cause.title, {}});
    page.push_back({BlockKind::Paragraph, 1, cause.family + "/" + cause.id, {}});
    page.push_back({BlockKind::Paragraph, 1, cause.summary, {}});
    if (!cause.versions.empty())
        page.push_back({BlockKind::Item, 1, "Python " + cause.versions, {}});
    if (!cause.libraries.empty())
        page.push_back({BlockKind::Item, 1, "Concerns " + joined(cause.libraries), {}});
    page.push_back({BlockKind::Item, 1, knowledge::verifiedWords(cause), {}});
    for (auto &block : exporting::readMarkdown(knowledge.explanation(cause))) {
        if (block.kind == BlockKind::Heading)
            ++block.level;
        page.push_back(std::move(block));
    }
    if (!cause.mends.empty())
        page.push_back({BlockKind::Heading, 2, "Fixes", {}});
    for (const auto &mend : cause.mends)
        page.push_back({BlockKind::Item,
                        1,
                        mend.title + " [" + mend::safetyName(mend.safety) + "]: " + mend.why,
                        {}});
    const auto words = exporting::documentWords(cause, knowledge);
    if (!words.empty())
        page.push_back({BlockKind::Heading, 2, "What documents say", {}});
    for (const auto &word : words)
        page.push_back({BlockKind::Item,
                        1,
                        word.title + ", " + word.claim + ": " + word.text + " (" + word.verdict +
                            ") " + word.why,
                        {}});
    if (!cause.related.empty())
        page.push_back({BlockKind::Paragraph, 1, "See also " + joined(cause.related) + ".", {}});
    return page;
}

std::vector<Block> pageOf(const knowledge::Document &document)
{
    std::vector<Block> page;
    page.push_back({BlockKind::Heading, 1, document.title, {}});
    page.push_back({BlockKind::Paragraph, 1, document.summary, {}});
    for (const auto &claim : document.claims) {
        std::string text = claim.id + " " + claim.text + " (" + claim.verdict + ") " + claim.why;
        if (!claim.cause.empty())
            text += " Cause: " + claim.cause + ".";
        else if (!claim.rejected.empty())
            text += " No cause carries it: " + claim.rejected;
        page.push_back({BlockKind::Item, 1, text, {}});
    }
    return page;
}

exporting::Json objectOf(const knowledge::Cause &cause, const knowledge::KnowledgeBase &knowledge)
{
    auto mends = exporting::Json::array();
    for (const auto &mend : cause.mends) {
        auto one = exporting::Json::object();
        one.set("id", mend.id)
            .set("title", mend.title)
            .set("safety", mend::safetyName(mend.safety))
            .set("why", mend.why);
        mends.push(std::move(one));
    }
    auto documents = exporting::Json::array();
    for (const auto &word : exporting::documentWords(cause, knowledge)) {
        auto one = exporting::Json::object();
        one.set("id", word.document)
            .set("title", word.title)
            .set("claim", word.claim)
            .set("text", word.text)
            .set("verdict", word.verdict)
            .set("why", word.why);
        documents.push(std::move(one));
    }
    auto result = exporting::causeObject(cause);
    result.set("related", exporting::Json::texts(cause.related))
        .set("sources", exporting::Json::texts(cause.sources))
        .set("codes", exporting::Json::texts(cause.codes))
        .set("explanation", knowledge.explanation(cause))
        .set("mends", std::move(mends))
        .set("documents", std::move(documents));
    return result;
}

exporting::Json objectOf(const knowledge::Document &document)
{
    auto claims = exporting::Json::array();
    for (const auto &claim : document.claims) {
        auto one = exporting::Json::object();
        one.set("id", claim.id)
            .set("text", claim.text)
            .set("verdict", claim.verdict)
            .set("why", claim.why)
            .set("evidence", claim.evidence)
            .set("cause", exporting::Json::textOrNull(claim.cause))
            .set("rejected", exporting::Json::textOrNull(claim.rejected));
        claims.push(std::move(one));
    }
    auto result = exporting::Json::object();
    result.set("id", document.id)
        .set("title", document.title)
        .set("summary", document.summary)
        .set("source", document.source)
        .set("claims", std::move(claims));
    return result;
}

template <class Subject>
void print(const Options &options, const std::vector<Block> &page, const Subject &json,
           const Terminal &terminal)
{
    if (options.format == "json")
        terminal.out << json().dump() << '\n';
    else if (options.format == "markdown")
        terminal.out << exporting::toMarkdown(page);
    else
        terminal.out << printable(exporting::toPlainText(page));
}

} // namespace

int explainCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    auto id = options.inputs.front();
    const auto slash = id.rfind('/');
    const auto *cause = knowledge->cause(slash == std::string::npos ? id : id.substr(slash + 1));
    if (cause && slash != std::string::npos && cause->family != id.substr(0, slash))
        cause = nullptr;
    if (cause) {
        print(
            options, pageOf(*cause, *knowledge), [&] { return objectOf(*cause, *knowledge); },
            terminal);
        return 0;
    }
    if (const auto *document = knowledge->document(id)) {
        print(options, pageOf(*document), [&] { return objectOf(*document); }, terminal);
        return 0;
    }
    const auto near = knowledge::search(*knowledge, id);
    terminal.problem({id, "there is no cause or document of this id",
                      near.hits.empty() ? "list them with: tracemend-cli catalogue"
                                        : "the nearest is " + near.hits.front().cause->id});
    return 2;
}

} // namespace cli
