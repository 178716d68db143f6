#include "app/mend/import_order.h"
#include <algorithm>
#include <array>
#include <cctype>

namespace mend {

namespace {

// Top-level modules of the standard library (3.8 to 3.15), sorted.
constexpr auto standardModules = std::to_array<std::string_view>({"__future__",
                                                                  "abc",
                                                                  "annotationlib",
                                                                  "argparse",
                                                                  "array",
                                                                  "ast",
                                                                  "asyncio",
                                                                  "atexit",
                                                                  "base64",
                                                                  "bdb",
                                                                  "binascii",
                                                                  "bisect",
                                                                  "builtins",
                                                                  "bz2",
                                                                  "calendar",
                                                                  "cmath",
                                                                  "cmd",
                                                                  "code",
                                                                  "codecs",
                                                                  "collections",
                                                                  "colorsys",
                                                                  "compileall",
                                                                  "compression",
                                                                  "concurrent",
                                                                  "configparser",
                                                                  "contextlib",
                                                                  "contextvars",
                                                                  "copy",
                                                                  "copyreg",
                                                                  "csv",
                                                                  "ctypes",
                                                                  "curses",
                                                                  "dataclasses",
                                                                  "datetime",
                                                                  "dbm",
                                                                  "decimal",
                                                                  "difflib",
                                                                  "dis",
                                                                  "distutils",
                                                                  "doctest",
                                                                  "email",
                                                                  "encodings",
                                                                  "ensurepip",
                                                                  "enum",
                                                                  "errno",
                                                                  "faulthandler",
                                                                  "fcntl",
                                                                  "filecmp",
                                                                  "fileinput",
                                                                  "fnmatch",
                                                                  "fractions",
                                                                  "ftplib",
                                                                  "functools",
                                                                  "gc",
                                                                  "getopt",
                                                                  "getpass",
                                                                  "gettext",
                                                                  "glob",
                                                                  "graphlib",
                                                                  "grp",
                                                                  "gzip",
                                                                  "hashlib",
                                                                  "heapq",
                                                                  "hmac",
                                                                  "html",
                                                                  "http",
                                                                  "imaplib",
                                                                  "importlib",
                                                                  "inspect",
                                                                  "io",
                                                                  "ipaddress",
                                                                  "itertools",
                                                                  "json",
                                                                  "keyword",
                                                                  "linecache",
                                                                  "locale",
                                                                  "logging",
                                                                  "lzma",
                                                                  "mailbox",
                                                                  "marshal",
                                                                  "math",
                                                                  "mimetypes",
                                                                  "mmap",
                                                                  "modulefinder",
                                                                  "msvcrt",
                                                                  "multiprocessing",
                                                                  "netrc",
                                                                  "nntplib",
                                                                  "numbers",
                                                                  "operator",
                                                                  "optparse",
                                                                  "os",
                                                                  "pathlib",
                                                                  "pdb",
                                                                  "pickle",
                                                                  "pickletools",
                                                                  "pkgutil",
                                                                  "platform",
                                                                  "plistlib",
                                                                  "poplib",
                                                                  "posixpath",
                                                                  "pprint",
                                                                  "profile",
                                                                  "pstats",
                                                                  "pty",
                                                                  "pwd",
                                                                  "py_compile",
                                                                  "pyclbr",
                                                                  "pydoc",
                                                                  "queue",
                                                                  "quopri",
                                                                  "random",
                                                                  "re",
                                                                  "readline",
                                                                  "reprlib",
                                                                  "resource",
                                                                  "rlcompleter",
                                                                  "runpy",
                                                                  "sched",
                                                                  "secrets",
                                                                  "select",
                                                                  "selectors",
                                                                  "shelve",
                                                                  "shlex",
                                                                  "shutil",
                                                                  "signal",
                                                                  "site",
                                                                  "smtplib",
                                                                  "socket",
                                                                  "socketserver",
                                                                  "sqlite3",
                                                                  "ssl",
                                                                  "stat",
                                                                  "statistics",
                                                                  "string",
                                                                  "stringprep",
                                                                  "struct",
                                                                  "subprocess",
                                                                  "symtable",
                                                                  "sys",
                                                                  "sysconfig",
                                                                  "syslog",
                                                                  "tabnanny",
                                                                  "tarfile",
                                                                  "telnetlib",
                                                                  "tempfile",
                                                                  "termios",
                                                                  "test",
                                                                  "textwrap",
                                                                  "threading",
                                                                  "time",
                                                                  "timeit",
                                                                  "tkinter",
                                                                  "token",
                                                                  "tokenize",
                                                                  "tomllib",
                                                                  "trace",
                                                                  "traceback",
                                                                  "tracemalloc",
                                                                  "tty",
                                                                  "turtle",
                                                                  "types",
                                                                  "typing",
                                                                  "unicodedata",
                                                                  "unittest",
                                                                  "urllib",
                                                                  "uuid",
                                                                  "venv",
                                                                  "warnings",
                                                                  "wave",
                                                                  "weakref",
                                                                  "webbrowser",
                                                                  "winreg",
                                                                  "winsound",
                                                                  "wsgiref",
                                                                  "xml",
                                                                  "xmlrpc",
                                                                  "zipapp",
                                                                  "zipfile",
                                                                  "zipimport",
                                                                  "zlib",
                                                                  "zoneinfo"});

std::string lower(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return low;
}

template <class Key> bool sortedBy(const std::vector<const ImportLine *> &lines, Key key)
{
    return std::is_sorted(
        lines.begin(), lines.end(),
        [&](const ImportLine *a, const ImportLine *b) { return key(*a) < key(*b); });
}

bool isImport(syntax::Node node)
{
    return node.is("import_statement") || node.is("import_from_statement") ||
           node.is("future_import_statement");
}

ImportLine readLine(const python::Program &program, syntax::Node statement)
{
    ImportLine line;
    line.statement = statement;
    line.from = !statement.is("import_statement");
    line.names = statement.fields("name");
    if (statement.is("future_import_statement")) {
        line.module = "__future__";
    } else if (line.from) {
        line.module = std::string(statement.field("module_name").text());
    } else if (!line.names.empty()) {
        const syntax::Node name = line.names.front().field("name");
        line.module = std::string(name ? name.text() : line.names.front().text());
    }
    line.section = importSection(program, line.module);
    return line;
}

} // namespace

bool isStandardModule(std::string_view name)
{
    return std::binary_search(standardModules.begin(), standardModules.end(), name);
}

ImportSection importSection(const python::Program &program, std::string_view module)
{
    if (module == "__future__")
        return ImportSection::Future;
    if (module.starts_with('.'))
        return ImportSection::Local;
    const std::string_view top = module.substr(0, module.find('.'));
    if (isStandardModule(top))
        return ImportSection::Standard;
    for (const python::Module &own : program.modules()) {
        const std::string_view name = own.name;
        if (!name.empty() && name.substr(0, name.find('.')) == top)
            return ImportSection::Local;
    }
    return ImportSection::ThirdParty;
}

std::vector<ImportLine> importLines(const python::Program &program, std::size_t module)
{
    const python::Module &code = program.module(module);
    const std::string_view text = code.tree.text();
    std::vector<ImportLine> lines;
    int group = 0;
    for (const syntax::Node node : code.tree.root().namedChildren()) {
        if (node.is("comment"))
            continue;
        if (!isImport(node)) {
            ++group;
            continue;
        }
        if (!lines.empty() && lines.back().group == group) {
            const std::size_t end = lines.back().statement.range().end;
            const std::string_view between = text.substr(end, node.range().start - end);
            int breaks = 0;
            bool blank = false;
            for (const char letter : between) {
                breaks = letter == '\n'                      ? breaks + 1
                         : (letter == ' ' || letter == '\r') ? breaks
                                                             : 0;
                blank = blank || breaks > 1;
            }
            group += blank ? 1 : 0;
        }
        lines.push_back(readLine(program, node));
        lines.back().group = group;
    }
    return lines;
}

std::string keyByForm(bool from, std::string_view module)
{
    return (from ? "1" : "0") + lower(module);
}

std::string keyByName(std::string_view module)
{
    return lower(module);
}

bool sortedByForm(const std::vector<const ImportLine *> &lines)
{
    return sortedBy(lines,
                    [](const ImportLine &line) { return keyByForm(line.from, line.module); });
}

bool sortedByName(const std::vector<const ImportLine *> &lines)
{
    return sortedBy(lines, [](const ImportLine &line) { return keyByName(line.module); });
}

} // namespace mend
