#include "app/project/imports.h"
#include <algorithm>
#include <cctype>

namespace project {

namespace {

constexpr std::size_t deepestFolder = 12;

bool isNamePart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// Reads words of import statements.
class Words
{
public:
    explicit Words(std::string_view text) : m_text(text) {}

    void skipBlanks(bool lines)
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            const bool joined = c == '\\' && m_at + 1 < m_text.size();
            if (c == ' ' || c == '\t' || (lines && (c == '\n' || c == '\r')))
                ++m_at;
            else if (joined && (m_text[m_at + 1] == '\n' || m_text[m_at + 1] == '\r'))
                m_at += 2;
            else if (lines && c == '#')
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            else
                break;
        }
    }
    bool take(std::string_view what)
    {
        if (m_text.substr(m_at, what.size()) != what)
            return false;
        m_at += what.size();
        return true;
    }
    bool takeWord(std::string_view word)
    {
        const auto after = m_at + word.size();
        if (m_text.substr(m_at, word.size()) != word ||
            (after < m_text.size() && isNamePart(m_text[after])))
            return false;
        m_at = after;
        return true;
    }
    std::string dotted()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && (isNamePart(m_text[m_at]) || m_text[m_at] == '.'))
            ++m_at;
        return std::string(m_text.substr(start, m_at - start));
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

std::string asPath(std::string module)
{
    std::replace(module.begin(), module.end(), '.', '/');
    return module;
}

void readFrom(Words &words, std::vector<ImportLine> &result)
{
    ImportLine import;
    words.skipBlanks(false);
    while (words.take("."))
        ++import.dots;
    words.skipBlanks(false);
    if (!words.takeWord("import")) {
        import.module = words.dotted();
        words.skipBlanks(false);
        if (!words.takeWord("import"))
            return;
    }
    words.skipBlanks(false);
    const bool lines = words.take("(");
    do {
        words.skipBlanks(lines);
        std::string name = words.dotted();
        if (name.empty())
            break;
        import.names.push_back(std::move(name));
        words.skipBlanks(lines);
        if (words.takeWord("as")) {
            words.skipBlanks(lines);
            words.dotted();
            words.skipBlanks(lines);
        }
    } while (words.take(","));
    result.push_back(std::move(import));
}

void readPlain(Words &words, std::vector<ImportLine> &result)
{
    do {
        words.skipBlanks(false);
        ImportLine import;
        import.module = words.dotted();
        if (import.module.empty())
            return;
        result.push_back(std::move(import));
        words.skipBlanks(false);
        if (words.takeWord("as")) {
            words.skipBlanks(false);
            words.dotted();
            words.skipBlanks(false);
        }
    } while (words.take(","));
}

} // namespace

std::string folderOf(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string(".") : path.substr(0, slash);
}

std::vector<ImportLine> importLines(std::string_view text)
{
    std::vector<ImportLine> result;
    for (std::size_t at = 0; at < text.size();) {
        const auto start = text.find_first_not_of(" \t", at);
        if (start == std::string_view::npos)
            break;
        const auto rest = text.substr(start);
        Words words(rest);
        if (words.takeWord("from"))
            readFrom(words, result);
        else if (words.takeWord("import"))
            readPlain(words, result);
        const auto end = text.find('\n', start);
        at = end == std::string_view::npos ? text.size() : end + 1;
    }
    return result;
}

ImportGraph::ImportGraph(const std::vector<std::string> &files) : m_files(files)
{
    for (std::size_t i = 0; i < files.size(); ++i)
        m_byPath.emplace(files[i], i);
}

/// `folder/path.py` or the package `folder/path/__init__.py`.
std::optional<std::size_t> ImportGraph::module(const std::string &folder,
                                               std::string_view path) const
{
    std::string full = folder == "." ? std::string() : folder + "/";
    full.append(path);
    for (const char *ending : {".py", "/__init__.py"}) {
        std::string name = full;
        if (path.empty() && ending[0] == '/')
            name = folder; // the package itself
        if (const auto found = m_byPath.find(name + ending); found != m_byPath.end())
            return found->second;
    }
    return std::nullopt;
}

/// What an import means when it is looked for in one folder: the module, and the names that are
/// modules themselves. A package's own file re-exports the other names.
void ImportGraph::add(const std::string &folder, const ImportLine &import,
                      std::vector<std::size_t> &result) const
{
    const std::string path = asPath(import.module);
    if (!path.empty() || import.dots > 0) {
        if (const auto found = module(folder, path))
            result.push_back(*found);
    }
    for (const std::string &name : import.names) {
        if (const auto found = module(folder, path.empty() ? name : path + "/" + name))
            result.push_back(*found);
    }
    // `import a.b.c` runs a/__init__.py and a/b/__init__.py, but they give c no other meaning.
}

std::vector<std::size_t> ImportGraph::targets(std::size_t from, std::string_view text) const
{
    std::vector<std::size_t> result;
    for (const ImportLine &import : importLines(text)) {
        std::string folder = folderOf(m_files[from]);
        const std::size_t before = result.size();
        if (import.dots > 0) {
            for (int up = 1; up < import.dots; ++up)
                folder = folderOf(folder);
            add(folder, import, result);
            continue;
        }
        // Neighbours first, then every folder above: any of them may be where Python looks.
        for (std::size_t step = 0; step < deepestFolder && result.size() == before; ++step) {
            add(folder, import, result);
            if (folder == "." || folder.empty())
                break;
            folder = folderOf(folder);
        }
    }
    std::vector<std::size_t> once;
    for (const std::size_t target : result) {
        if (target != from && std::find(once.begin(), once.end(), target) == once.end())
            once.push_back(target);
    }
    return once;
}

} // namespace project
