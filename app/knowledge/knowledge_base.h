#pragma once
#include "app/base/python_version.h"
#include "app/base/result.h"
#include "app/knowledge/cause.h"
#include "app/knowledge/document.h"
#include "app/knowledge/library.h"
#include "app/knowledge/message.h"
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace knowledge {

class Derived;

/// Everything Tracemend knows, checked. Immutable once loaded; safe to share between threads.
class KnowledgeBase
{
public:
    /// Knowledge of nothing but these libraries, for code that looks at meaning alone.
    static KnowledgeBase ofLibraries(std::vector<Library> libraries)
    {
        KnowledgeBase base;
        base.m_libraries = std::move(libraries);
        return base;
    }

    const std::vector<Cause> &causes() const { return m_causes; }
    const std::vector<Library> &libraries() const { return m_libraries; }
    /// What the source documents claim, read at the first call.
    const std::vector<Document> &documents() const;
    const std::vector<std::string> &folders() const { return m_folders; }
    /// Ids of causes that a later folder replaced.
    const std::vector<std::string> &replaced() const { return m_replaced; }
    /// Python assumed when the paste names none (knowledge/settings.json).
    base::PythonVersion assumedPython() const { return m_assumedPython; }

    const Cause *cause(std::string_view id) const;
    const Document *document(std::string_view id) const;
    const Library *library(std::string_view distribution) const;

    /// Message families, read at the first call (they are needed only when nothing fits).
    const std::vector<MessageFamily> &messages() const;
    /// The page of a cause (explain.md), read from disk; empty when it cannot be read.
    std::string explanation(const Cause &cause) const;
    /// A file of a case ("broken.py"), nullopt when it is absent.
    std::optional<std::string> read(const Case &kase, std::string_view file) const;

    /// What other folders made out of it (derived.h).
    Derived &derived() const { return *m_derived; }

private:
    friend class Loader;
    static std::shared_ptr<Derived> noneDerived();
    std::vector<Cause> m_causes;
    std::vector<Library> m_libraries;
    std::vector<std::string> m_folders;
    std::vector<std::string> m_replaced;
    base::PythonVersion m_assumedPython{3, 11};
    struct Lazy;
    std::shared_ptr<Lazy> m_lazy;
    std::shared_ptr<Derived> m_derived = noneDerived();
};

/// Loads knowledge folders in order; a later one replaces causes of the same id. Does only what a
/// start needs: prose, cases' texts and messages are read when asked for, patterns compiled at
/// their first use. A Problem when a folder cannot be read or any file in it is wrong (the first
/// one; see check()).
base::Result<KnowledgeBase> load(const std::vector<std::string> &folders);

/// Everything that is wrong with a folder: shape, cross references, patterns, cycles, cases,
/// claims. Each Problem's `where` is "file:line".
std::vector<base::Problem> check(const std::string &folder);

/// What is worth knowing of a folder that is right: cases that changed since the lab ran them.
std::vector<base::Problem> notes(const std::string &folder);

/// The installed or source folder of our own knowledge: beside the program, else share/, else the
/// tree that it was built from. TRACEMEND_KNOWLEDGE overrides.
std::string defaultFolder();

} // namespace knowledge
