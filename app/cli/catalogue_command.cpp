#include "app/cli/commands.h"
#include "app/export/diagnosis_json.h"
#include "app/knowledge/search.h"
#include "app/knowledge/verified.h"
#include <ostream>

namespace cli {

namespace {

std::string verifiedOn(const knowledge::Cause &cause)
{
    const auto seen = knowledge::verification(cause);
    return seen ? "verified on " + seen->on : "not verified";
}

} // namespace

int catalogueCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    std::string query;
    for (const auto &word : options.inputs)
        query += (query.empty() ? "" : " ") + word;
    const auto found = knowledge::search(
        *knowledge, query, {options.family, options.library, options.pythonText, options.safety});
    if (options.format == "json") {
        auto list = exporting::Json::array();
        for (const auto &hit : found.hits)
            list.push(exporting::causeObject(*hit.cause));
        terminal.out << list.dump() << '\n';
        return 0;
    }
    if (!found.searchedAs.empty() && found.searchedAs != query)
        terminal.out << "searched for: " << printable(found.searchedAs) << '\n';
    std::string family;
    for (const auto &hit : found.hits) {
        // A search puts the best first; a plain list goes by family.
        if (query.empty() && hit.cause->family != family) {
            family = hit.cause->family;
            terminal.out << painted(terminal, Paint::Strong, family) << '\n';
        }
        terminal.out << "  " << painted(terminal, Paint::Place, hit.cause->id) << "  "
                     << printable(hit.cause->title) << "  [" << verifiedOn(*hit.cause) << "]\n";
    }
    if (found.hits.empty())
        terminal.out << "no cause found\n";
    return 0;
}

} // namespace cli
