#include "app/project/check.h"
#include "app/base/line_index.h"
#include "app/project/suppress.h"
#include "app/project/walk.h"
#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>
#include <tuple>

namespace project {

namespace {

constexpr std::size_t largestFile = 8 * 1024 * 1024;

bool isSuppressedAt(const match::Finding &finding, std::string_view text)
{
    const base::LineIndex lines(text);
    const auto line = lines.line(lines.lineAt(finding.fact ? finding.fact->range.start : 0));
    return isSuppressed(text.substr(line.start, line.size()), *finding.cause);
}

diagnose::Diagnosis checkFile(const std::string &path, const knowledge::KnowledgeBase &knowledge,
                              const CheckOptions &options, std::stop_token stop)
{
    diagnose::Diagnosis result;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        result.problems.push_back({path, "cannot be opened", "check its permissions"});
        return result;
    }
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (text.size() > largestFile) {
        result.problems.push_back(
            {path, "is larger than 8 MiB and was left out", "check it by itself with diagnose"});
        return result;
    }
    result = diagnose::runOnFiles({{path, text}}, knowledge, options.python, stop, options.opinions);
    auto &findings = result.findings;
    findings.erase(
        std::remove_if(findings.begin(), findings.end(),
                       [&](const auto &one) { return isSuppressedAt(one.finding, text); }),
        findings.end());
    std::stable_sort(findings.begin(), findings.end(), [](const auto &a, const auto &b) {
        return std::tie(a.finding.line, a.finding.strength) <
               std::tie(b.finding.line, b.finding.strength);
    });
    return result;
}

} // namespace

CheckReport check(const std::vector<std::string> &paths, const knowledge::KnowledgeBase &knowledge,
                  const CheckOptions &options, std::stop_token stop)
{
    CheckReport report;
    const auto files = pythonFiles(paths, report.diagnosis.problems);
    report.files = files.size();
    std::vector<diagnose::Diagnosis> results(files.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < files.size() && !stop.stop_requested(); i = next++)
            results[i] = checkFile(files[i], knowledge, options, stop);
    };
    const auto wanted =
        options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < std::min<std::size_t>(wanted, files.size()); ++i)
            threads.emplace_back(work);
        work();
    }
    for (auto &one : results) {
        auto &all = report.diagnosis;
        std::move(one.problems.begin(), one.problems.end(), std::back_inserter(all.problems));
        if (one.findings.empty())
            continue;
        std::move(one.findings.begin(), one.findings.end(), std::back_inserter(all.findings));
        std::move(one.code.begin(), one.code.end(), std::back_inserter(all.code));
    }
    report.diagnosis.cancelled = stop.stop_requested();
    return report;
}

} // namespace project
