#include "app/environment/evidence.h"
#include "app/paste/config_block.h"
#include "app/paste/lines.h"

namespace environment {

namespace {

constexpr auto npos = std::string_view::npos;

struct Package {
    std::string_view folder; ///< below site-packages, longest first
    std::string_view distribution;
};

/// Import names that are not the distribution's name.
constexpr Package packages[] = {
    {"azure/functions", "azure-functions"},
    {"azure/identity", "azure-identity"},
    {"azure/core", "azure-core"},
    {"azure/data/tables", "azure-data-tables"},
    {"azure/storage/blob", "azure-storage-blob"},
    {"azure/storage/queue", "azure-storage-queue"},
    {"azure/cosmos", "azure-cosmos"},
    {"azure/servicebus", "azure-servicebus"},
    {"azure/eventhub", "azure-eventhub"},
    {"azure/keyvault/secrets", "azure-keyvault-secrets"},
    {"azure_functions_worker", ""},
    {"_pytest", "pytest"},
    {"pytest_asyncio", "pytest-asyncio"},
    {"google/cloud", ""},
    {"google", ""},
    {"azure", ""},
    {"yaml", "pyyaml"},
    {"bs4", "beautifulsoup4"},
    {"PIL", "pillow"},
    {"dateutil", "python-dateutil"},
    {"dotenv", "python-dotenv"},
    {"jose", "python-jose"},
    {"MySQLdb", "mysqlclient"},
    {"psycopg2", "psycopg2"},
    {"IPython", "ipython"},
};

void note(Environment &environment, std::string_view name, std::string_view version)
{
    const std::string normal = normalName(name);
    if (normal.empty() || normal.size() > 100)
        return;
    std::string &known = environment.libraries[normal];
    if (known.empty())
        known = std::string(version);
}

/// Length of a version at an offset: digits, dots and what releases add.
std::size_t versionSize(std::string_view text, std::size_t at)
{
    if (paste::digitsAt(text, at) == 0)
        return 0;
    const std::size_t end = text.find_first_not_of("0123456789.abcdefghijklmnopqrstuvwxyz+!", at);
    return (end == npos ? text.size() : end) - at;
}

void readPath(std::string_view path, Environment &environment)
{
    // The library lies beside the app where it was deployed with it.
    if (path.find("azure/functions/_") != npos || path.find("azure/functions/decorators/") != npos)
        note(environment, "azure-functions", "");
    for (std::string_view root : {"site-packages/", "dist-packages/"}) {
        const std::size_t at = path.find(root);
        if (at == npos)
            continue;
        const std::string_view rest = path.substr(at + root.size());
        const std::string_view top = rest.substr(0, rest.find('/'));
        for (std::string_view info : {".dist-info", ".egg-info"})
            if (top.ends_with(info)) {
                const std::string_view stem = top.substr(0, top.size() - info.size());
                const std::size_t dash = stem.find('-');
                return note(
                    environment, stem.substr(0, dash),
                    dash == npos ? "" : stem.substr(dash + 1, stem.find('-', dash + 1) - dash - 1));
            }
        for (const Package &package : packages)
            if (rest.starts_with(package.folder) && rest.substr(package.folder.size(), 1) == "/") {
                if (!package.distribution.empty())
                    note(environment, package.distribution, "");
                return;
            }
        std::string_view name = top;
        if (name.ends_with(".py"))
            name.remove_suffix(3);
        if (!name.empty() && name[0] != '_' && name.find('.') == npos && rest.size() > name.size())
            note(environment, name, "");
        return;
    }
}

/// `name==1.2`, `name[extra]>=1 ; marker`, `name @ url`: only an exact version is one.
void readRequirement(std::string_view line, Environment &environment)
{
    line = paste::trimmed(line);
    // A comment says nothing of what is installed.
    line = paste::trimmed(line.substr(0, line.find(" #")));
    if (line.empty() || line[0] == '#' || line[0] == '-')
        return;
    const std::size_t name = std::min(
        line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."),
        line.size());
    if (name == 0)
        return;
    const std::size_t exact = line.find("==");
    std::string_view version;
    if (exact != npos && exact < std::min(line.find(';'), line.size())) {
        const std::size_t at = std::min(line.find_first_not_of("= ", exact), line.size());
        version = line.substr(at, versionSize(line, at));
        if (line.substr(at + version.size(), 1) == "*")
            version = {};
    }
    note(environment, line.substr(0, name), version);
}

void readRequirements(std::string_view text, Environment &environment)
{
    const bool table = paste::trimmed(text).starts_with("Package ");
    for (const paste::Line &one : paste::splitLines(text)) {
        const std::string_view line = paste::trimmed(paste::lineText(text, one));
        if (!table) {
            readRequirement(line, environment);
            continue;
        }
        const std::size_t space = line.find(' ');
        const std::string_view version =
            space == npos ? std::string_view() : paste::trimmed(line.substr(space));
        if (!version.empty() && paste::isDigit(version[0]))
            note(environment, line.substr(0, space), version.substr(0, versionSize(version, 0)));
    }
}

/// dependencies = ["fastapi==0.115", ...] of PEP 621, or name = "^1.2" below poetry's table.
void readProject(std::string_view text, Environment &environment)
{
    bool inList = false;
    bool inPoetry = false;
    bool inGroups = false; // every list of the table is one of requirements
    for (const paste::Line &one : paste::splitLines(text)) {
        const std::string_view line = paste::trimmed(paste::lineText(text, one));
        if (line.starts_with("[") && line.ends_with("]") && line.find('"') == npos && !inList) {
            inPoetry = line.find("tool.poetry") != npos && line.find("dependencies") != npos;
            inGroups = line == "[dependency-groups]" || line == "[project.optional-dependencies]";
            continue;
        }
        const std::size_t equals = line.find('=');
        const bool list =
            equals != npos && paste::trimmed(line.substr(equals + 1)).starts_with("[");
        if (list && !inList &&
            (inGroups || line.starts_with("dependencies") || line.starts_with("dev-dependencies")))
            inList = true;
        if (inList) {
            for (std::size_t open = line.find_first_of("\"'"); open != npos;) {
                const std::size_t close = line.find(line[open], open + 1);
                if (close == npos)
                    break;
                readRequirement(line.substr(open + 1, close - open - 1), environment);
                open = line.find_first_of("\"'", close + 1);
            }
            inList = !line.ends_with("]");
        } else if (inPoetry && line.find('=') != npos && line[0] != '#') {
            const std::string_view name = paste::trimmed(line.substr(0, line.find('=')));
            if (name == "python")
                continue;
            const std::string_view value = paste::trimmed(line.substr(line.find('=') + 1));
            const bool exact = value.size() > 2 && value[0] == '"' && paste::isDigit(value[1]);
            note(environment, name,
                 exact ? value.substr(1, versionSize(value, 1)) : std::string_view());
        }
    }
}

/// "platform linux -- Python 3.14.10, pytest-9.1.1, pluggy-1.6.0", "plugins: anyio-4.15.1", "Django
/// Version: 5.2"
void readBanner(std::string_view line, Environment &environment)
{
    if (line.starts_with("Django Version: "))
        return note(environment, "django", line.substr(16, versionSize(line, 16)));
    if (line.starts_with("Using worker: "))
        return note(environment, "gunicorn", "");
    if (const std::size_t at = line.find("Starting gunicorn "); at != npos)
        return note(environment, "gunicorn", line.substr(at + 18, versionSize(line, at + 18)));
    if (!line.starts_with("platform ") && !line.starts_with("plugins: "))
        return;
    for (std::size_t at = line.find('-'); at != npos; at = line.find('-', at + 1)) {
        const std::size_t size = versionSize(line, at + 1);
        std::size_t start = at;
        while (start > 0 && (paste::isWordByte(line[start - 1]) || line[start - 1] == '-'))
            --start;
        if (size > 2 && start < at)
            note(environment, line.substr(start, at - start), line.substr(at + 1, size));
    }
}

} // namespace

void readLibraries(const Evidence &evidence, Environment &environment)
{
    for (const paste::Segment &segment : evidence.paste.segments) {
        if (segment.kind != paste::SegmentKind::Config)
            continue;
        if (segment.language == "requirements")
            readRequirements(segment.text, environment);
        else if (segment.language == "toml")
            readProject(segment.text, environment);
    }
    std::string_view shown; // what pip shows begins with the name, the version stands below
    for (std::string_view line : evidence.lines) {
        readBanner(line, environment);
        if (line.starts_with("Version: ") && !shown.empty())
            note(environment, shown, line.substr(9, versionSize(line, 9)));
        shown = line.starts_with("Name: ") ? paste::trimmed(line.substr(6)) : std::string_view();
        if (const std::size_t at = line.find(".dist-info"); at != npos)
            readPath(line, environment);
    }
    for (const std::string &path : evidence.paths)
        readPath(path, environment);
}

} // namespace environment
