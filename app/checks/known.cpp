#include "app/checks/known.h"
#include "app/python/library_index.h"
#include <algorithm>
#include <cctype>

namespace checks {

namespace {

bool isGlob(std::string_view name)
{
    return name.find('*') != std::string_view::npos;
}

template <class Map> auto found(const Map &map, std::string_view name) -> typename Map::mapped_type
{
    const auto it = map.find(name);
    return it == map.end() ? typename Map::mapped_type{} : it->second;
}

bool anyMatches(const std::vector<std::string> &globs, std::string_view text)
{
    return std::any_of(globs.begin(), globs.end(),
                       [text](const std::string &glob) { return python::globMatches(glob, text); });
}

} // namespace

std::string_view lastPart(std::string_view name)
{
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::string_view ownerPart(std::string_view name)
{
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

Known::Known(const knowledge::KnowledgeBase &knowledge)
{
    for (const auto &library : knowledge.libraries())
        addLibrary(library);
}

void Known::addLibrary(const knowledge::Library &library)
{
    for (const auto &module : library.modules)
        m_modules.emplace(module, &library);
    for (const auto &call : library.blocking) {
        m_names.emplace(call.name, &library);
        if (const auto result = library.returns.find(call.name); result != library.returns.end())
            m_plainResults.insert(result->second);
        if (isGlob(call.name))
            m_blockingGlobs.push_back(&call);
        else
            m_blocking.emplace(call.name, &call);
    }
    for (const auto &twin : library.twins) {
        m_syncTwins.emplace(twin.sync, &twin);
        m_asyncTwins.emplace(twin.async, &twin);
    }
    for (const auto &name : library.coroutines) {
        if (isGlob(name))
            m_coroutineGlobs.push_back(name);
        else
            m_coroutines.insert(name);
    }
    m_asyncManagers.insert(library.asyncManagers.begin(), library.asyncManagers.end());
    m_syncManagers.insert(library.syncManagers.begin(), library.syncManagers.end());
    m_asyncIterators.insert(library.asyncIterators.begin(), library.asyncIterators.end());
    m_loopRunners.insert(library.loopRunners.begin(), library.loopRunners.end());
    m_needsLoop.insert(library.needsRunningLoop.begin(), library.needsRunningLoop.end());
    m_credentials.insert(library.credentials.begin(), library.credentials.end());
    for (const auto &runner : library.runners)
        m_runners.emplace(runner.name, &runner);
    for (const auto &[name, to] : library.bound)
        m_bound.emplace(name, to);
    for (const auto &[name, base] : library.bases)
        m_bases.emplace(name, base);
    for (const auto &name : library.renamed) {
        m_renamedLast.insert(lastPart(name.name));
        if (isGlob(name.name))
            m_renamedGlobs.push_back(&name);
        else
            m_renamed.emplace(name.name, &name);
    }
    for (const auto &signature : library.signatures)
        m_signatures.emplace(signature.name, &signature);
    for (const auto &rule : library.endpoints) {
        for (auto owner = ownerPart(rule.decorator); !owner.empty(); owner = ownerPart(owner)) {
            if (std::isupper(static_cast<unsigned char>(lastPart(owner)[0])))
                m_apps.emplace(owner, &library);
        }
    }
}

const knowledge::BlockingCall *Known::blocking(std::string_view name) const
{
    if (name.empty())
        return nullptr;
    if (const auto *exact = found(m_blocking, name))
        return exact;
    const knowledge::BlockingCall *best = nullptr;
    for (const auto *call : m_blockingGlobs) {
        if ((!best || call->name.size() > best->name.size()) &&
            python::globMatches(call->name, name))
            best = call;
    }
    return best;
}

const knowledge::Library *Known::libraryOf(std::string_view name) const
{
    if (const auto *named = found(m_names, name))
        return named;
    for (auto prefix = name; !prefix.empty(); prefix = ownerPart(prefix)) {
        if (const auto *library = found(m_modules, prefix))
            return library;
    }
    return nullptr;
}

std::string Known::distribution(std::string_view name) const
{
    const auto *library = libraryOf(name);
    return library ? library->distribution : std::string();
}

const knowledge::Twin *Known::twinOfSync(std::string_view name) const
{
    return found(m_syncTwins, name);
}

const knowledge::Twin *Known::twinOfAsync(std::string_view name) const
{
    return found(m_asyncTwins, name);
}

TwinMethod Known::method(const knowledge::Twin &twin, std::string_view method)
{
    const auto named = [method](const std::vector<std::string> &list) {
        return std::find(list.begin(), list.end(), method) != list.end();
    };
    // A method's own name counts before patterns.
    if (named(twin.awaited) && !named(twin.plain) && !named(twin.iterated))
        return TwinMethod::Awaited;
    if (anyMatches(twin.plain, method))
        return TwinMethod::Plain;
    if (anyMatches(twin.iterated, method))
        return TwinMethod::Iterated;
    if (anyMatches(twin.awaited, method))
        return TwinMethod::Awaited;
    return TwinMethod::Unknown;
}

bool Known::isCoroutine(std::string_view name) const
{
    return m_coroutines.count(name) > 0 ||
           std::any_of(m_coroutineGlobs.begin(), m_coroutineGlobs.end(),
                       [name](std::string_view glob) { return python::globMatches(glob, name); });
}

const knowledge::Runner *Known::runner(std::string_view name) const
{
    return found(m_runners, name);
}

std::string_view Known::bound(std::string_view className) const
{
    return found(m_bound, className);
}

std::vector<std::string> Known::closers(std::string_view className) const
{
    std::vector<std::string> result;
    const auto *library = libraryOf(className);
    const auto *twin = twinOfAsync(className);
    if (!twin)
        twin = twinOfSync(className);
    if (!library)
        return result;
    for (const auto &method : library->closers) {
        const std::string name = std::string(className) + "." + method;
        if (isCoroutine(name) || (twin && Known::method(*twin, method) == TwinMethod::Awaited))
            result.push_back(method);
    }
    return result;
}

const knowledge::RenamedName *Known::renamed(std::string_view name) const
{
    if (name.empty())
        return nullptr;
    if (const auto *exact = found(m_renamed, name))
        return exact;
    for (const auto *glob : m_renamedGlobs) {
        if (python::globMatches(glob->name, name))
            return glob;
    }
    return nullptr;
}

const knowledge::CallSignature *Known::signature(std::string_view name) const
{
    return found(m_signatures, name);
}

std::string_view Known::base(std::string_view className) const
{
    return found(m_bases, className);
}

const knowledge::Library *Known::appClass(std::string_view className) const
{
    for (int step = 0; step < 6 && !className.empty(); ++step, className = base(className)) {
        if (const auto *library = found(m_apps, className))
            return library;
    }
    return nullptr;
}

} // namespace checks
