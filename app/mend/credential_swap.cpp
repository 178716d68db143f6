#include "app/mend/credential_swap.h"
#include "app/mend/await_edits.h"
#include "app/mend/class_names.h"
#include "app/mend/places.h"
#include <algorithm>

namespace mend {

namespace {

using syntax::Node;

/// "azure.identity.DefaultAzureCredential", from whichever half, when it is a credential class.
bool isCredential(const python::Program &program, const std::string &name)
{
    for (const knowledge::Library &library : program.knowledge().libraries())
        for (const std::string &credential : library.credentials)
            if (credential == name || (lastName(credential) == lastName(name) &&
                                       name.find("identity") != std::string::npos))
                return true;
    return false;
}

/// The call that makes the credential, also when a name holds it; all places where that name
/// stands.
struct Credential {
    const python::Call *made = nullptr;
    std::vector<Node> uses;
};

Credential credentialAt(const python::Program &program, std::size_t module, Node value)
{
    Credential found;
    Node expression = inside(value);
    if (expression.is("identifier")) {
        const auto bindings = program.bindings(module, expression);
        if (bindings.size() != 1 || bindings[0].unpacked)
            return found;
        for (const Node use : program.references(module, expression))
            if (!(use == bindings[0].target))
                found.uses.push_back(use);
        expression = inside(bindings[0].value);
    }
    if (expression.is("call"))
        found.made = program.callAt(module, expression);
    return found;
}

} // namespace

std::optional<base::Problem> swapCredentials(Drafting &draft, std::size_t module, Node construction,
                                             const std::string &home, int hunk)
{
    const python::Program &program = draft.program();
    const python::Call *client = program.callAt(module, construction);
    if (!client || home.empty())
        return std::nullopt;
    for (const Node argument : client->arguments()) {
        const Node value = argument.is("keyword_argument") ? argument.field("value") : argument;
        const Credential credential = credentialAt(program, module, value);
        if (!credential.made || !isCredential(program, credential.made->name) ||
            moduleOfName(credential.made->name) == home)
            continue;
        for (const Node use : credential.uses) {
            // Other clients of the same half may not be swapped along.
            if (!construction.range().contains(use.range()) &&
                !use.ancestor("argument_list").isNull()) {
                const python::Call *other = callOf(program, module, use.ancestor("call"));
                if (other && other->name != client->name)
                    return refusal("the credential is shared with another client");
            }
        }
        const std::string to = home + "." + std::string(lastName(credential.made->name));
        const Node callee = credential.made->callee;
        if (auto problem = renameClass(draft, {{module, callee}}, credential.made->name, to, hunk,
                                       "An asynchronous client awaits its credential; `" + home +
                                           "` has the one that can be awaited."))
            return problem;
    }
    return std::nullopt;
}

} // namespace mend
