#pragma once
#include "app/knowledge/knowledge_base.h"
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace python {

/// `*` stands for any run of characters.
bool globMatches(std::string_view pattern, std::string_view text);

template <class T> using TextMap = std::unordered_map<std::string_view, T>;
using TextSet = std::unordered_set<std::string_view>;

/// Names that are either exact or globs.
class NameSet
{
public:
    void add(std::string_view name);
    bool contains(std::string_view name) const;

private:
    TextSet m_exact;
    std::vector<std::string_view> m_globs;
};

/// knowledge/libraries, arranged so that a qualified name is looked up in constant time. Refers to
/// the KnowledgeBase, which must outlive it.
class LibraryIndex
{
public:
    LibraryIndex() = default;
    explicit LibraryIndex(const knowledge::KnowledgeBase &knowledge);

    /// The name that knowledge uses for it: re-exports replaced by what they stand for.
    std::string canonical(std::string name) const;
    bool isModule(std::string_view name) const { return m_modules.count(name) > 0; }
    bool isClass(std::string_view name) const { return m_classes.count(name) > 0; }
    /// A function or method that knowledge says anything about.
    bool isCallable(std::string_view name) const { return m_callables.contains(name); }
    /// Certainly called, no attribute that is an object itself.
    bool isMethod(std::string_view name) const { return m_methods.contains(name); }
    bool isCoroutine(std::string_view name) const { return m_coroutines.contains(name); }
    bool isAsyncIterator(std::string_view name) const { return m_asyncIterators.contains(name); }
    /// The class that a callable gives, or empty.
    std::string returned(std::string_view name) const;
    /// The class of what iterating gives, or empty.
    std::string element(std::string_view name) const;
    std::string base(std::string_view className) const;
    /// Twin whose asynchronous (or synchronous) half the class is, or null.
    const knowledge::Twin *twinOfAsync(std::string_view className) const;
    const knowledge::Twin *twinOfSync(std::string_view className) const;

    struct Endpoint {
        const knowledge::EndpointRule *rule = nullptr;
        const knowledge::Library *library = nullptr;
    };
    Endpoint endpoint(std::string_view name) const;
    const knowledge::Runner *runner(std::string_view name) const;
    bool startsLoop(std::string_view name) const { return m_loopRunners.contains(name); }
    bool needsRunningLoop(std::string_view name) const { return m_needsLoop.contains(name); }
    /// What a bare class name means when only one library has a class of that name; else empty.
    std::string classNamed(std::string_view lastName) const;
    /// Names that `from module import *` gives: the qualified one for a bare name, or empty.
    std::string exported(std::string_view module, std::string_view name) const;
    /// The library that a name belongs to, by its modules; or null.
    const knowledge::Library *libraryOf(std::string_view name) const;

private:
    void addLibrary(const knowledge::Library &library);
    void addCallables(const knowledge::Library &library);
    void addClass(std::string_view name);
    void addOwner(std::string_view callable);
    void addMethods(const knowledge::Twin &twin);

    TextMap<std::string_view> m_aliases;
    TextSet m_modules;
    TextSet m_classes;
    /// Empty where several classes share the name.
    TextMap<std::string_view> m_classesByLastName;
    NameSet m_callables, m_methods, m_coroutines, m_asyncIterators, m_loopRunners, m_needsLoop;
    TextMap<std::string_view> m_returns;
    TextMap<std::string_view> m_elements;
    TextMap<std::string_view> m_bases;
    TextMap<const knowledge::Twin *> m_asyncTwins, m_syncTwins;
    TextMap<Endpoint> m_endpoints;
    std::vector<std::pair<std::string_view, Endpoint>> m_endpointGlobs;
    TextMap<const knowledge::Runner *> m_runners;
    std::vector<std::pair<std::string_view, const knowledge::Runner *>> m_runnerGlobs;
    TextSet m_exports;
    std::deque<std::string> m_joined; ///< names that are put together here
    TextMap<const knowledge::Library *> m_owners;
};

} // namespace python
