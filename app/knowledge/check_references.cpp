#include "app/knowledge/checking.h"
#include "app/knowledge/order.h"
#include <algorithm>

namespace knowledge {

namespace {

using Problems = std::vector<base::Problem>;

/// "document#claim" -> the claim, over the documents of this folder.
std::map<std::string, const Claim *> claimsOf(const Reading &reading)
{
    std::map<std::string, const Claim *> result;
    for (const auto &[file, document] : reading.documents)
        for (const Claim &claim : document.claims)
            result.emplace(document.id + "#" + claim.id, &claim);
    return result;
}

/// A reason to reject a claim names a run ("r05") or a source (a path, a repository, a page).
bool namesEvidence(const std::string &text)
{
    static const base::Pattern named(
        "\\br\\d{2}[a-z]?\\b|[\\w.-]+/[\\w.-]+|\\w@\\w|\\w#\\d|\\w\\.(py|md|json)\\b");
    return named.found(text);
}

void checkCauseNames(const Reading &reading, const CauseFile &file, Problems &problems)
{
    const Cause &cause = file.cause;
    const auto named = [&](const std::string &key, std::size_t index, const std::string &id) {
        if (id == cause.id)
            problems.push_back({file.where(key, index), "the cause names itself", "remove it"});
        else if (!reading.known.count(id))
            problems.push_back(
                {file.where(key, index), "there is no cause \"" + id + "\"", "correct its id"});
    };
    for (std::size_t i = 0; i < cause.related.size(); ++i)
        named("related", i, cause.related[i]);
    for (std::size_t i = 0; i < cause.before.size(); ++i)
        named("before", i, cause.before[i].cause);
    for (std::size_t i = 0; i < cause.after.size(); ++i)
        named("after", i, cause.after[i].cause);
}

void checkClaimNames(const Reading &reading, const std::map<std::string, const Claim *> &claims,
                     const CauseFile &file, Problems &problems)
{
    for (std::size_t i = 0; i < file.cause.claims.size(); ++i) {
        const std::string &name = file.cause.claims[i];
        const std::string document = name.substr(0, name.find('#'));
        const bool ours = std::any_of(reading.documents.begin(), reading.documents.end(),
                                      [&](const auto &one) { return one.second.id == document; });
        if (ours ? !claims.count(name) : !reading.knownDocuments.count(document))
            problems.push_back({file.where("claims", i), "there is no claim \"" + name + "\"",
                                "write document-id#number"});
    }
}

void checkDocuments(const Reading &reading, Problems &problems)
{
    for (const auto &[file, document] : reading.documents) {
        std::set<std::string> ids;
        for (const Claim &claim : document.claims) {
            if (!ids.insert(claim.id).second)
                problems.push_back({file, "two claims are numbered " + claim.id, "renumber one"});
            if (!claim.rejected.empty() && !namesEvidence(claim.rejected) &&
                !namesEvidence(claim.evidence))
                problems.push_back({file,
                                    "claim " + claim.id + " is rejected without a run or a source",
                                    "name the run (r05) or the page that shows it"});
            if (claim.cause.empty())
                continue;
            const std::string full = document.id + "#" + claim.id;
            const auto carrier =
                std::find_if(reading.causes.begin(), reading.causes.end(),
                             [&](const CauseFile &one) { return one.cause.id == claim.cause; });
            if (carrier == reading.causes.end() && !reading.known.count(claim.cause))
                problems.push_back({file,
                                    "claim " + claim.id + " is carried by \"" + claim.cause +
                                        "\", which does not exist",
                                    "correct the id"});
            else if (carrier != reading.causes.end() &&
                     std::count(carrier->cause.claims.begin(), carrier->cause.claims.end(), full) ==
                         0)
                problems.push_back({carrier->where("claims"),
                                    "the cause carries " + full + " and does not name it",
                                    "add it to \"claims\""});
        }
    }
}

} // namespace

void checkReferences(const Reading &reading, Problems &problems)
{
    const auto claims = claimsOf(reading);
    std::vector<const Cause *> causes;
    for (const CauseFile &file : reading.causes) {
        causes.push_back(&file.cause);
        checkCauseNames(reading, file, problems);
        checkClaimNames(reading, claims, file, problems);
    }
    checkDocuments(reading, problems);
    const auto ring = ringIn(causes);
    if (ring.empty())
        return;
    std::string text;
    for (const std::string &id : ring)
        text += (text.empty() ? "" : " before ") + id;
    const auto file =
        std::find_if(reading.causes.begin(), reading.causes.end(),
                     [&](const CauseFile &one) { return one.cause.id == ring.front(); });
    problems.push_back({file == reading.causes.end() ? reading.root.path() : file->where("before"),
                        "the order of causes is a ring: " + text,
                        "remove one \"before\" or \"after\""});
}

} // namespace knowledge
