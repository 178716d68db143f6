#pragma once
#include "app/mend/compose.h"
#include "app/mend/finish.h"
#include "app/mend/places.h"
#include "app/syntax/validity.h"
#include <QString>
#include <QTest>

/// Our own knowledge; the libraries in it are what recipes go by.
inline const knowledge::KnowledgeBase &ownKnowledge()
{
    static const knowledge::KnowledgeBase base = [] {
        auto loaded = knowledge::load({TRACEMEND_SOURCE_DIR "/knowledge"});
        if (!loaded)
            qFatal("%s: %s", loaded.problem().where.c_str(), loaded.problem().what.c_str());
        return std::move(loaded).value();
    }();
    return base;
}

/// A file whose text may hold one place between « and ».
struct TestFile {
    std::string name;
    std::string text;
};

struct TestFact {
    std::string kind;
    std::map<std::string, std::vector<std::string>> attributes;
};

struct TestUse {
    std::string recipe;
    std::map<std::string, std::vector<std::string>> parameters;
};

/// What a mend of some recipes makes of the files, with a fact at the marked place.
struct Drafted {
    std::map<std::string, std::string> after; ///< every file
    std::vector<mend::Change> changes;
    std::vector<std::string> install;
    std::string refusal; ///< why there is none

    std::string text(const std::string &file = "main.py") const
    {
        const auto at = after.find(file);
        return at == after.end() ? "refused: " + refusal : at->second;
    }
};

inline Drafted draftAll(const std::vector<TestFile> &given, const TestFact &stated,
                        const std::vector<TestUse> &uses, base::PythonVersion version = {3, 11})
{
    Drafted result;
    std::vector<python::SourceFile> files;
    base::TextRange place;
    std::size_t module = 0;
    for (const TestFile &one : given) {
        python::SourceFile file;
        file.name = one.name;
        file.text = one.text;
        const std::size_t open = file.text.find("«");
        if (open != std::string::npos) {
            file.text.erase(open, 2);
            const std::size_t close = file.text.find("»");
            file.text.erase(close, 2);
            place = {open, close};
            module = files.size();
        }
        files.push_back(file);
    }
    const python::Program program = python::analyse(files, ownKnowledge());
    match::Finding finding;
    checks::CodeFact fact;
    fact.kind = stated.kind;
    fact.attributes = stated.attributes;
    fact.module = module;
    fact.range = place;
    fact.node = program.module(module).tree.root().descendant(place);
    while (fact.node.parent() && fact.node.parent().range() == fact.node.range() &&
           !fact.node.parent().is("module") && !fact.node.parent().is("block") &&
           !fact.node.parent().is("type"))
        fact.node = fact.node.parent();
    fact.function = mend::functionAt(program, module, fact.node);
    finding.fact = fact;
    const std::vector<checks::CodeFact> facts = {fact};
    const environment::Environment environment;
    std::vector<mend::Draft> drafts;
    for (const TestUse &use : uses) {
        for (const mend::Recipe &recipe : mend::allRecipes()) {
            if (recipe.name != use.recipe)
                continue;
            const knowledge::Parameters parameters(use.parameters);
            auto draft = recipe.draft({program, finding, facts, environment, version, parameters});
            if (!draft) {
                result.refusal = draft.problem().what;
                return result;
            }
            drafts.push_back(*draft);
        }
    }
    auto merged = mend::merge(drafts);
    if (!merged) {
        result.refusal = merged.problem().what;
        return result;
    }
    result.install = merged->install;
    auto changes = mend::finish(program, *merged);
    if (!changes) {
        result.refusal = changes.problem().what;
        return result;
    }
    for (const python::SourceFile &file : files)
        result.after[file.name] = file.text;
    for (const mend::Change &change : *changes)
        result.after[change.file] = change.after;
    result.changes = *changes;
    return result;
}

inline Drafted draftOne(const std::string &text, const TestFact &fact, const TestUse &use,
                        base::PythonVersion version = {3, 11})
{
    return draftAll({{"main.py", text}}, fact, {use}, version);
}

/// Compares texts so that a failure shows both whole.
inline void compareText(const std::string &given, const std::string &wanted)
{
    if (given != wanted)
        qWarning("given:\n%s\nwanted:\n%s", given.c_str(), wanted.c_str());
    QCOMPARE(QString::fromStdString(given), QString::fromStdString(wanted));
}
