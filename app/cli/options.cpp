#include "app/cli/options.h"
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace cli {

namespace {

class Reader
{
public:
    Reader() : m_app("Finds why asynchronous Python fails, and mends it.", "tracemend-cli")
    {
        m_app.set_version_flag("--version", "tracemend-cli " TRACEMEND_VERSION);
        m_app.require_subcommand(1);
        m_app.fallthrough();
        m_app
            .add_option("--knowledge", m_options.knowledge,
                        "a further knowledge folder; its causes replace ours of the same id")
            ->type_name("DIR")
            ->take_all()
            ->allow_extra_args(false)
            ->expected(1);
        m_app.add_flag("--exit-zero", m_options.exitZero,
                       "exit with 0 where 1 would say that something was found");
        addReading();
        addFixing();
        addProjects();
        addCatalogue();
        addKnowledge();
    }

    std::variant<Options, Stop> read(int argc, const char *const *argv)
    {
        try {
            m_app.parse(argc, argv);
        } catch (const CLI::CallForHelp &) {
            return Stop{0, helpText()};
        } catch (const CLI::CallForAllHelp &) {
            return Stop{0, helpText()};
        } catch (const CLI::CallForVersion &) {
            return Stop{0, "tracemend-cli " TRACEMEND_VERSION "\n"};
        } catch (const CLI::ParseError &error) {
            return wrong(error.what());
        }
        if (!m_python.empty()) {
            if (m_options.command == Command::Catalogue) {
                m_options.pythonText = m_python;
            } else {
                m_options.python = base::parsePythonVersion(m_python);
            }
            if (!base::parsePythonVersion(m_python))
                return wrong("'" + m_python + "' is no Python version", "Write it like 3.11");
        }
        return m_options;
    }

private:
    static Stop wrong(std::string what,
                      const std::string &hint = "Run with --help for what there is")
    {
        while (!what.empty() && (what.back() == '.' || what.back() == '\n'))
            what.pop_back();
        return Stop{2, "arguments: " + what + ". " + hint};
    }

    std::string helpText()
    {
        for (const auto *command : m_app.get_subcommands())
            if (command->count("--help") > 0 || !command->get_subcommands().empty())
                return command->help();
        const auto chosen = m_app.get_subcommands();
        return chosen.empty() ? m_app.help() : chosen.front()->help();
    }

    CLI::App *add(CLI::App &parent, const char *name, const char *about, Command command)
    {
        auto *result = parent.add_subcommand(name, about);
        result->callback([this, command] { m_options.command = command; });
        return result;
    }

    void addInputs(CLI::App *command, const char *name, const char *about, bool required = true)
    {
        command->add_option(name, m_options.inputs, about)->required(required)->type_name("");
    }

    void addFormat(CLI::App *command, std::vector<std::string> names)
    {
        command->add_option("--format", m_options.format, "how the answer is written")
            ->check(CLI::IsMember(std::move(names)))
            ->default_str("text");
    }

    void addPython(CLI::App *command)
    {
        command->add_option("--python", m_python, "the Python that the code runs on")
            ->type_name("X.Y");
    }

    void addReading()
    {
        auto *parse = add(m_app, "parse", "only reads a paste: segments, exceptions, environment",
                          Command::Parse);
        addFormat(parse, {"text", "json"});
        addInputs(parse, "FILE", "pasted text of at most 64 MiB; - is standard input");

        auto *diagnose =
            add(m_app, "diagnose", "names causes of what was pasted, with evidence and fixes",
                Command::Diagnose);
        diagnose->add_option("--code", m_options.code, "a source file that the paste talks about")
            ->type_name("FILE")
            ->take_all()
            ->allow_extra_args(false)
            ->expected(1);
        addPython(diagnose);
        diagnose->add_flag("--all", m_options.all, "also findings beyond the fifth, and weak ones");
        addFormat(diagnose, {"text", "json", "sarif", "markdown", "html", "patch"});
        addInputs(diagnose, "FILE", "pasted text of at most 64 MiB; - is standard input");

        auto *syntax =
            add(m_app, "syntax", "the syntax tree of a file and what is understood of it",
                Command::Syntax);
        addInputs(syntax, "FILE", "a Python file");
    }

    void addFixing()
    {
        auto *fix = add(m_app, "fix", "applies the recommended fixes to a file", Command::Fix);
        fix->add_option("--cause", m_options.cause, "only findings of this cause")->type_name("ID");
        fix->add_option("--fix", m_options.fix, "this fix instead of the recommended one")
            ->type_name("ID");
        fix->add_flag("--safe-only", m_options.safeOnly,
                      "only fixes that keep what the program does");
        addPython(fix);
        auto *inPlace = fix->add_flag("--in-place", m_options.inPlace, "write the file itself");
        auto *output = fix->add_option("--output", m_options.output, "write the result there")
                           ->type_name("FILE");
        auto *patch =
            fix->add_flag("--patch", m_options.patch, "print a patch instead of the file");
        inPlace->excludes(output)->excludes(patch);
        output->excludes(patch);
        addInputs(fix, "FILE", "a source file; - is standard input");
    }

    void addProjects()
    {
        auto *check =
            add(m_app, "check", "findings in every Python file below the paths", Command::Check);
        check->add_flag("--all", m_options.all, "weak findings too");
        check->add_flag("--opinions", m_options.opinions, "also what is a matter of taste");
        addPython(check);
        addFormat(check, {"text", "json", "sarif"});
        addInputs(check, "PATH", "files and folders");

        auto *scan = add(m_app, "scan", "groups the traces of a log of any size", Command::Scan);
        addFormat(scan, {"text", "ndjson"});
        scan->add_flag("--merge", m_options.merge,
                       "join what scans wrote with --format ndjson; the order does not matter");
        addInputs(scan, "LOG", "log files, or results to merge; - is standard input");
        scan->footer(
            "Any size is read as a stream in less than 200 MB of memory. Of a line the first 256 "
            "KiB\nare read, of a trace the first 3,000 lines or 1 MiB and the last 300 lines. A "
            "file is read\nup to the size that it has when it is opened. Ctrl+C ends the scan "
            "early: "
            "what was found\nis printed, the summary says \"interrupted\", and the status is 130 "
            "(143 after SIGTERM).");
    }

    void addCatalogue()
    {
        auto *catalogue = add(m_app, "catalogue", "searches and lists causes", Command::Catalogue);
        catalogue->add_option("--family", m_options.family, "only this family")->type_name("F");
        catalogue->add_option("--library", m_options.library, "only causes that concern it")
            ->type_name("L");
        catalogue->add_option("--python", m_python, "only causes of this Python")->type_name("X.Y");
        catalogue->add_option("--safety", m_options.safety, "only causes with a fix of this safety")
            ->check(CLI::IsMember({"safe", "review", "fill-in", "advice"}));
        addFormat(catalogue, {"text", "json"});
        addInputs(catalogue, "QUERY", "words to look for", false);

        auto *explain =
            add(m_app, "explain", "one cause or one document as text", Command::Explain);
        addFormat(explain, {"text", "markdown", "json"});
        explain->add_option("ID", m_options.inputs, "id of a cause or document")
            ->required()
            ->expected(1)
            ->type_name("");
    }

    void addKnowledge()
    {
        auto *knowledge = m_app.add_subcommand("knowledge", "looks after a knowledge folder");
        knowledge->require_subcommand(1);
        auto *check =
            add(*knowledge, "check", "every problem with file and line", Command::KnowledgeCheck);
        check->add_option("DIR", m_options.inputs, "the folder; ours when left out")
            ->expected(0, 1)
            ->type_name("");
        auto *fresh =
            add(*knowledge, "new", "a new cause folder from the template", Command::KnowledgeNew);
        fresh->add_option("FAMILY/ID", m_options.inputs, "its family and its id")
            ->required()
            ->expected(1)
            ->type_name("");
    }

    CLI::App m_app;
    Options m_options;
    std::string m_python;
};

} // namespace

std::variant<Options, Stop> readOptions(int argc, const char *const *argv)
{
    Reader reader;
    return reader.read(argc, argv);
}

} // namespace cli
