#pragma once
#include "app/python/program.h"
#include "tests/support/marked.h"
#include "tests/support/small_knowledge.h"

/// Code with marks, analysed alone or with other files.
struct Looked {
    support::Marked code;
    python::Program program;

    explicit Looked(std::string_view text, std::vector<python::SourceFile> others = {},
                    std::string name = "app/main.py", bool notebook = false)
        : code(support::marked(text))
    {
        python::SourceFile file;
        file.name = std::move(name);
        file.text = code.text;
        file.notebook = notebook;
        others.insert(others.begin(), file);
        program = python::analyse(std::move(others), support::smallKnowledge());
    }

    const python::Module &module() const { return program.module(0); }
    syntax::Node at(std::size_t mark) const
    {
        syntax::Node node = module().tree.root().descendant(code.marks.at(mark));
        while (node && !node.isNamed())
            node = node.parent();
        return node;
    }
    python::Object object(std::size_t mark = 0) const { return program.object(0, at(mark)); }
    std::string name(std::size_t mark = 0) const { return object(mark).name; }
    const python::Function &function(std::string_view qualified) const
    {
        for (const auto &function : module().functions) {
            if (function.qualifiedName == qualified)
                return function;
        }
        static const python::Function none;
        return none;
    }
    python::FunctionRef ref(std::string_view qualified) const
    {
        for (std::size_t i = 0; i < module().functions.size(); ++i) {
            if (module().functions[i].qualifiedName == qualified)
                return {0, i};
        }
        return {0, module().functions.size()};
    }
    const python::Call &call(std::string_view text) const
    {
        for (const auto &call : module().calls) {
            if (call.node.text() == text)
                return call;
        }
        static const python::Call none;
        return none;
    }
};

inline python::SourceFile fileOf(std::string name, std::string text)
{
    python::SourceFile file;
    file.name = std::move(name);
    file.text = std::move(text);
    return file;
}
