#include "app/trace/stack_trace.h"

namespace trace {

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// "python3.11/", "Python311/" and the like right before what follows the library folder.
bool inStandardLibrary(std::string_view path)
{
    // /usr/lib/python3.11/asyncio/..., /opt/x/lib/python3.11/..., C:/Python311/Lib/asyncio/...
    for (std::size_t at = path.find("lib/python"); at != std::string_view::npos;
         at = path.find("lib/python", at + 1)) {
        const std::size_t version = at + 10;
        if (version < path.size() && path[version] >= '0' && path[version] <= '9')
            return true;
    }
    if (contains(path, "/lib64/python3") || contains(path, "Python.framework/"))
        return true;
    const std::size_t lib = path.find("/Lib/");
    if (lib == std::string_view::npos)
        return false;
    std::string folder(path.substr(0, lib));
    folder = folder.substr(folder.rfind('/') == std::string::npos ? 0 : folder.rfind('/') + 1);
    for (char &c : folder)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return folder.starts_with("python") || contains(folder, "conda") || folder.starts_with("pypy");
}

} // namespace

std::string RaisedError::typeName() const
{
    const std::size_t dot = type.rfind('.');
    return dot == std::string::npos ? type : type.substr(dot + 1);
}

bool isOwnFile(const std::string &file)
{
    std::string path = file;
    for (char &c : path)
        if (c == '\\')
            c = '/';
    if (path.empty())
        return false;
    // <stdin>, <string> and a notebook's <ipython-input-...> are what the user typed.
    if (path.starts_with("<frozen") || path.starts_with("<decorator-gen") ||
        path.starts_with("<attrs generated") || path.starts_with("<__array_function__"))
        return false;
    for (std::string_view part :
         {"site-packages/", "dist-packages/", "azure_functions_worker/", "azure-functions-host/",
          "/azure_functions_runtime/", "azure/functions/_", "azure/functions/decorators/",
          "/proxy_worker/", ".python_packages/", "/var/runtime/", "/.vscode/extensions/",
          "/debugpy/", "/pydevd"})
        if (contains(path, part))
            return false;
    return !inStandardLibrary(path);
}

} // namespace trace
