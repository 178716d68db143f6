#pragma once
#include "app/base/python_version.h"
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cli {

enum class Command {
    Parse,
    Diagnose,
    Fix,
    Check,
    Scan,
    Catalogue,
    Explain,
    KnowledgeCheck,
    KnowledgeNew,
    Syntax
};

/// What the command line asks for. Fields that a command does not know stay empty.
struct Options {
    Command command = Command::Diagnose;
    std::vector<std::string> inputs;    ///< files, "-", an id, a query, a folder
    std::vector<std::string> knowledge; ///< further knowledge folders
    std::vector<std::string> code;      ///< diagnose --code
    std::string format = "text";
    std::optional<base::PythonVersion> python;
    bool all = false;
    bool exitZero = false;
    bool opinions = false; ///< check --opinions
    std::string cause;
    std::string fix;
    bool safeOnly = false;
    bool inPlace = false;
    bool patch = false;
    std::string output;
    std::string family;
    std::string library;
    std::string pythonText; ///< catalogue --python
    std::string safety;
    bool merge = false; ///< scan: the inputs are results of scans
};

/// The program ends here: after --help and --version, or because the arguments are wrong.
struct Stop {
    int status = 0;
    std::string text;
};

std::variant<Options, Stop> readOptions(int argc, const char *const *argv);

} // namespace cli
