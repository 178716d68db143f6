#include "app/trace/reader.h"
#include "app/paste/record_prefix.h"
#include "app/trace/chain.h"

namespace trace {

Reader::Reader(std::vector<TextLine> lines, Trace &trace) : trace(trace), m_lines(std::move(lines))
{}

const TextLine &Reader::line(std::size_t ahead) const
{
    static const TextLine none;
    return m_at + ahead < m_lines.size() ? m_lines[m_at + ahead] : none;
}

Reader::Span Reader::readChain(bool bare)
{
    Span span{trace.exceptions.size(), 0};
    if (!atEnd() && (bare || ChainReader::canStart(text()))) {
        ChainReader chain(trace.exceptions, bare);
        chain.setRecord(recordAbove());
        while (!atEnd() && chain.feed(line())) {
            if (chain.tookForeign())
                trace.logLines.push_back(
                    {std::string(text().substr(paste::recordPrefixSize(text()))), line().range});
            skip();
        }
        chain.finish();
    }
    span.end = trace.exceptions.size();
    return span;
}

/// The record that tells of the trace stands right above it, perhaps with a line in between.
std::optional<paste::RecordShape> Reader::recordAbove() const
{
    constexpr std::size_t near = 4;
    for (std::size_t back = 0; back < near && back <= m_at; ++back) {
        const std::string_view text = m_lines[m_at - back].text;
        if (back > 0 && (paste::isBlank(text) || isFrame(text)))
            break;
        if (auto shape = paste::RecordShape::of(text))
            return shape;
    }
    return std::nullopt;
}

void Reader::sawFormat(std::string_view id)
{
    if (trace.format.empty())
        trace.format = std::string(id);
}

} // namespace trace
