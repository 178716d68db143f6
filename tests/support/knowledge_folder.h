#pragma once
#include "app/knowledge/knowledge_base.h"
#include "tests/support/temporary_folder.h"
#include <stdexcept>
#include <string>

namespace support {

/// A small knowledge folder of a test's own.
class KnowledgeFolder
{
public:
    KnowledgeFolder() { m_folder.write("settings.json", R"({"assumed_python": "3.11"})"); }

    /// Adds a cause; `fields` are further members of its JSON object ("\"signatures\": [...]").
    void addCause(const std::string &family, const std::string &id, const std::string &fields)
    {
        const auto folder = "causes/" + family + "/" + id;
        m_folder.write(folder + "/cause.json", "{\"id\": \"" + id + "\", \"family\": \"" + family +
                                                   "\", \"title\": \"Title of " + id +
                                                   "\", \"summary\": \"Summary of " + id + ".\"" +
                                                   (fields.empty() ? "" : ", " + fields) + "}");
        m_folder.write(folder + "/explain.md", "# What happens\nIt fails.\n");
    }
    void write(const std::string &name, const std::string &text) { m_folder.write(name, text); }
    const std::string &path() const { return m_folder.path(); }

    knowledge::KnowledgeBase load() const
    {
        auto loaded = knowledge::load({m_folder.path()});
        if (!loaded)
            throw std::runtime_error(loaded.problem().where + ": " + loaded.problem().what);
        return *std::move(loaded);
    }

private:
    TemporaryFolder m_folder;
};

} // namespace support
