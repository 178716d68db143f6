#pragma once
#include "app/knowledge/knowledge_base.h"
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace checks {

/// What becomes of a method when its class is exchanged for the asynchronous twin.
enum class TwinMethod { Unknown, Plain, Iterated, Awaited };

/// knowledge/libraries, arranged for what checks ask. Refers to the KnowledgeBase, which must
/// outlive it.
class Known
{
public:
    explicit Known(const knowledge::KnowledgeBase &knowledge);

    /// The entry for a call that holds its thread, or null: an exact name, else the longest glob.
    const knowledge::BlockingCall *blocking(std::string_view name) const;
    /// The library that a qualified name belongs to, or null.
    const knowledge::Library *libraryOf(std::string_view name) const;
    /// Its distribution, or empty.
    std::string distribution(std::string_view name) const;

    /// The twin whose synchronous (asynchronous) half the class or function is, or null.
    const knowledge::Twin *twinOfSync(std::string_view name) const;
    const knowledge::Twin *twinOfAsync(std::string_view name) const;
    /// What a method of either half is on the asynchronous one ("chat.completions.create").
    static TwinMethod method(const knowledge::Twin &twin, std::string_view method);

    bool isAsyncManager(std::string_view name) const { return m_asyncManagers.count(name) > 0; }
    bool isSyncManager(std::string_view name) const { return m_syncManagers.count(name) > 0; }
    bool isAsyncIterator(std::string_view name) const { return m_asyncIterators.count(name) > 0; }
    bool isCoroutine(std::string_view name) const;
    bool startsLoop(std::string_view name) const { return m_loopRunners.count(name) > 0; }
    bool needsRunningLoop(std::string_view name) const { return m_needsLoop.count(name) > 0; }
    bool isCredential(std::string_view name) const { return m_credentials.count(name) > 0; }
    const knowledge::Runner *runner(std::string_view name) const;
    /// "thread", "loop", or empty for a class that is bound to neither.
    std::string_view bound(std::string_view className) const;
    /// Methods that end an object of the class.
    std::vector<std::string> closers(std::string_view className) const;
    const knowledge::RenamedName *renamed(std::string_view name) const;
    /// Last parts of names that are renamed or gone, for a quick look.
    bool mayBeRenamed(std::string_view lastPart) const { return m_renamedLast.count(lastPart) > 0; }
    /// A class that calls which hold their thread give: nobody awaits one.
    bool isPlainResult(std::string_view className) const
    {
        return m_plainResults.count(className) > 0;
    }
    const knowledge::CallSignature *signature(std::string_view name) const;
    /// The class above a library's class, or empty.
    std::string_view base(std::string_view className) const;
    /// Classes whose instances take endpoints ("fastapi.FastAPI"), with their library.
    const knowledge::Library *appClass(std::string_view className) const;

private:
    void addLibrary(const knowledge::Library &library);

    std::unordered_map<std::string_view, const knowledge::BlockingCall *> m_blocking;
    std::vector<const knowledge::BlockingCall *> m_blockingGlobs;
    std::unordered_map<std::string_view, const knowledge::Library *> m_modules, m_names, m_apps;
    std::unordered_map<std::string_view, const knowledge::Twin *> m_syncTwins, m_asyncTwins;
    std::unordered_set<std::string_view> m_asyncManagers, m_syncManagers, m_asyncIterators,
        m_coroutines, m_loopRunners, m_needsLoop, m_credentials, m_renamedLast, m_plainResults;
    std::vector<std::string_view> m_coroutineGlobs;
    std::unordered_map<std::string_view, const knowledge::Runner *> m_runners;
    std::unordered_map<std::string_view, std::string_view> m_bound, m_bases;
    std::unordered_map<std::string_view, const knowledge::RenamedName *> m_renamed;
    std::vector<const knowledge::RenamedName *> m_renamedGlobs;
    std::unordered_map<std::string_view, const knowledge::CallSignature *> m_signatures;
};

/// The part of a dotted name behind the last dot.
std::string_view lastPart(std::string_view name);
/// The part in front of the last dot, or empty.
std::string_view ownerPart(std::string_view name);

} // namespace checks
