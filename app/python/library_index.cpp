#include "app/python/library_index.h"
#include "app/python/text.h"
#include <algorithm>
#include <cctype>

namespace python {

bool globMatches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

namespace {

bool isGlob(std::string_view name)
{
    return name.find('*') != std::string_view::npos;
}

template <class T> const T *found(const TextMap<T> &map, std::string_view name)
{
    const auto it = map.find(name);
    return it == map.end() ? nullptr : &it->second;
}

} // namespace

void NameSet::add(std::string_view name)
{
    if (isGlob(name))
        m_globs.push_back(name);
    else
        m_exact.insert(name);
}

bool NameSet::contains(std::string_view name) const
{
    if (m_exact.count(name))
        return true;
    return std::any_of(m_globs.begin(), m_globs.end(),
                       [name](std::string_view glob) { return globMatches(glob, name); });
}

LibraryIndex::LibraryIndex(const knowledge::KnowledgeBase &knowledge)
{
    for (const auto &library : knowledge.libraries())
        addLibrary(library);
}

void LibraryIndex::addClass(std::string_view name)
{
    if (name.empty() || isGlob(name) || !m_classes.insert(name).second)
        return;
    const auto [place, fresh] = m_classesByLastName.emplace(lastName(name), name);
    if (!fresh)
        place->second = {};
}

void LibraryIndex::addOwner(std::string_view callable)
{
    m_callables.add(callable);
    // "httpx.Client.get" tells that httpx.Client is a class: by convention such names are
    // capitalised.
    for (auto dot = callable.rfind('.'); dot != std::string_view::npos; dot = callable.rfind('.')) {
        callable = callable.substr(0, dot);
        const auto last = lastName(callable);
        if (!last.empty() && std::isupper(static_cast<unsigned char>(last[0])))
            return addClass(callable);
    }
}

void LibraryIndex::addCallables(const knowledge::Library &library)
{
    for (const auto &call : library.blocking) {
        addOwner(call.name);
        if (!isGlob(call.name))
            m_methods.add(call.name);
    }
    for (const auto &[name, result] : library.returns) {
        m_returns.emplace(name, result);
        addOwner(name);
        addClass(result);
    }
    for (const auto &[name, result] : library.elements) {
        m_elements.emplace(name, result);
        addClass(result);
    }
    for (const auto &name : library.coroutines) {
        m_coroutines.add(name);
        m_methods.add(name);
        addOwner(name);
    }
    for (const auto &name : library.asyncIterators) {
        m_asyncIterators.add(name);
        m_methods.add(name);
        addOwner(name);
    }
    for (const auto &name : library.closers)
        addOwner(name);
    for (const auto &runner : library.runners) {
        addOwner(runner.name);
        if (isGlob(runner.name))
            m_runnerGlobs.emplace_back(runner.name, &runner);
        else
            m_runners.emplace(runner.name, &runner);
    }
    for (const auto &name : library.loopRunners) {
        m_loopRunners.add(name);
        addOwner(name);
    }
    for (const auto &name : library.needsRunningLoop) {
        m_needsLoop.add(name);
        addOwner(name);
    }
}

void LibraryIndex::addMethods(const knowledge::Twin &twin)
{
    for (const auto *list : {&twin.awaited, &twin.iterated, &twin.plain}) {
        for (const std::string &method : *list) {
            if (isGlob(method))
                continue;
            for (const std::string &half : {twin.sync, twin.async})
                m_methods.add(m_joined.emplace_back(half + "." + method));
        }
    }
}

void LibraryIndex::addLibrary(const knowledge::Library &library)
{
    for (const auto &module : library.modules) {
        m_owners.emplace(module, &library);
        // Parents of a module are modules too ("azure" of "azure.data.tables").
        for (std::size_t dot = module.find('.'); dot != std::string::npos;
             dot = module.find('.', dot + 1))
            m_modules.insert(std::string_view(module).substr(0, dot));
        m_modules.insert(module);
    }
    for (const auto &[name, target] : library.aliases)
        m_aliases.emplace(name, target);
    for (const auto &[name, base] : library.bases) {
        m_bases.emplace(name, base);
        addClass(name);
        addClass(base);
    }
    for (const auto &[name, to] : library.bound)
        addClass(name);
    for (const auto &name : library.credentials)
        addClass(name);
    for (const auto &twin : library.twins) {
        m_asyncTwins.emplace(twin.async, &twin);
        m_syncTwins.emplace(twin.sync, &twin);
        addMethods(twin);
        for (const std::string_view name :
             {std::string_view(twin.sync), std::string_view(twin.async)}) {
            if (!name.empty() && std::isupper(static_cast<unsigned char>(lastName(name)[0])))
                addClass(name);
        }
    }
    for (const auto &rule : library.endpoints) {
        if (isGlob(rule.decorator))
            m_endpointGlobs.push_back({rule.decorator, {&rule, &library}});
        else
            m_endpoints.emplace(rule.decorator, Endpoint{&rule, &library});
        addOwner(rule.decorator);
    }
    for (const auto &name : library.exports)
        m_exports.insert(name);
    addCallables(library);
}

std::string LibraryIndex::canonical(std::string name) const
{
    // A re-export of a class holds for its methods: the longest aliased beginning is replaced.
    // Chains of re-exports are short; the bound keeps a wrong file from looping.
    for (int round = 0; round < 4 && !m_aliases.empty(); ++round) {
        bool changed = false;
        for (std::size_t end = name.size(); end != std::string::npos && end > 0;
             end = name.rfind('.', end - 1)) {
            if (const auto *target = found(m_aliases, std::string_view(name).substr(0, end))) {
                name = std::string(*target) + name.substr(end);
                changed = true;
                break;
            }
        }
        if (!changed)
            break;
    }
    return name;
}

std::string LibraryIndex::returned(std::string_view name) const
{
    const auto *result = found(m_returns, name);
    return result ? std::string(*result) : std::string();
}

std::string LibraryIndex::element(std::string_view name) const
{
    const auto *result = found(m_elements, name);
    return result ? std::string(*result) : std::string();
}

std::string LibraryIndex::base(std::string_view className) const
{
    const auto *result = found(m_bases, className);
    return result ? std::string(*result) : std::string();
}

const knowledge::Twin *LibraryIndex::twinOfAsync(std::string_view className) const
{
    const auto *result = found(m_asyncTwins, className);
    return result ? *result : nullptr;
}

const knowledge::Twin *LibraryIndex::twinOfSync(std::string_view className) const
{
    const auto *result = found(m_syncTwins, className);
    return result ? *result : nullptr;
}

LibraryIndex::Endpoint LibraryIndex::endpoint(std::string_view name) const
{
    if (name.empty())
        return {};
    if (const auto *exact = found(m_endpoints, name))
        return *exact;
    for (const auto &[glob, endpoint] : m_endpointGlobs) {
        if (globMatches(glob, name))
            return endpoint;
    }
    return {};
}

const knowledge::Runner *LibraryIndex::runner(std::string_view name) const
{
    if (name.empty())
        return nullptr;
    if (const auto *exact = found(m_runners, name))
        return *exact;
    for (const auto &[glob, runner] : m_runnerGlobs) {
        if (globMatches(glob, name))
            return runner;
    }
    return nullptr;
}

std::string LibraryIndex::classNamed(std::string_view last) const
{
    const auto *name = found(m_classesByLastName, last);
    return name ? std::string(*name) : std::string();
}

std::string LibraryIndex::exported(std::string_view module, std::string_view name) const
{
    std::string full(module);
    full.append(".").append(name);
    return m_exports.count(full) ? full : std::string();
}

const knowledge::Library *LibraryIndex::libraryOf(std::string_view name) const
{
    for (;;) {
        if (const auto *library = found(m_owners, name))
            return *library;
        const auto dot = name.rfind('.');
        if (dot == std::string_view::npos)
            return nullptr;
        name = name.substr(0, dot);
    }
}

} // namespace python
