#pragma once
#include "app/paste/block_frame.h"
#include <vector>

namespace paste {

/// The open blocks of one way to read a text. Frames lie in an arena that all ways share and are
/// never changed there: a way is its innermost frame.
class BlockArena
{
public:
    explicit BlockArena(const StatementList &statements) : m_statements(statements)
    {
        m_frames.emplace_back();
    }

    const BlockFrame &at(int frame) const { return m_frames[static_cast<std::size_t>(frame)]; }
    const BlockFrame *outer(int frame) const
    {
        return at(frame).outer < 0 ? nullptr : &at(at(frame).outer);
    }

    /// The outer frame of a frame, as it is once the frame has been closed.
    BlockFrame closed(const BlockFrame &inner) const;
    /// A frame for the block that the last statement of `outer` opens.
    BlockFrame opened(int outer) const;
    /// The frame with a statement more in it.
    BlockFrame withStatement(BlockFrame frame, std::size_t position) const;
    int add(const BlockFrame &frame)
    {
        m_frames.push_back(frame);
        return static_cast<int>(m_frames.size()) - 1;
    }

    /// What it costs that the statement stands in the frame against the rules of the language; 0 if
    /// it may stand there.
    double offence(const BlockFrame &frame, std::size_t position) const;

private:
    const StatementList &m_statements;
    std::vector<BlockFrame> m_frames;
};

} // namespace paste
