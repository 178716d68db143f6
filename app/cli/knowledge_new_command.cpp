#include "app/cli/commands.h"
#include "app/export/patches.h"
#include <filesystem>
#include <ostream>

namespace cli {

namespace {

bool isId(const std::string &text)
{
    if (text.empty() || text.front() == '-' || text.back() == '-')
        return false;
    return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

/// Table: the files of a new cause.
std::string causeText(const std::string &family, const std::string &id)
{
    return "{\n"
           "  \"id\": \"" +
           id +
           "\",\n"
           "  \"family\": \"" +
           family +
           "\",\n"
           "  \"title\": \"One line: what went wrong\",\n"
           "  \"summary\": \"One or two sentences: what happens and why.\",\n"
           "  \"versions\": \"\",\n"
           "  \"libraries\": [\"python\"],\n"
           "  \"related\": [],\n"
           "  \"sources\": [\"where the fact comes from: a run, an issue, a source file\"],\n"
           "  \"claims\": [],\n"
           "  \"codes\": [],\n"
           "  \"signatures\": [\n"
           "    {\"on\": \"exception\", \"type\": \"RuntimeError\", \"message\": \"text that only "
           "this fault prints\"}\n"
           "  ],\n"
           "  \"code\": [],\n"
           "  \"mends\": [\n"
           "    {\"id\": \"what-to-do\", \"title\": \"What to do\", \"recipes\": [], \"safety\": "
           "\"advice\",\n"
           "     \"why\": \"Why this helps, and what it changes.\"}\n"
           "  ],\n"
           "  \"before\": [],\n"
           "  \"after\": []\n"
           "}\n";
}

const char *const pageText =
    "# What happens\n\nWhat the user sees.\n\n"
    "# Why\n\nThe mechanism.\n\n"
    "# How to tell\n\nWhat separates it from its neighbours.\n\n"
    "# What to do\n\nThe cure.\n\n"
    "# When it is something else\n\nNeighbours, and what points to them.\n";

const char *const caseText = "{\n"
                             "  \"title\": \"What the program does\",\n"
                             "  \"kind\": \"script\",\n"
                             "  \"python\": \">=3.8\",\n"
                             "  \"libraries\": [],\n"
                             "  \"file\": \"main.py\",\n"
                             "  \"expect\": {},\n"
                             "  \"verified\": null\n"
                             "}\n";

} // namespace

int knowledgeNewCommand(const Options &options, const Terminal &terminal)
{
    const auto name = options.inputs.front();
    const auto slash = name.find('/');
    const auto family = name.substr(0, slash);
    const auto id = slash == std::string::npos ? std::string() : name.substr(slash + 1);
    if (!isId(family) || !isId(id)) {
        terminal.problem({name, "is no FAMILY/ID of small letters, digits and hyphens",
                          "for example nested-loop-run/loop-started-in-a-callback"});
        return 2;
    }
    // A folder given with --knowledge is the user's own; ours is taken only when none is given.
    const auto root =
        options.knowledge.empty() ? knowledge::defaultFolder() : options.knowledge.back();
    const auto folder = std::filesystem::path(root) / "causes" / family / id;
    std::error_code error;
    if (std::filesystem::exists(folder, error)) {
        terminal.problem({folder.string(), "is there already", "choose another id"});
        return 2;
    }
    std::filesystem::create_directories(folder / "cases" / "01-script", error);
    if (error) {
        terminal.problem({folder.string(), "cannot be made: " + error.message(),
                          "check the folder's permissions"});
        return 2;
    }
    for (const auto &[file, text] :
         {std::pair<const char *, std::string>{"cause.json", causeText(family, id)},
          {"explain.md", pageText},
          {"cases/01-script/case.json", caseText},
          {"cases/01-script/broken.py", "import asyncio\n"}})
        if (const auto problem = exporting::writeFile((folder / file).string(), text)) {
            terminal.problem(*problem);
            return 2;
        }
    terminal.out << printable(folder.string()) << '\n';
    return 0;
}

} // namespace cli
