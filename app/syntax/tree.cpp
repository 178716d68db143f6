#include "app/syntax/tree.h"
#include "app/syntax/node_access.h"
#include "app/syntax/owned.h"
#include <limits>

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
