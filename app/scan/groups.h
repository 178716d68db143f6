#pragma once
#include "app/checks/code_fact.h"
#include "app/knowledge/knowledge_base.h"
#include "app/python/program.h"
#include "app/scan/report.h"
#include "app/scan/stream.h"
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

namespace paste {
struct Paste;
}

namespace scan {

/// Reads the blocks of one log and counts the traces in them by fingerprint: type, own frames and
/// shape of the message, of the exception itself and of the members of a group.
class Groups
{
public:
    /// `mostBytes`: what the groups may take together; traces of further ones are only counted.
    explicit Groups(const knowledge::KnowledgeBase &knowledge, std::size_t mostBytes = 48 << 20);

    void add(const LogBlock &block);
    std::size_t traces() const { return m_traces; }
    std::size_t groups() const { return m_groups.size(); }
    /// The groups found, in their order.
    Report take();

private:
    /// A trace of a block: its group (or none where there is no room for one) and its line.
    struct Found {
        std::size_t group = 0;
        std::size_t line = 0;
        std::size_t exception = 0; ///< npos: a warning, report or dump
    };

    std::vector<Found> read(const LogBlock &block);
    std::size_t groupOf(std::string key, Group group);
    void count(const Found &found, const LogBlock &block);
    void explain(const paste::Paste &paste, const trace::Trace &trace,
                 const std::vector<Found> &found, std::size_t firstFresh);

    const knowledge::KnowledgeBase &m_knowledge;
    python::Program m_program;
    std::vector<checks::CodeFact> m_facts;
    std::unordered_map<std::string, std::size_t> m_index;
    std::unordered_map<std::uint64_t, std::vector<Found>> m_known; // by the shape of a block
    std::vector<Group> m_groups;
    std::size_t m_traces = 0;
    std::size_t m_ungrouped = 0;
    std::size_t m_mostBytes;
    std::size_t m_bytes = 0; ///< that the groups hold
};

} // namespace scan
