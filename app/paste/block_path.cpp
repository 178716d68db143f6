#include "app/paste/block_path.h"

namespace paste {

namespace {

// Broken rules cost so much that a path takes one only where nothing else is left.
constexpr double brokenRule = 20;
// `await` in a script or a notebook cell: odd, but people paste it.
constexpr double awaitAtTop = 4;

} // namespace

BlockFrame BlockArena::closed(const BlockFrame &inner) const
{
    BlockFrame frame = at(inner.outer);
    frame.siblingKind = inner.body;
    frame.siblingCount = inner.count;
    frame.closedCount = inner.count;
    frame.closedLast = inner.last;
    frame.closedTerminates = inner.lastTerminates;
    return frame;
}

BlockFrame BlockArena::opened(int outer) const
{
    const auto &around = at(outer);
    const auto &header = m_statements.lines[around.lastAt];
    BlockFrame frame;
    frame.outer = outer;
    frame.body = header.kind;
    frame.header = around.lastAt;
    frame.function = header.kind == StatementKind::Def ? around.lastAt : around.function;
    frame.depth = static_cast<std::uint16_t>(around.depth + 1);
    frame.holder = around.holder;
    frame.inLoop = around.inLoop;
    switch (header.kind) {
    case StatementKind::Def:
        frame.holder = header.isAsync ? BlockFrame::Kind::AsyncDef : BlockFrame::Kind::Def;
        frame.inLoop = false;
        break;
    case StatementKind::Class:
        frame.holder = BlockFrame::Kind::Class;
        frame.inLoop = false;
        break;
    case StatementKind::For:
    case StatementKind::While:
        frame.inLoop = true;
        break;
    default:
        break;
    }
    return frame;
}

BlockFrame BlockArena::withStatement(BlockFrame frame, std::size_t position) const
{
    const auto &line = m_statements.lines[position];
    if (frame.count == 0)
        frame.width = line.width;
    if (!line.isPartner()) {
        ++frame.count;
        frame.chain = line.kind;
        frame.chainAt = position;
    }
    frame.last = line.kind;
    frame.lastAt = position;
    frame.lastTerminates = line.terminates();
    frame.closedCount = -1;
    frame.closedLast = StatementKind::Nothing;
    frame.closedTerminates = false;
    return frame;
}

double BlockArena::offence(const BlockFrame &frame, std::size_t position) const
{
    const auto &line = m_statements.lines[position];
    using Kind = BlockFrame::Kind;
    const bool inFunction = frame.holder == Kind::Def || frame.holder == Kind::AsyncDef;
    double cost = 0;
    if ((line.kind == StatementKind::Return || line.kind == StatementKind::ReturnValue ||
         line.yields) &&
        !inFunction)
        cost += brokenRule;
    if (line.awaits && frame.holder != Kind::AsyncDef)
        cost += frame.holder == Kind::Module ? awaitAtTop : brokenRule;
    if ((line.kind == StatementKind::Break || line.kind == StatementKind::Continue) &&
        !frame.inLoop)
        cost += brokenRule;
    if ((line.kind == StatementKind::Case) != (frame.body == StatementKind::Match))
        cost += brokenRule;
    if (line.future && frame.depth > 0)
        cost += brokenRule;
    const bool definition = line.kind == StatementKind::Def || line.kind == StatementKind::Class ||
                            line.kind == StatementKind::Decorator;
    if (frame.last == StatementKind::Decorator && !definition)
        cost += brokenRule;
    if (frame.last == StatementKind::Try && !frame.takesPartner(line.kind))
        cost += brokenRule;
    return cost;
}

} // namespace paste
