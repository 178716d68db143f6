#include "app/knowledge/cause_file.h"
#include "app/knowledge/knowledge_base.h"
#include "app/knowledge/lazy.h"
#include "app/knowledge/order.h"
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <tuple>

namespace knowledge {

/// Fills a KnowledgeBase, folder after folder.
class Loader
{
public:
    base::Result<KnowledgeBase> load(const std::vector<std::string> &folders)
    {
        m_base.m_lazy = std::make_shared<KnowledgeBase::Lazy>();
        for (const std::string &path : folders) {
            const auto root = Folder::open(path);
            if (!root)
                return root.problem();
            m_base.m_folders.push_back(root->path());
            addFolder(*root);
            if (!m_problems.empty())
                return m_problems.front();
        }
        std::sort(m_base.m_causes.begin(), m_base.m_causes.end(),
                  [](const Cause &a, const Cause &b) {
                      return std::tie(a.family, a.id) < std::tie(b.family, b.id);
                  });
        if (const auto problem = ringProblem())
            return *problem;
        return std::move(m_base);
    }

private:
    void addFolder(const Folder &root)
    {
        if (!root.hasFolder("causes") && !root.hasFolder("libraries") &&
            !root.hasFile("settings.json"))
            m_problems.push_back({root.path(), "this is no folder of knowledge",
                                  "it holds causes/, libraries/ or settings.json"});
        if (const auto settings = readSettings(root, m_problems);
            settings && settings->assumedPython)
            m_base.m_assumedPython = *settings->assumedPython;
        for (const std::string &file : jsonFiles(root, "libraries"))
            if (auto library = readLibrary(root, file, m_problems))
                addLibrary(std::move(*library));
        for (const std::string &family : root.folders("causes"))
            for (const std::string &id : root.folders("causes/" + family))
                if (auto file = readCause(root, "causes/" + family + "/" + id, m_problems))
                    addCause(*file, family, id);
    }

    void addLibrary(Library library)
    {
        auto &all = m_base.m_libraries;
        const auto same = std::find_if(
            all.begin(), all.end(), [&](const Library &other) { return other.id == library.id; });
        if (same == all.end())
            all.push_back(std::move(library));
        else
            *same = std::move(library);
    }

    void addCause(CauseFile &file, const std::string &family, const std::string &id)
    {
        if (file.cause.id != id || file.cause.family != family)
            m_problems.push_back({file.where(file.cause.id != id ? "id" : "family"),
                                  "the cause calls itself " + file.cause.family + "/" +
                                      file.cause.id + " and lies in " + family + "/" + id,
                                  "make them agree"});
        auto &all = m_base.m_causes;
        const auto same = std::find_if(
            all.begin(), all.end(), [&](const Cause &other) { return other.id == file.cause.id; });
        if (same == all.end()) {
            all.push_back(std::move(file.cause));
        } else {
            m_base.m_replaced.push_back(file.cause.id);
            *same = std::move(file.cause);
        }
    }

    std::optional<base::Problem> ringProblem() const
    {
        std::vector<const Cause *> causes;
        for (const Cause &cause : m_base.m_causes)
            causes.push_back(&cause);
        const auto ring = ringIn(causes);
        if (ring.empty())
            return std::nullopt;
        std::string text;
        for (const std::string &id : ring)
            text += (text.empty() ? "" : " before ") + id;
        return base::Problem{m_base.cause(ring.front())->folder + "/cause.json:1",
                             "the order of causes is a ring: " + text,
                             "remove one \"before\" or \"after\""};
    }

    KnowledgeBase m_base;
    std::vector<base::Problem> m_problems;
};

base::Result<KnowledgeBase> load(const std::vector<std::string> &folders)
{
    return Loader().load(folders);
}

std::string defaultFolder()
{
    namespace fs = std::filesystem;
    if (const char *set = std::getenv("TRACEMEND_KNOWLEDGE"); set && *set)
        return set;
    std::error_code error;
    const fs::path beside = fs::read_symlink("/proc/self/exe", error).parent_path();
    if (!error)
        for (const char *place : {"../share/tracemend/knowledge", "knowledge"})
            if (fs::is_directory(beside / place, error))
                return (beside / place).lexically_normal().string();
    return TRACEMEND_KNOWLEDGE_SOURCE;
}

} // namespace knowledge
