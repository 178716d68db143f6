#include "app/checks/credential_mismatch.h"
#include "app/checks/sight.h"

namespace checks {

using python::ObjectKind;
using syntax::Node;

namespace {

/// The twin whose half the called client class (or a factory of it) is, and which half.
const knowledge::Twin *clientTwin(const Sight &sight, const python::Call &call, bool &async)
{
    for (std::string_view name : {std::string_view(call.name), ownerPart(call.name)}) {
        async = false;
        if (const auto *twin = sight.known().twinOfSync(name); twin && !twin->credential.empty())
            return twin;
        async = true;
        if (const auto *twin = sight.known().twinOfAsync(name); twin && !twin->credential.empty())
            return twin;
    }
    return nullptr;
}

Node credentialOf(const Sight &sight, std::size_t module, const python::Call &call)
{
    if (const Node keyword = call.argument(99, "credential"))
        return keyword;
    for (const Node &argument : call.arguments()) {
        if (argument.is("keyword_argument") || argument.is("list_splat"))
            continue;
        if (sight.known().isCredential(sight.program().object(module, argument).name))
            return argument;
    }
    return {};
}

void run(const Sight &sight, std::vector<CodeFact> &facts)
{
    const auto &modules = sight.program().modules();
    for (std::size_t m = 0; m < modules.size(); ++m) {
        for (const auto &call : modules[m].calls) {
            bool async = false;
            if (call.name.empty() || !clientTwin(sight, call, async))
                continue;
            const Node credential = credentialOf(sight, m, call);
            const auto object = sight.program().object(m, credential);
            if (credential.isNull() || object.kind != ObjectKind::Instance)
                continue;
            // A key serves both halves; only credentials that come in two kinds can differ.
            const bool syncCredential = sight.known().twinOfSync(object.name) != nullptr;
            const bool asyncCredential = sight.known().twinOfAsync(object.name) != nullptr;
            if (!sight.known().isCredential(object.name) || syncCredential == asyncCredential ||
                asyncCredential == async)
                continue;
            CodeFact fact = sight.fact("credential-mismatch", m, call.node, call.name);
            fact.attributes["client"] = {call.name};
            fact.attributes["credential"] = {object.name};
            fact.attributes["client_side"] = {async ? "async" : "sync"};
            if (object.made && object.made.tree() == call.node.tree())
                fact.path.push_back({m, object.made.range(), "the credential is made here"});
            fact.what = std::string(async ? "an asynchronous" : "a synchronous") +
                        " client is given " + object.name + ", a credential of the other half";
            facts.push_back(std::move(fact));
        }
    }
}

} // namespace

Check credentialMismatch()
{
    return {"credential-mismatch", {"client", "credential", "client_side"}, run};
}

} // namespace checks
