#include "app/project/walk.h"
#include "app/project/ignore.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace project {

namespace fs = std::filesystem;

namespace {

struct Layer {
    fs::path folder;
    IgnoreRules rules;
};

bool isSkippedFolder(const fs::path &folder)
{
    static const std::set<std::string> names{"node_modules", "__pycache__", "site-packages",
                                             "__pypackages__", "dist-packages"};
    const auto name = folder.filename().string();
    std::error_code error;
    return (name.size() > 1 && name[0] == '.' && name != "..") || names.count(name) ||
           fs::exists(folder / "pyvenv.cfg", error);
}

class Walker
{
public:
    explicit Walker(std::vector<base::Problem> &problems) : m_problems(problems) {}

    void add(const std::string &given)
    {
        std::error_code error;
        const auto status = fs::status(given, error);
        if (fs::is_directory(status)) {
            m_layers.clear();
            addParents(given);
            walk(given);
        } else if (fs::exists(status)) {
            m_files.insert(fs::path(given).generic_string());
        } else {
            m_problems.push_back({given, "does not exist", "check the path"});
        }
    }

    std::vector<std::string> files() const { return {m_files.begin(), m_files.end()}; }

private:
    /// Ignore files above the folder count up to the root of its repository.
    void addParents(const fs::path &folder)
    {
        std::error_code error;
        const auto absolute = fs::absolute(folder, error).lexically_normal();
        std::vector<fs::path> above;
        for (auto at = absolute; !error; at = at.parent_path()) {
            if (at != absolute)
                above.push_back(at);
            if (fs::exists(at / ".git", error)) {
                for (auto it = above.rbegin(); it != above.rend(); ++it)
                    pushRules(*it);
                return;
            }
            if (at == at.parent_path())
                return;
        }
    }

    bool pushRules(const fs::path &folder)
    {
        std::ifstream stream(folder / ".gitignore", std::ios::binary);
        if (!stream)
            return false;
        const std::string text{std::istreambuf_iterator<char>(stream),
                               std::istreambuf_iterator<char>()};
        std::error_code error;
        m_layers.push_back({fs::absolute(folder, error).lexically_normal(), IgnoreRules(text)});
        return true;
    }

    bool isIgnored(const fs::path &path, bool isFolder) const
    {
        std::error_code error;
        const auto absolute = fs::absolute(path, error).lexically_normal();
        bool ignored = false;
        for (const auto &layer : m_layers) {
            const auto relative = absolute.lexically_relative(layer.folder).generic_string();
            const auto verdict = layer.rules.verdict(relative, isFolder);
            if (verdict != IgnoreRules::Verdict::None)
                ignored = verdict == IgnoreRules::Verdict::Ignored;
        }
        return ignored;
    }

    void walk(const fs::path &folder)
    {
        const bool pushed = pushRules(folder);
        std::error_code error;
        std::vector<fs::directory_entry> entries;
        for (fs::directory_iterator it(folder, error), end; !error && it != end;
             it.increment(error))
            entries.push_back(*it);
        if (error)
            m_problems.push_back({folder.generic_string(), "cannot be read: " + error.message(),
                                  "check its permissions"});
        std::sort(entries.begin(), entries.end());
        for (const auto &entry : entries) {
            std::error_code ignored;
            const auto path = entry.path();
            if (entry.is_directory(ignored)) {
                if (!entry.is_symlink(ignored) && !isSkippedFolder(path) && !isIgnored(path, true))
                    walk(path);
            } else if (entry.is_regular_file(ignored) && path.extension() == ".py" &&
                       !isIgnored(path, false)) {
                m_files.insert(path.lexically_normal().generic_string());
            }
        }
        if (pushed)
            m_layers.pop_back();
    }

    std::vector<base::Problem> &m_problems;
    std::vector<Layer> m_layers;
    std::set<std::string> m_files;
};

} // namespace

std::vector<std::string> pythonFiles(const std::vector<std::string> &paths,
                                     std::vector<base::Problem> &problems)
{
    Walker walker(problems);
    for (const auto &path : paths)
        walker.add(path);
    return walker.files();
}

} // namespace project
