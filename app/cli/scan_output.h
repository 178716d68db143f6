#pragma once
#include "app/cli/terminal.h"
#include "app/knowledge/knowledge_base.h"
#include "app/scan/scan.h"
#include <chrono>
#include <optional>
#include <string>

namespace cli {

/// One group a line, then the summary.
void printNdjson(const scan::Report &report, const Terminal &terminal);
void printScan(const scan::Report &report, const knowledge::KnowledgeBase &knowledge,
               const Terminal &terminal);

/// "12 %, 1.2 of 9.8 GB, 345 traces in 12 groups"; the share only where the size is known.
std::string progressText(const scan::Progress &progress, std::optional<std::size_t> size);

/// A line on a terminal that is written over now and then, and is gone when the work is done.
class ProgressLine
{
public:
    ProgressLine(std::ostream &err, bool shown) : m_err(err), m_shown(shown) {}
    ~ProgressLine();
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(const scan::Progress &progress, std::optional<std::size_t> size);

private:
    std::ostream &m_err;
    bool m_shown;
    bool m_written = false;
    std::chrono::steady_clock::time_point m_next = std::chrono::steady_clock::now();
};

} // namespace cli
