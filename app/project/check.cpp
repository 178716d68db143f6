#include "app/project/check.h"
#include "app/base/line_index.h"
#include "app/project/groups.h"
#include "app/project/suppress.h"
#include "app/project/walk.h"
#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>
#include <tuple>

namespace project {

namespace {

constexpr std::size_t largestFile = 8 * 1024 * 1024;

void readInto(const std::string &path, ReadFile &file)
{
    std::ifstream stream(path, std::ios::binary);
    file.readable = bool(stream);
    if (!stream)
        return;
    stream.seekg(0, std::ios::end);
    const auto size = stream.tellg();
    if (size > static_cast<std::streamoff>(largestFile)) {
        file.text.assign(largestFile + 1, ' ');
        return;
    }
    stream.seekg(0);
    file.text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    stream.read(file.text.data(), static_cast<std::streamsize>(file.text.size()));
    file.text.resize(static_cast<std::size_t>(stream.gcount()));
}

bool isSuppressedAt(const match::Finding &finding, std::string_view text)
{
    const base::LineIndex lines(text);
    const auto line = lines.line(lines.lineAt(finding.fact ? finding.fact->range.start : 0));
    return isSuppressed(text.substr(line.start, line.size()), *finding.cause);
}

/// Calls `work` for every index below `count`, in as many threads as are wanted.
template <class Work>
void inParallel(std::size_t count, unsigned wanted, std::stop_token stop, Work work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (auto i = next++; i < count && !stop.stop_requested(); i = next++)
            work(i);
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min<std::size_t>(wanted, count); ++i)
        threads.emplace_back(run);
    run();
}

class Checking
{
public:
    Checking(std::vector<std::string> paths, const knowledge::KnowledgeBase &knowledge,
             const CheckOptions &options, std::stop_token stop)
        : m_paths(std::move(paths)), m_files(m_paths.size()), m_knowledge(knowledge),
          m_options(options), m_stop(stop),
          m_threads(options.threads ? options.threads
                                    : std::max(1u, std::thread::hardware_concurrency()))
    {}

    diagnose::Diagnosis run()
    {
        readAll();
        auto groups = groupFiles(m_paths, m_files, readInto);
        // The big ones first, so that no thread is left with one at the end.
        std::stable_sort(groups.begin(), groups.end(),
                         [](const Group &a, const Group &b) { return a.bytes > b.bytes; });
        std::vector<diagnose::Diagnosis> results(groups.size());
        inParallel(groups.size(), m_threads, m_stop,
                   [&](std::size_t i) { results[i] = check(groups[i]); });
        for (auto &one : results)
            take(std::move(one));
        auto &findings = m_result.findings;
        std::stable_sort(findings.begin(), findings.end(), [](const auto &a, const auto &b) {
            return std::tie(a.finding.file, a.finding.line, a.finding.strength) <
                   std::tie(b.finding.file, b.finding.line, b.finding.strength);
        });
        m_result.cancelled = m_stop.stop_requested();
        return std::move(m_result);
    }

private:
    /// Texts without anything to look at are given back at once.
    void readAll()
    {
        const Relevance relevance(m_knowledge);
        inParallel(m_paths.size(), m_threads, m_stop, [&](std::size_t i) {
            readInto(m_paths[i], m_files[i]);
            const auto size = m_files[i].text.size();
            m_files[i].relevant = size <= largestFile && relevance.isRelevant(m_files[i].text);
            if (!m_files[i].relevant && size <= largestFile)
                m_files[i].text = {};
        });
        for (std::size_t i = 0; i < m_paths.size(); ++i) {
            if (!m_files[i].readable)
                m_result.problems.push_back(
                    {m_paths[i], "cannot be opened", "check its permissions"});
            else if (m_files[i].text.size() > largestFile)
                m_result.problems.push_back({m_paths[i], "is larger than 8 MiB and was left out",
                                             "check it by itself with diagnose"});
            if (m_files[i].text.size() > largestFile)
                m_files[i].text = {};
        }
    }

    diagnose::Diagnosis check(const Group &group) const
    {
        std::vector<diagnose::GivenFile> given;
        for (const std::size_t file : group.files)
            given.push_back({m_paths[file], m_files[file].text});
        auto result = diagnose::runOnFiles(std::move(given), m_knowledge, m_options.python, m_stop,
                                           m_options.opinions, group.told);
        std::erase_if(result.findings, [&](const auto &one) {
            const auto file =
                std::find_if(result.code.begin(), result.code.end(),
                             [&](const auto &code) { return code.name == one.finding.file; });
            return file != result.code.end() && isSuppressedAt(one.finding, file->text);
        });
        return result;
    }

    /// Only the code that is spoken of is kept.
    void take(diagnose::Diagnosis one)
    {
        std::set<std::string> named;
        for (const auto &found : one.findings) {
            named.insert(found.finding.file);
            for (const auto &evidence : found.finding.evidence)
                named.insert(evidence.source);
        }
        std::move(one.problems.begin(), one.problems.end(), std::back_inserter(m_result.problems));
        std::move(one.findings.begin(), one.findings.end(), std::back_inserter(m_result.findings));
        for (auto &file : one.code) {
            if (named.count(file.name) && m_kept.insert(file.name).second)
                m_result.code.push_back(std::move(file));
        }
    }

    std::vector<std::string> m_paths;
    std::vector<ReadFile> m_files;
    const knowledge::KnowledgeBase &m_knowledge;
    const CheckOptions &m_options;
    std::stop_token m_stop;
    unsigned m_threads;
    diagnose::Diagnosis m_result;
    std::set<std::string> m_kept;
};

} // namespace

CheckReport check(const std::vector<std::string> &paths, const knowledge::KnowledgeBase &knowledge,
                  const CheckOptions &options, std::stop_token stop)
{
    CheckReport report;
    std::vector<base::Problem> problems;
    auto files = pythonFiles(paths, problems);
    report.files = files.size();
    report.diagnosis = Checking(std::move(files), knowledge, options, stop).run();
    auto &all = report.diagnosis.problems;
    all.insert(all.begin(), problems.begin(), problems.end());
    return report;
}

} // namespace project
