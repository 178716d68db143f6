#include "app/checks/run.h"
#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/diff/patch.h"
#include "app/match/find.h"
#include "app/syntax/validity.h"
#include <ostream>

namespace cli {

namespace {

const char *runsName(python::Runs runs)
{
    switch (runs) {
    case python::Runs::OnLoop:
        return "on the loop";
    case python::Runs::InThread:
        return "in a thread";
    case python::Runs::InProcess:
        return "in a process";
    case python::Runs::AtImport:
        return "at import";
    case python::Runs::AtMain:
        return "under the main guard";
    case python::Runs::Mixed:
        return "on the loop and in plain code";
    case python::Runs::Unknown:
        break;
    }
    return "not known";
}

/// Table: how uses of a call's value are called.
const char *useName(python::Use use)
{
    static const char *const names[] = {"awaited",        "scheduled", "stored",     "returned",
                                        "yielded",        "passed",    "dropped",    "iterated",
                                        "async iterated", "with",      "async with", "attribute",
                                        "subscript",      "called",    "tested",     "other"};
    return names[static_cast<int>(use)];
}

std::string shortText(std::string_view text)
{
    const auto line = text.substr(0, text.find('\n'));
    return printable(line.substr(0, 60)) +
           (line.size() > 60 || line.size() < text.size() ? " ..." : "");
}

void printTree(syntax::Node root, const Terminal &terminal)
{
    std::vector<std::pair<syntax::Node, std::size_t>> open{{root, 0}};
    while (!open.empty()) {
        const auto [node, depth] = open.back();
        open.pop_back();
        const auto range = node.range();
        terminal.out << std::string(2 * depth, ' ') << (node.isMissing() ? "MISSING " : "")
                     << node.type() << " [" << range.start << ", " << range.end << ')';
        if (node.namedChildCount() == 0)
            terminal.out << "  " << shortText(node.text());
        terminal.out << '\n';
        const auto children = node.namedChildren();
        for (auto it = children.rbegin(); it != children.rend(); ++it)
            open.emplace_back(*it, depth + 1);
    }
}

void printModule(const python::Module &module, const Terminal &terminal)
{
    for (const auto &import : module.imports)
        terminal.out << "import " << printable(import.bound) << " = " << printable(import.qualified)
                     << '\n';
    for (const auto &function : module.functions) {
        terminal.out << (function.isAsync ? "async def " : "def ")
                     << printable(function.qualifiedName) << ": runs " << runsName(function.runs);
        if (function.endpoint)
            terminal.out << ", " << function.endpoint->kind << " of " << function.endpoint->library;
        terminal.out << '\n';
    }
    for (const auto &call : module.calls)
        terminal.out << "call " << shortText(call.callee.text()) << ": "
                     << (call.name.empty() ? "not known" : printable(call.name)) << ", "
                     << useName(call.use) << '\n';
}

void printFacts(const std::vector<checks::CodeFact> &facts, const Terminal &terminal)
{
    for (const auto &fact : facts) {
        terminal.out << "fact " << fact.kind << " [" << fact.range.start << ", " << fact.range.end
                     << "): " << printable(fact.what);
        for (const auto &[name, values] : fact.attributes) {
            terminal.out << ' ' << name << '=';
            for (std::size_t i = 0; i < values.size(); ++i)
                terminal.out << (i ? "," : "") << printable(values[i]);
        }
        terminal.out << '\n';
        for (const auto &step : fact.path)
            terminal.out << "  by " << printable(step.what) << '\n';
    }
}

} // namespace

int syntaxCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    std::vector<python::SourceFile> files;
    for (const auto &input : options.inputs) {
        auto text = readInput(input);
        if (!text) {
            terminal.problem(text.problem());
            return 2;
        }
        python::SourceFile file;
        file.name = input == "-" ? std::string("pasted.py") : diff::patchName(inputName(input));
        file.text = std::move(*text);
        files.push_back(std::move(file));
    }
    std::vector<base::Problem> problems;
    const auto program = python::analyse(files, *knowledge, &problems);
    for (const auto &problem : problems)
        terminal.problem(problem);
    const auto facts = checks::run(program);
    for (std::size_t i = 0; i < program.modules().size(); ++i) {
        const auto &module = program.module(i);
        terminal.out << "== " << printable(module.file.name) << '\n';
        if (const auto invalid = syntax::whyInvalidPython(module.tree))
            terminal.out << "not valid at byte " << invalid->range.start << ": "
                         << printable(invalid->what) << '\n';
        printTree(module.tree.root(), terminal);
        printModule(module, terminal);
        std::vector<checks::CodeFact> own;
        for (const auto &fact : facts)
            if (fact.module == i)
                own.push_back(fact);
        printFacts(own, terminal);
    }
    return 0;
}

} // namespace cli
