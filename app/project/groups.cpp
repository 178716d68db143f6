#include "app/project/groups.h"
#include "app/project/imports.h"
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace project {

namespace {

constexpr std::size_t mostFiles = 200;
constexpr std::size_t mostBytes = 2 * 1024 * 1024;
constexpr std::size_t mostImported = 40; ///< files that one file takes along
constexpr int longestWay = 4;
/// Above this, a tree is an environment of many distributions, and each stays by itself.
constexpr std::size_t oneProject = 3000;

/// The common folder of all paths, with its slash.
std::size_t commonFolder(const std::vector<std::string> &paths)
{
    if (paths.empty())
        return 0;
    std::size_t length = paths.front().rfind('/') + 1;
    for (const std::string &path : paths) {
        while (length > 0 && path.compare(0, length, paths.front(), 0, length) != 0)
            length = length > 1 ? paths.front().rfind('/', length - 2) + 1 : 0;
    }
    return length;
}

class Grouping
{
public:
    Grouping(const std::vector<std::string> &paths, std::vector<ReadFile> &files, ReadAgain read)
        : m_paths(paths), m_files(files), m_read(read), m_graph(paths),
          m_common(commonFolder(paths)), m_parent(paths.size()), m_targets(paths.size()),
          m_known(paths.size())
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t(0));
    }

    std::vector<Group> run()
    {
        std::map<std::size_t, std::vector<std::size_t>> closures;
        for (std::size_t i = 0; i < m_paths.size(); ++i) {
            if (!m_files[i].relevant)
                continue;
            auto &closure = closures[i] = this->closure(i);
            for (const std::size_t other : closure)
                m_parent[root(other)] = root(i);
        }
        std::map<std::size_t, std::vector<std::size_t>> heaps;
        for (const auto &[file, closure] : closures)
            heaps[root(file)].push_back(file);
        std::vector<Group> result;
        for (const auto &[heap, relevant] : heaps)
            cut(relevant, closures, result);
        return result;
    }

private:
    std::size_t root(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }

    std::string_view top(std::size_t i) const
    {
        const std::string_view below = std::string_view(m_paths[i]).substr(m_common);
        return below.substr(0, below.find('/'));
    }

    const std::vector<std::size_t> &targets(std::size_t i)
    {
        if (!m_known[i]) {
            m_known[i] = true;
            if (m_files[i].text.empty())
                m_read(m_paths[i], m_files[i]);
            for (const std::size_t target : m_graph.targets(i, m_files[i].text)) {
                if (m_paths.size() <= oneProject || top(target) == top(i))
                    m_targets[i].push_back(target);
            }
        }
        return m_targets[i];
    }

    /// The file and what it imports, nearest first.
    std::vector<std::size_t> closure(std::size_t start)
    {
        std::vector<std::size_t> result{start};
        std::set<std::size_t> seen{start};
        std::size_t level = 0;
        for (int way = 0; way < longestWay; ++way) {
            const std::size_t end = result.size();
            for (; level < end; ++level) {
                for (const std::size_t target : targets(result[level])) {
                    if (result.size() < mostImported && seen.insert(target).second)
                        result.push_back(target);
                }
            }
        }
        return result;
    }

    /// One group while it is small, else as many as it takes.
    void cut(const std::vector<std::size_t> &relevant,
             const std::map<std::size_t, std::vector<std::size_t>> &closures,
             std::vector<Group> &result)
    {
        std::set<std::size_t> files, told;
        std::size_t bytes = 0;
        for (const std::size_t file : relevant) {
            std::vector<std::size_t> more;
            std::size_t added = 0;
            for (const std::size_t other : closures.at(file)) {
                if (!files.count(other)) {
                    more.push_back(other);
                    added += m_files[other].text.size();
                }
            }
            if (!told.empty() &&
                (files.size() + more.size() > mostFiles || bytes + added > mostBytes)) {
                result.push_back(group(files, told, bytes));
                files.clear();
                told.clear();
                more = closures.at(file);
                bytes = 0;
                added = 0;
                for (const std::size_t other : more)
                    added += m_files[other].text.size();
            }
            files.insert(more.begin(), more.end());
            told.insert(file);
            bytes += added;
        }
        if (!told.empty())
            result.push_back(group(files, told, bytes));
    }

    static Group group(const std::set<std::size_t> &files, const std::set<std::size_t> &told,
                       std::size_t bytes)
    {
        Group group{{files.begin(), files.end()}, {}, bytes};
        for (const std::size_t file : group.files)
            group.told.push_back(told.count(file) > 0);
        return group;
    }

    const std::vector<std::string> &m_paths;
    std::vector<ReadFile> &m_files;
    ReadAgain m_read;
    ImportGraph m_graph;
    std::size_t m_common;
    std::vector<std::size_t> m_parent;
    std::vector<std::vector<std::size_t>> m_targets;
    std::vector<bool> m_known;
};

} // namespace

Relevance::Relevance(const knowledge::KnowledgeBase &knowledge)
{
    // Coroutines and asyncio itself; and libraries whose names or calls are looked at in plain code
    // too.
    m_words = {"async", "await"};
    for (const auto &library : knowledge.libraries()) {
        const bool plain = !library.renamed.empty() || !library.signatures.empty() ||
                           library.distribution == "azure-functions";
        if (!plain || library.distribution == "python")
            continue;
        for (const std::string &module : library.modules) {
            const std::string top = module.substr(0, module.find('.'));
            if (std::find(m_words.begin(), m_words.end(), top) == m_words.end())
                m_words.push_back(top);
        }
    }
}

bool Relevance::isRelevant(std::string_view text) const
{
    return std::any_of(m_words.begin(), m_words.end(), [text](const std::string &word) {
        return text.find(word) != std::string_view::npos;
    });
}

std::vector<Group> groupFiles(const std::vector<std::string> &paths, std::vector<ReadFile> &files,
                              ReadAgain read)
{
    return Grouping(paths, files, read).run();
}

} // namespace project
