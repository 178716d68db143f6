#include "app/knowledge/knowledge_base.h"
#include "app/knowledge/derived.h"
#include "app/knowledge/lazy.h"
#include <algorithm>

namespace knowledge {

namespace {

constexpr std::size_t largestText = 1024 * 1024;

template <class T>
std::vector<T> readAll(const std::vector<std::string> &folders, const std::string &name,
                       std::optional<T> (*read)(const Folder &, const std::string &,
                                                std::vector<base::Problem> &))
{
    std::vector<T> result;
    for (const std::string &path : folders) {
        const auto root = Folder::open(path);
        if (!root)
            continue;
        for (const std::string &file : jsonFiles(*root, name)) {
            std::vector<base::Problem> unheard; // check() is who tells
            auto one = read(*root, file, unheard);
            if (!one)
                continue;
            const auto same = std::find_if(result.begin(), result.end(),
                                           [&](const T &other) { return other.id == one->id; });
            if (same == result.end())
                result.push_back(std::move(*one));
            else
                *same = std::move(*one);
        }
    }
    return result;
}

} // namespace

std::shared_ptr<Derived> KnowledgeBase::noneDerived()
{
    return std::make_shared<Derived>();
}

const Cause *KnowledgeBase::cause(std::string_view id) const
{
    const auto it = std::find_if(m_causes.begin(), m_causes.end(),
                                 [&](const Cause &cause) { return cause.id == id; });
    return it == m_causes.end() ? nullptr : &*it;
}

const Document *KnowledgeBase::document(std::string_view id) const
{
    const auto &all = documents();
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const Document &one) { return one.id == id; });
    return it == all.end() ? nullptr : &*it;
}

const Library *KnowledgeBase::library(std::string_view distribution) const
{
    const auto named = [&](const Library &library) {
        return library.distribution == distribution || library.id == distribution;
    };
    const auto it = std::find_if(m_libraries.begin(), m_libraries.end(), named);
    return it == m_libraries.end() ? nullptr : &*it;
}

const std::vector<MessageFamily> &KnowledgeBase::messages() const
{
    static const std::vector<MessageFamily> none;
    if (!m_lazy)
        return none;
    return m_lazy->messages.get(
        [&] { return readAll<MessageFamily>(m_folders, "messages", &readMessages); });
}

const std::vector<Document> &KnowledgeBase::documents() const
{
    static const std::vector<Document> none;
    if (!m_lazy)
        return none;
    return m_lazy->documents.get(
        [&] { return readAll<Document>(m_folders, "documents", &readDocument); });
}

std::string KnowledgeBase::explanation(const Cause &cause) const
{
    const auto root = Folder::open(cause.folder);
    if (!root)
        return {};
    auto text = root->read("explain.md", largestText);
    return text ? std::move(text).value() : std::string();
}

std::optional<std::string> KnowledgeBase::read(const Case &kase, std::string_view file) const
{
    const auto root = Folder::open(kase.folder);
    if (!root)
        return std::nullopt;
    auto text = root->read(std::string(file), largestText);
    if (!text)
        return std::nullopt;
    return std::move(text).value();
}

} // namespace knowledge
