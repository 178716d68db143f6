#include "app/knowledge/json_read.h"
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace knowledge {

namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t mostProblems = 100;
constexpr std::size_t fewMembers = 24;

/// Tells the handler how far the parser has read: the SAX events carry no positions of their own.
struct CountingIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    const char *here = nullptr;
    const char **at = nullptr;

    reference operator*() const { return *here; }
    CountingIterator &operator++()
    {
        *at = ++here;
        return *this;
    }
    [[maybe_unused]] friend bool operator==(const CountingIterator &a, const CountingIterator &b)
    {
        return a.here == b.here;
    }
    friend bool operator!=(const CountingIterator &a, const CountingIterator &b)
    {
        return a.here != b.here;
    }
};

class Handler
{
public:
    Handler(std::string_view text, const char *const &at, FileProblems &problems)
        : m_begin(text.data()), m_at(at), m_problems(problems)
    {}

    bool null()
    {
        return put(Json::Kind::Null, [](Json &) {});
    }
    bool boolean(bool value)
    {
        return put(Json::Kind::Boolean, [&](Json &json) { json.boolean = value; });
    }
    bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
    bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
    bool number_float(double value, const std::string &) { return number(value); }
    bool string(std::string &value)
    {
        return put(Json::Kind::Text, [&](Json &json) { json.text = std::move(value); });
    }
    bool binary(std::vector<std::uint8_t> &) { return false; }
    bool start_object(std::size_t) { return open(Json::Kind::Object); }
    bool start_array(std::size_t) { return open(Json::Kind::List); }
    bool end_array() { return close(); }
    bool end_object()
    {
        reportDuplicates(m_open.back());
        return close();
    }
    bool key(std::string &name)
    {
        m_open.back().members.push_back({std::move(name), Json(), offset()});
        return true;
    }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::json::exception &error)
    {
        std::string what = error.what();
        // "[json.exception.parse_error.101] parse error at line 1, column 8: syntax error while
        // ..."
        if (const auto colon = what.find(": "); colon != std::string::npos)
            what.erase(0, colon + 2);
        m_problems.add(position ? position - 1 : 0, "this is no JSON: " + what, "mend the file");
        return false;
    }

    std::optional<Json> result()
    {
        if (m_open.empty() && m_done)
            return std::move(m_root);
        return std::nullopt;
    }

private:
    std::size_t offset() const
    {
        const auto read = static_cast<std::size_t>(m_at - m_begin);
        return read ? read - 1 : 0;
    }

    bool number(double value)
    {
        return put(Json::Kind::Number, [&](Json &json) { json.number = value; });
    }

    template <class Fill> bool put(Json::Kind kind, Fill fill)
    {
        Json json;
        json.kind = kind;
        json.offset = offset();
        fill(json);
        place(std::move(json));
        return true;
    }

    bool open(Json::Kind kind)
    {
        if (m_open.size() >= deepest) {
            m_problems.add(offset(), "values are nested deeper than 64", "flatten the file");
            return false;
        }
        Json json;
        json.kind = kind;
        json.offset = offset();
        m_open.push_back(std::move(json));
        return true;
    }

    bool close()
    {
        Json json = std::move(m_open.back());
        m_open.pop_back();
        place(std::move(json));
        return true;
    }

    void place(Json json)
    {
        if (m_open.empty()) {
            m_root = std::move(json);
            m_done = true;
        } else if (m_open.back().kind == Json::Kind::List) {
            m_open.back().items.push_back(std::move(json));
        } else {
            m_open.back().members.back().second = std::move(json);
        }
    }

    void reportDuplicates(const Json &object)
    {
        const auto &members = object.members;
        if (members.size() <= fewMembers) { // nearly all: no need for a sorted copy
            for (std::size_t i = 1; i < members.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (members[i].first == members[j].first) {
                        reportDuplicate(members[i].first, members[i].offset);
                        break;
                    }
            return;
        }
        std::vector<std::pair<std::string_view, std::size_t>> keys;
        keys.reserve(members.size());
        for (const JsonMember &member : members)
            keys.emplace_back(member.first, member.offset);
        std::sort(keys.begin(), keys.end());
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i].first == keys[i - 1].first)
                reportDuplicate(keys[i].first, keys[i].second);
    }

    void reportDuplicate(std::string_view key, std::size_t at)
    {
        m_problems.add(at, "the key \"" + std::string(key) + "\" stands twice", "keep one of them");
    }

    const char *m_begin;
    const char *const &m_at;
    FileProblems &m_problems;
    std::vector<Json> m_open;
    Json m_root;
    bool m_done = false;
};

} // namespace

const char *kindName(Json::Kind kind)
{
    switch (kind) {
    case Json::Kind::Null:
        return "null";
    case Json::Kind::Boolean:
        return "true or false";
    case Json::Kind::Number:
        return "a number";
    case Json::Kind::Text:
        return "a text";
    case Json::Kind::List:
        return "a list";
    case Json::Kind::Object:
        return "an object";
    }
    return "nothing";
}

void FileProblems::add(std::size_t offset, std::string what, std::string hint)
{
    // A hostile file has as many problems as bytes; nobody reads more than the first of them.
    if (m_said == mostProblems)
        m_problems.push_back({m_file, "there are more problems than these", "mend these first"});
    if (m_said++ < mostProblems)
        m_problems.push_back({where(offset), std::move(what), std::move(hint)});
}

int FileProblems::lineAt(std::size_t offset) const
{
    // Readers go through a file from top to bottom, so counting goes on where it stopped.
    const std::size_t end = std::min(offset, m_text.size());
    if (end < m_countedTo) {
        m_countedTo = 0;
        m_counted = 1;
    }
    while (m_countedTo < end) {
        const std::size_t next = m_text.find('\n', m_countedTo);
        if (next >= end)
            break;
        ++m_counted;
        m_countedTo = next + 1;
    }
    return m_counted;
}

std::string FileProblems::where(std::size_t offset) const
{
    return m_file + ":" + std::to_string(lineAt(offset));
}

std::optional<Json> readJson(std::string_view text, FileProblems &problems)
{
    const char *at = text.data();
    Handler handler(text, at, problems);
    const CountingIterator begin{text.data(), &at};
    const CountingIterator end{text.data() + text.size(), &at};
    // Depth and size are bounded, so the only failure left is running out of memory.
    nlohmann::json::sax_parse(begin, end, &handler);
    return handler.result();
}

} // namespace knowledge
