#include "app/syntax/tree.h"
#include "app/syntax/node_access.h"
#include "app/syntax/owned.h"
#include <algorithm>
#include <limits>
#include <vector>

extern "C" {
const TSLanguage *tree_sitter_python();
const TSLanguage *tree_sitter_json();
const TSLanguage *tree_sitter_toml();
}

namespace syntax {

namespace {

const TSLanguage *grammar(Language language)
{
    switch (language) {
    case Language::Python:
        return tree_sitter_python();
    case Language::Json:
        return tree_sitter_json();
    case Language::Toml:
        return tree_sitter_toml();
    }
    return nullptr;
}

const char *readText(void *payload, std::uint32_t byte, TSPoint, std::uint32_t *size)
{
    const auto &text = *static_cast<const std::string *>(payload);
    *size = byte < text.size() ? static_cast<std::uint32_t>(text.size() - byte) : 0;
    return byte < text.size() ? text.data() + byte : "";
}

using Clock = std::chrono::steady_clock;

bool pastDeadline(TSParseState *state)
{
    return Clock::now() > *static_cast<const Clock::time_point *>(state->payload);
}

/// The Python grammar keeps its open blocks in a buffer of fixed size that hostile nesting
/// overruns. CPython stops at 100 levels; brackets make lines deeper without a block, so this is
/// generous.
bool nestsTooDeep(std::string_view text)
{
    constexpr std::size_t deepest = 250;
    std::vector<std::size_t> levels{0};
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
        const std::size_t first = std::min(text.find_first_not_of(" \t\f", start), text.size());
        if (first < end) {
            const std::size_t column = first - start;
            while (column < levels.back())
                levels.pop_back();
            if (column > levels.back())
                levels.push_back(column);
            if (levels.size() > deepest)
                return true;
        }
        start = end + 1;
    }
    return false;
}

} // namespace

struct Tree::State {
    std::string text;
    Language language;
    OwnedTree tree;
    // What nodes point to: a Tree that lives exactly as long as the text.
    std::unique_ptr<Tree> self;
};

base::Result<Tree> Tree::parse(std::string text, Language language, std::chrono::milliseconds limit)
{
    if (text.size() >= std::numeric_limits<std::uint32_t>::max())
        return base::Problem{{}, "the text is too large to parse", "give a part of it"};
    if (language == Language::Python && nestsTooDeep(text))
        return base::Problem{{}, "the code nests deeper than Python allows", "give a part of it"};
    OwnedParser parser(ts_parser_new());
    if (!ts_parser_set_language(parser.get(), grammar(language)))
        return base::Problem{
            {}, "the grammar does not fit the parser", "rebuild with the pinned one"};
    auto state = std::make_shared<State>();
    state->text = std::move(text);
    state->language = language;
    auto deadline = Clock::now() + limit;
    const TSInput input{&state->text, readText, TSInputEncodingUTF8, nullptr};
    const TSParseOptions options{&deadline, pastDeadline};
    state->tree = OwnedTree(ts_parser_parse_with_options(parser.get(), nullptr, input, options));
    if (!state->tree)
        return base::Problem{{}, "the text takes too long to parse", "give a part of it"};
    // An unowning pointer to the state: owning it would keep the state alive for ever.
    state->self.reset(
        new Tree(std::shared_ptr<const State>(std::shared_ptr<const State>(), state.get())));
    return Tree(std::move(state));
}

Node Tree::root() const
{
    return NodeAccess::wrap(ts_tree_root_node(m_state->tree.get()), m_state->self.get());
}

std::string_view Tree::text() const
{
    return m_state->text;
}

Language Tree::language() const
{
    return m_state->language;
}

} // namespace syntax
