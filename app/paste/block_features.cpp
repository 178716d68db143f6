#include "app/paste/block_features.h"
#include "app/paste/block_weights.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace paste {

namespace {

constexpr int blocks = 14;
constexpr int groups = 13;

/// Blocks by number: the module, and whatever can open one.
int blockOf(StatementKind kind)
{
    if (kind < StatementKind::If)
        return 0;
    return std::min(static_cast<int>(kind) - static_cast<int>(StatementKind::If) + 1, blocks - 1);
}

/// Statements in the groups that behave alike.
int groupOf(StatementKind kind)
{
    switch (kind) {
    case StatementKind::Assign:
        return 1;
    case StatementKind::AttributeAssign:
        return 2;
    case StatementKind::Augmented:
        return 3;
    case StatementKind::Call:
        return 4;
    case StatementKind::Expression:
    case StatementKind::Text:
    case StatementKind::Yield:
        return 5;
    case StatementKind::Return:
    case StatementKind::ReturnValue:
        return 6;
    case StatementKind::Raise:
        return 7;
    case StatementKind::Break:
    case StatementKind::Continue:
        return 8;
    case StatementKind::If:
        return 9;
    case StatementKind::For:
    case StatementKind::While:
        return 10;
    case StatementKind::With:
    case StatementKind::Try:
    case StatementKind::Match:
        return 11;
    case StatementKind::Def:
    case StatementKind::Class:
    case StatementKind::Decorator:
        return 12;
    default:
        return 0;
    }
}

/// What comes behind the line, as far as it tells where the line ends a block.
int nextOf(const StatementList &statements, std::size_t at)
{
    if (at + 1 >= statements.lines.size())
        return 0;
    const auto &next = statements.lines[at + 1];
    switch (next.kind) {
    case StatementKind::Elif:
    case StatementKind::Else:
        return 1;
    case StatementKind::Except:
    case StatementKind::Finally:
        return 2;
    case StatementKind::Def:
    case StatementKind::Class:
    case StatementKind::Decorator:
        return 3;
    case StatementKind::Case:
        return 4;
    default:
        return next.terminates() ? 5 : next.opens ? 6 : 7;
    }
}

int bucket(int value)
{
    return value <= 3 ? std::max(value, 0) : value <= 5 ? 4 : 5;
}

/// Whether one of the positions lies in [from, to).
bool anyIn(const std::vector<std::size_t> &positions, std::size_t from, std::size_t to)
{
    const auto found = std::lower_bound(positions.begin(), positions.end(), from);
    return found != positions.end() && *found < to;
}

bool bindsIn(const StatementList &statements, int name, std::size_t from, std::size_t to)
{
    return anyIn(statements.boundAt[static_cast<std::size_t>(name)], from, to);
}

bool usesIn(const StatementList &statements, int name, std::size_t from, std::size_t to)
{
    return anyIn(statements.usedAt[static_cast<std::size_t>(name)], from, to);
}

bool shares(const std::vector<int> &a, const std::vector<int> &b)
{
    return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

int sharedCount(const std::vector<int> &a, const std::vector<int> &b)
{
    int count = 0;
    for (const int name : a)
        count += std::binary_search(b.begin(), b.end(), name);
    return std::min(count, 2);
}

/// How the line hangs on names bound in the block: 3 it uses the name of the function whose block
/// it is, 2 another name bound by its header, 1 one bound inside it, 0 none.
int dependence(const BlockQuestion &q, const StatementLine &line)
{
    int result = 0;
    for (const int name : line.uses) {
        const auto &header = q.statements.lines[q.frame.header];
        if (q.frame.depth > 0 &&
            std::binary_search(header.binds.begin(), header.binds.end(), name) &&
            !bindsIn(q.statements, name, q.frame.function, q.frame.header))
            return header.kind == StatementKind::Def && name == header.firstName ? 3 : 2;
        if (bindsIn(q.statements, name, q.frame.header, q.at) &&
            !bindsIn(q.statements, name, q.frame.function, q.frame.header))
            result = 1;
    }
    return result;
}

/// What the line binds: 1 a name the block binds, 2 one bound before it, 0 a new one or none.
int rebinding(const BlockQuestion &q, const StatementLine &line)
{
    int result = 0;
    for (const int name : line.binds) {
        if (bindsIn(q.statements, name, q.frame.header, q.at))
            return 1;
        if (bindsIn(q.statements, name, q.frame.function, q.frame.header))
            result = 2;
    }
    return result;
}

/// What becomes of the names that the block's header binds, such as a loop's: 1 none was used so
/// far, +2 one is used soon behind the line.
int headerNames(const BlockQuestion &q)
{
    const auto &header = q.statements.lines[q.frame.header];
    if (q.frame.depth == 0 || header.binds.empty() || header.kind == StatementKind::Def)
        return 4;
    bool used = false;
    bool later = false;
    for (const int name : header.binds) {
        used = used || usesIn(q.statements, name, q.frame.header + 1, q.at);
        later = later || usesIn(q.statements, name, q.at + 1, q.at + 6);
    }
    return (used ? 0 : 1) + (later ? 2 : 0);
}

/// Whether the block's last statement binds a name that only lines behind this one use.
bool bindsForLater(const BlockQuestion &q)
{
    const auto &last = q.statements.lines[q.frame.lastAt];
    return std::any_of(last.binds.begin(), last.binds.end(), [&](int name) {
        return !usesIn(q.statements, name, q.frame.lastAt + 1, q.at + 1) &&
               usesIn(q.statements, name, q.at + 1, q.at + 4);
    });
}

/// Whether the line uses a name that this clause and an earlier one of the same statement bind:
/// what branches agree on is used behind them.
bool usesMerged(const BlockQuestion &q, const StatementLine &line)
{
    if (!q.outer || q.frame.body < StatementKind::Elif)
        return false;
    return std::any_of(line.uses.begin(), line.uses.end(), [&](int name) {
        return bindsIn(q.statements, name, q.outer->chainAt + 1, q.frame.header) &&
               bindsIn(q.statements, name, q.frame.header + 1, q.at);
    });
}

/// Statements from the line to the next definition or the end.
int distanceToDefinition(const StatementList &statements, std::size_t at)
{
    for (int distance = 1; distance <= 8; ++distance) {
        const auto there = at + static_cast<std::size_t>(distance);
        if (there >= statements.lines.size())
            return distance;
        const auto kind = statements.lines[there].kind;
        if (kind == StatementKind::Def || kind == StatementKind::Class ||
            kind == StatementKind::Decorator)
            return distance;
    }
    return 9;
}

/// Numbers features one after the other; every call of add() is a template of its own.
class Sink
{
public:
    explicit Sink(std::vector<int> &out) : m_out(out) {}
    void add(int a, int sizeA, int b = 0, int sizeB = 1, int c = 0, int sizeC = 1)
    {
        m_out.push_back(m_offset + (a * sizeB + b) * sizeC + c);
        skip(sizeA * sizeB * sizeC);
    }
    void skip(int size) { m_offset += size; }
    int offset() const { return m_offset; }

private:
    std::vector<int> &m_out;
    int m_offset = 0;
};

/// For a clause such as else: is it the next clause of this frame's last statement?
void partnerFeatures(const BlockQuestion &q, Sink &sink)
{
    const auto &line = q.statements.lines[q.at];
    const int k = static_cast<int>(line.kind) - static_cast<int>(StatementKind::Elif);
    const int last = blockOf(q.frame.last);
    sink.add(k, 4, last, blocks, std::min(q.outerPartners, 2), 3);
    sink.add(k, 4, bucket(q.frame.closedCount + 1), 6, q.frame.closedTerminates, 2);
    sink.add(last, blocks, groupOf(q.frame.closedLast), groups, k == 1, 2);
    sink.add(k, 4, blockOf(q.closed), blocks);
    sink.add(k, 4, blockOf(q.frame.body), blocks);
    sink.add(k, 4, sharedCount(line.uses, q.statements.lines[q.frame.lastAt].uses), 3);
    sink.add(k, 4, nextOf(q.statements, q.at), 8, last, blocks);
}

/// What kind of line it is against what kind of block.
void shapeFeatures(const BlockQuestion &q, Sink &sink)
{
    const auto &line = q.statements.lines[q.at];
    const int b = blockOf(q.frame.body);
    const int g = groupOf(line.kind);
    const int c = bucket(q.frame.count);
    const int next = nextOf(q.statements, q.at);
    const int last = groupOf(q.frame.last);
    const int outer = q.outer ? blockOf(q.outer->body) : 0;
    sink.add(0, 1);
    sink.add(b, blocks, static_cast<int>(line.kind), statementKinds);
    sink.add(b, blocks, c, 6);
    sink.add(b, blocks, next, 8);
    sink.add(g, groups, next, 8);
    sink.add(last, groups, g, groups);
    sink.add(b, blocks, std::min<int>(static_cast<int>(line.blanksBefore), 2), 3,
             q.statements.hasBlankLines, 2);
    sink.add(b, blocks, outer, blocks);
    sink.add(b, blocks, blockOf(q.closed), blocks);
    sink.add(b, blocks, q.frame.lastTerminates, 2);
    sink.add(g, groups, c, 6, q.frame.depth <= 1, 2);
    sink.add(line.method, 2, b, blocks, line.kind == StatementKind::Def, 2);
    sink.add(line.commentBefore, 2, b, blocks);
    sink.add(std::min<int>(q.frame.depth, 5), 6, g, groups);
    sink.add(b, blocks, std::min(distanceToDefinition(q.statements, q.at), 5), 6, g == 6, 2);
    sink.add(outer, blocks, g, groups, b == blockOf(StatementKind::If), 2);
    const auto &header = q.statements.lines[q.frame.header];
    sink.add(header.headerForm, 7, c, 6, b == blockOf(StatementKind::If), 2);
    const bool sibling =
        q.outer && q.outer->siblingCount >= 0 && q.outer->siblingKind == q.frame.body;
    const int known = sibling ? q.outer->siblingCount : -1;
    sink.add(known < 0                ? 0
             : q.frame.count < known  ? 1
             : q.frame.count == known ? 2
                                      : 3,
             4, b, blocks);
    sink.add(q.outer ? bucket(q.outer->count) : 0, 6, b, blocks);
    sink.add(blockOf(q.frame.last), blocks, b, blocks, q.frame.closedTerminates, 2);
    sink.add(blockOf(q.frame.last), blocks, g, groups);
}

/// What the names of the line have to do with the block.
void nameFeatures(const BlockQuestion &q, Sink &sink)
{
    const auto &line = q.statements.lines[q.at];
    const auto &before = q.statements.lines[q.at - 1];
    const auto &last = q.statements.lines[q.frame.lastAt];
    const auto &header = q.statements.lines[q.frame.header];
    const int b = blockOf(q.frame.body);
    const int g = groupOf(line.kind);
    const int c = std::min(bucket(q.frame.count), 3);
    const int depends = dependence(q, line);
    sink.add(depends, 4, b, blocks);
    sink.add(depends, 4, g, groups);
    const int binds = rebinding(q, line);
    sink.add(binds, 3, b, blocks);
    sink.add(binds, 3, g, groups);
    const bool sameWord = line.firstName >= 0 && line.firstName == last.firstName;
    sink.add(sameWord, 2, b, blocks, line.kind == q.frame.last, 2);
    const bool usesBefore = shares(line.uses, before.binds);
    sink.add(usesBefore, 2, b, blocks, c, 4);
    sink.add(sharedCount(line.uses, header.uses), 3, b, blocks);
    sink.add(sharedCount(line.uses, last.uses), 3, b, blocks, line.kind == q.frame.last, 2);
    const bool bindsTested = shares(line.binds, header.uses);
    sink.add(bindsTested, 2, b, blocks, c, 4);
    const bool laterUse = q.at + 1 < q.statements.lines.size() &&
                          shares(q.statements.lines[q.at + 1].uses, line.binds);
    sink.add(laterUse, 2, b, blocks);
    sink.add(usesMerged(q, line), 2, b, blocks, g == 6, 2);
    sink.add(line.headerForm, 7, b, blocks);
    sink.add(line.constant, 2, b, blocks);
    sink.add(line.awaits, 2, b, blocks);
    sink.add(line.pauses, 2, b, blocks);
    sink.add(headerNames(q), 5, b, blocks, depends == 2, 2);
    sink.add(bindsForLater(q), 2, b, blocks, c, 4);
    sink.add(usesBefore, 2, g, groups);
    // a test of what was just set to a constant would settle nothing
    const bool testsConstant = last.literal && shares(line.uses, last.binds);
    sink.add(testsConstant, 2, b, blocks, static_cast<int>(line.kind), statementKinds);
    const bool lastBinds = shares(line.binds, last.binds);
    sink.add(lastBinds, 2, b, blocks);
}

} // namespace

void blockFeatures(const BlockQuestion &question, std::vector<int> &features)
{
    features.clear();
    Sink sink(features);
    constexpr int partnerSize =
        4 * blocks * 3 + 4 * 6 * 2 + blocks * groups * 2 + 4 * blocks * 2 + 4 * 3 + 4 * 8 * blocks;
    if (question.statements.lines[question.at].isPartner()) {
        partnerFeatures(question, sink);
        return;
    }
    sink.skip(partnerSize);
    shapeFeatures(question, sink);
    nameFeatures(question, sink);
}

int blockFeatureCount()
{
    StatementList statements;
    statements.lines.resize(2);
    const BlockFrame frame;
    std::vector<int> features;
    blockFeatures({statements, 1, frame}, features);
    // the last template is two times the number of blocks; its first number ends the count
    return features.back() + 2 * blocks;
}

double chanceClosed(const BlockQuestion &question, std::vector<int> &features)
{
    blockFeatures(question, features);
    int sum = 0;
    for (const int feature : features)
        if (feature < blockWeightCount)
            sum += blockWeights[feature];
    return 1.0 / (1.0 + std::exp(-sum / 100.0));
}

} // namespace paste
