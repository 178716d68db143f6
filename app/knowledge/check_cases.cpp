#include "app/knowledge/checking.h"
#include "app/knowledge/knowledge_base.h"
#include <algorithm>

namespace knowledge {

namespace {

using Problems = std::vector<base::Problem>;

constexpr std::size_t largestText = 1024 * 1024;
const char *const headings[] = {"# What happens", "# Why", "# How to tell", "# What to do",
                                "# When it is something else"};

bool isBlank(std::string_view line)
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

bool endsWith(const std::string &text, std::string_view end)
{
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// Says when a text that people and the engine read is none.
void checkText(const Folder &root, const std::string &file, Problems &problems)
{
    const auto text = root.read(file, largestText);
    if (!text)
        problems.push_back(text.problem());
    else if (text->find('\0') != std::string::npos)
        problems.push_back({root.full(file), "the file holds NUL bytes", "put a text there"});
    else if (text->empty())
        problems.push_back({root.full(file), "the file is empty", "fill it or remove it"});
}

class CaseCheck
{
public:
    CaseCheck(const Folder &root, const CauseFile &file, const Case &kase, Problems &problems)
        : m_root(root), m_file(file), m_case(kase), m_problems(problems),
          m_folder(kase.folder.substr(root.path().size() + 1))
    {}

    void run()
    {
        const bool one = m_root.hasFile(m_folder + "/broken.py");
        if (!one && !m_root.hasFolder(m_folder + "/broken"))
            say("there is no broken.py", "add the program that fails");
        bool silent = false;
        for (const std::string &name : m_root.files(m_folder)) {
            if (name == "case.json")
                continue;
            checkText(m_root, m_folder + "/" + name, m_problems);
            checkFileName(name);
            silent = silent || name.rfind("ok_", 0) == 0;
        }
        if (!silent && m_root.folders(m_folder).empty())
            say("there is no ok_*.py", "add a look-alike that must stay silent");
        checkClaims();
    }

private:
    void say(std::string what, std::string hint)
    {
        m_problems.push_back(
            {m_root.full(m_folder + "/case.json") + ":1", std::move(what), std::move(hint)});
    }

    void checkFileName(const std::string &name)
    {
        const bool known = name == "broken.py" || name == "fixed.py" || name == "trace.txt" ||
                           (name.rfind("ok_", 0) == 0 && endsWith(name, ".py")) ||
                           (name.rfind("fixed-", 0) == 0 && endsWith(name, ".py")) ||
                           name == "requirements.txt" || name == "host.json";
        if (!known) {
            say("the file " + name + " has no meaning here",
                "a case holds broken.py, fixed.py, fixed-MEND.py, ok_NAME.py, trace.txt and "
                "case.json");
            return;
        }
        if (name.rfind("fixed-", 0) != 0)
            return;
        const std::string id = name.substr(6, name.size() - 9);
        const auto &mends = m_file.cause.mends;
        if (std::none_of(mends.begin(), mends.end(),
                         [&](const Mend &mend) { return mend.id == id; }))
            say(name + " belongs to no mend", "name it after the id of a mend");
    }

    void checkClaims()
    {
        const auto &mends = m_file.cause.mends;
        const bool mended = std::any_of(mends.begin(), mends.end(),
                                        [](const Mend &mend) { return !mend.recipes.empty(); });
        if (m_case.hasTrace != m_case.noTrace.empty())
            say(m_case.hasTrace ? "there is a trace.txt and \"no_trace\" too"
                                : "there is no trace.txt",
                "record it, or say in \"no_trace\" why nothing is printed");
        if (m_case.hasFixed && !m_case.noFixed.empty())
            say("there is a fixed.py and \"no_fixed\" too", "remove one of them");
        if (mended && !m_case.hasFixed && m_case.noFixed.empty())
            say("there is no fixed.py", "write it, or say in \"no_fixed\" why there is none");
        if (!m_case.assumePython.empty() && !base::parsePythonVersion(m_case.assumePython))
            say("\"assume_python\" is no Python version", "write \"3.12\"");
        if (!m_case.python.empty() && !base::versionInRange("3.11", m_case.python))
            say("\"python\" is no version range", "write \">=3.8\"");
        const std::string &name = m_case.file;
        if (name.rfind("/", 0) == 0 || name.find("..") != std::string::npos ||
            name.find('\\') != std::string::npos)
            say("\"file\" is no relative name", "write \"app/main.py\"");
    }

    const Folder &m_root;
    const CauseFile &m_file;
    const Case &m_case;
    Problems &m_problems;
    std::string m_folder;
};

} // namespace

void checkExplanation(const Folder &root, const CauseFile &file, Problems &problems)
{
    const std::string folder = file.cause.folder.substr(root.path().size() + 1);
    const std::string name = root.full(folder + "/explain.md");
    const auto text = root.read(folder + "/explain.md", largestText);
    if (!text) {
        problems.push_back(text.problem());
        return;
    }
    const std::size_t most = problems.size() + 20;
    std::size_t next = 0;
    bool filled = true;
    int number = 0;
    for (std::size_t start = 0; start < text->size() && problems.size() < most; ++number) {
        const std::size_t end = std::min(text->find('\n', start), text->size());
        std::string_view line = std::string_view(*text).substr(start, end - start);
        start = end + 1;
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (line.rfind("# ", 0) != 0) {
            filled = filled || !isBlank(line);
            continue;
        }
        const std::string where = name + ":" + std::to_string(number + 1);
        if (!filled)
            problems.push_back({where, "the part before has no text", "write it"});
        if (next == std::size(headings) || line != headings[next])
            problems.push_back(
                {where, "the heading is not the one expected here",
                 next == std::size(headings) ? "" : std::string("write ") + headings[next]});
        else
            ++next;
        filled = false;
    }
    if (next < std::size(headings))
        problems.push_back({name + ":1",
                            "the heading \"" + std::string(headings[next]) + "\" is missing",
                            "add it"});
    else if (!filled)
        problems.push_back(
            {name + ":" + std::to_string(number), "the last part has no text", "write it"});
}

void checkCases(const Folder &root, const CauseFile &file, Problems &problems)
{
    const Cause &cause = file.cause;
    const bool mended = std::any_of(cause.mends.begin(), cause.mends.end(),
                                    [](const Mend &mend) { return !mend.recipes.empty(); });
    if (mended && cause.cases.empty())
        problems.push_back(
            {file.where("mends"), "the cause has mends and no case", "add cases/01-NAME"});
    for (const Case &kase : cause.cases)
        CaseCheck(root, file, kase, problems).run();
}

} // namespace knowledge
