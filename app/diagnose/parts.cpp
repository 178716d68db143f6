#include "app/diagnose/parts.h"
#include "app/checks/run.h"
#include <algorithm>
#include <set>

namespace diagnose {

namespace {

constexpr std::size_t mostImporters = 5;
constexpr std::size_t mostModules = 12;
constexpr std::size_t mostBytes = 400'000;

/// Whether an import statement means the module or something in it.
bool means(const python::Import &import, const std::string &module)
{
    return import.module == module || import.qualified == module;
}

} // namespace

const match::Finding *Part::find(const match::Finding &whole) const
{
    for (const match::Finding &finding : findings) {
        const bool same = finding.cause == whole.cause && finding.file == whole.file &&
                          finding.fact && whole.fact && finding.fact->range == whole.fact->range &&
                          finding.fact->kind == whole.fact->kind;
        if (same)
            return &finding;
    }
    return nullptr;
}

std::vector<std::size_t> modulesAround(const python::Program &program,
                                       const match::Finding &finding)
{
    std::vector<std::size_t> result;
    if (!finding.fact)
        return result;
    std::size_t bytes = 0;
    const auto add = [&](std::size_t module, bool always) {
        const std::size_t size = program.module(module).file.text.size();
        const bool fits = result.size() < mostModules && bytes + size <= mostBytes;
        if ((!always && !fits) || std::find(result.begin(), result.end(), module) != result.end())
            return;
        result.push_back(module);
        bytes += size;
    };
    const std::size_t own = finding.fact->module;
    add(own, true);
    for (const auto &step : finding.fact->path)
        add(step.module, true);
    const auto spoken = result;
    const auto &modules = program.modules();
    std::size_t importers = 0;
    for (std::size_t m = 0; m < modules.size() && importers < mostImporters; ++m) {
        const bool imports =
            std::any_of(modules[m].imports.begin(), modules[m].imports.end(),
                        [&](const auto &import) { return means(import, modules[own].name); });
        if (imports && m != own) {
            add(m, false);
            ++importers;
        }
    }
    for (const std::size_t from : spoken) {
        for (const auto &import : modules[from].imports) {
            for (std::size_t m = 0; m < modules.size(); ++m) {
                if (means(import, modules[m].name))
                    add(m, false);
            }
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

Part partOf(const mend::ProposeInput &whole, std::vector<std::size_t> modules)
{
    Part part;
    for (const std::size_t module : modules)
        part.files.push_back(whole.program.module(module).file);
    part.modules = std::move(modules);
    part.program = python::analyse(part.files, whole.knowledge);
    part.facts = checks::run(*part.program);
    part.findings = match::findInCode(*part.program, part.facts, whole.environment, whole.knowledge,
                                      whole.opinions);
    return part;
}

} // namespace diagnose
