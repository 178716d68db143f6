#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/interrupt.h"
#include "app/cli/log_file.h"
#include "app/cli/scan_output.h"
#include "app/scan/shards.h"
#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace cli {

namespace {

constexpr std::size_t mostShard = 512 << 20; // what one scan can write stays far below

bool showsProgress()
{
    const char *terminal = std::getenv("TERM");
    return isatty(STDERR_FILENO) && !(terminal && std::string_view(terminal) == "dumb");
}

class Scanner
{
public:
    Scanner(const knowledge::KnowledgeBase &knowledge, const Terminal &terminal)
        : m_knowledge(knowledge), m_terminal(terminal)
    {}

    /// Joins the log to the others; a log that cannot be read is told and left out.
    void read(const std::string &input)
    {
        auto file = LogFile::open(input);
        if (!file)
            return fail(file.problem());
        const auto begin = std::chrono::steady_clock::now();
        auto report = scan(*file);
        if (!report) {
            auto problem = report.problem();
            problem.where = input == "-" ? "standard input" : input;
            return fail(problem);
        }
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        report->seconds = seconds.count();
        if (file->problem())
            fail(*file->problem());
        if (file->shrank())
            m_terminal.note(input + " became shorter while it was read");
        if (m_named)
            scan::nameLog(*report, inputName(input).empty() ? "standard input" : inputName(input));
        add(std::move(*report));
    }

    void add(scan::Report report)
    {
        std::vector<scan::Report> both;
        both.push_back(std::move(m_report));
        both.push_back(std::move(report));
        m_report = scan::merged(std::move(both));
    }

    void fail(const base::Problem &problem)
    {
        m_terminal.problem(problem);
        m_failed = true;
    }

    /// Several logs: every place says in which one it lies.
    void nameLogs() { m_named = true; }
    const scan::Report &report() const { return m_report; }
    bool failed() const { return m_failed; }

private:
    base::Result<scan::Report> scan(LogFile &file)
    {
        ProgressLine line(m_terminal.err, showsProgress());
        const auto bytes = [&](char *buffer, std::size_t size) {
            return file.read(buffer, size, Interrupt::came);
        };
        return scan::scan(bytes, m_knowledge, [&](const scan::Progress &progress) {
            line.show(progress, file.size());
            return Interrupt::came();
        });
    }

    const knowledge::KnowledgeBase &m_knowledge;
    const Terminal &m_terminal;
    scan::Report m_report;
    bool m_named = false;
    bool m_failed = false;
};

void readShards(const Options &options, Scanner &scanner)
{
    for (const auto &input : options.inputs) {
        const auto text = readInput(input, mostShard);
        if (!text) {
            scanner.fail(text.problem());
            return;
        }
        auto shard = scan::readShard(*text, input == "-" ? "standard input" : inputName(input));
        if (!shard) {
            scanner.fail(shard.problem());
            return;
        }
        scanner.add(std::move(*shard));
    }
}

} // namespace

int scanCommand(const Options &options, const Terminal &terminal)
{
    const auto knowledge = loadKnowledge(options, terminal);
    if (!knowledge)
        return 2;
    const Interrupt interrupt;
    Scanner scanner(*knowledge, terminal);
    if (options.merge) {
        readShards(options, scanner);
        if (scanner.failed())
            return 2; // half a sum would look like the whole one
    } else {
        if (options.inputs.size() > 1)
            scanner.nameLogs();
        for (const auto &input : options.inputs)
            if (!Interrupt::came())
                scanner.read(input);
        if (scanner.failed() && options.inputs.size() == 1 && scanner.report().bytes == 0)
            return 2;
    }
    if (options.format == "ndjson")
        printNdjson(scanner.report(), terminal);
    else
        printScan(scanner.report(), *knowledge, terminal);
    if (scanner.failed())
        return 2;
    if (Interrupt::came())
        return Interrupt::status();
    const auto &groups = scanner.report().groups;
    const bool found = std::any_of(groups.begin(), groups.end(),
                                   [](const scan::Group &group) { return !group.cause.empty(); });
    return found ? 1 : 0;
}

} // namespace cli
