#include "app/paste/json_text.h"
#include "app/paste/lines.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t mostValues = 4000000;

std::optional<std::uint32_t> hexAt(std::string_view text, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char c = at + i < text.size() ? text[at + i] : ' ';
        std::uint32_t digit = 0;
        if (isDigit(c))
            digit = static_cast<std::uint32_t>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<std::uint32_t>(c - 'a' + 10);
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<std::uint32_t>(c - 'A' + 10);
        else
            return std::nullopt;
        value = value * 16 + digit;
    }
    return value;
}

std::string utf8(std::uint32_t c)
{
    std::string out;
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3f)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
    return out;
}

Escape readUnicode(std::string_view text, std::size_t at)
{
    const auto high = hexAt(text, at + 2, 4);
    if (!high)
        return {};
    if (*high >= 0xd800 && *high < 0xdc00 && text.substr(at + 6, 2) == "\\u") {
        const auto low = hexAt(text, at + 8, 4);
        if (low && *low >= 0xdc00 && *low < 0xe000)
            return {12, utf8(0x10000 + ((*high - 0xd800) << 10) + (*low - 0xdc00))};
    }
    return {6, utf8(*high >= 0xd800 && *high < 0xe000 ? 0xfffd : *high)};
}

} // namespace

Escape readEscape(std::string_view text, std::size_t at)
{
    if (at + 1 >= text.size())
        return {};
    switch (text[at + 1]) {
    case 'n':
        return {2, "\n"};
    case 'r':
        // A line end of two characters counts once.
        return text.substr(at + 2, 2) == "\\n" ? Escape{4, "\n"} : Escape{2, "\n"};
    case 't':
        return {2, "\t"};
    case 'b':
        return {2, "\b"};
    case 'f':
        return {2, "\f"};
    case '"':
    case '\'':
    case '\\':
    case '/':
        return {2, std::string(1, text[at + 1])};
    case 'u':
        return readUnicode(text, at);
    case 'x':
        if (const auto value = hexAt(text, at + 2, 2))
            return {4, utf8(*value)};
        return {};
    default:
        return {};
    }
}

class JsonText::Parser
{
public:
    Parser(JsonText &json, std::string_view text, std::size_t start)
        : m_json(json), m_text(text), m_at(start)
    {}

    bool run()
    {
        do {
            if (!step())
                return false;
        } while (m_open != none);
        return true;
    }

private:
    bool step()
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_json.m_values.size() >= mostValues) {
            m_json.m_cut = true;
            closeAll();
            return true;
        }
        const char c = m_text[m_at];
        if (m_open != none && (c == '}' || c == ']')) {
            if ((c == '}') != (m_json.m_values[m_open].kind == Kind::Object))
                return false;
            ++m_at;
            close();
            return true;
        }
        if (m_open != none && c == ',') {
            ++m_at;
            return true;
        }
        base::TextRange key;
        if (m_open != none && m_json.m_values[m_open].kind == Kind::Object && !readKey(key))
            return m_json.m_cut;
        return readValue(key);
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                ++m_at;
            } else if (c == '/' && m_text.substr(m_at, 2) == "//") {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            } else if (c == '/' && m_text.substr(m_at, 2) == "/*") {
                const std::size_t end = m_text.find("*/", m_at + 2);
                m_at = end == npos ? m_text.size() : end + 2;
            } else {
                break;
            }
        }
    }

    bool readKey(base::TextRange &key)
    {
        if (m_text[m_at] != '"')
            return false;
        key = readString();
        skipBlanks();
        if (m_at >= m_text.size()) {
            m_json.m_cut = true;
            closeAll();
            return false;
        }
        if (m_text[m_at] != ':')
            return false;
        ++m_at;
        skipBlanks();
        if (m_at >= m_text.size()) {
            m_json.m_cut = true;
            closeAll();
            return false;
        }
        return true;
    }

    /// The characters between the quotes; a string that is not closed ends with the text.
    base::TextRange readString()
    {
        const std::size_t start = ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        const std::size_t end = std::min(m_at, m_text.size());
        m_json.m_cut = m_json.m_cut || m_at >= m_text.size();
        m_at = std::min(end + 1, m_text.size());
        return {start, end};
    }

    bool readValue(base::TextRange key)
    {
        Value value;
        value.key = key;
        const char c = m_text[m_at];
        if (c == '"') {
            value.kind = Kind::String;
            value.range = readString();
            add(value);
            return true;
        }
        value.range = {m_at, m_at};
        if (c == '{' || c == '[') {
            value.kind = c == '{' ? Kind::Object : Kind::Array;
            ++m_at;
            m_open = add(value);
            return true;
        }
        const std::size_t start = m_at;
        while (m_at < m_text.size() &&
               (isWordByte(m_text[m_at]) || std::string_view("+-.").find(m_text[m_at]) != npos))
            ++m_at;
        const std::string_view word = m_text.substr(start, m_at - start);
        value.range = {start, m_at};
        if (word == "true" || word == "false")
            value.kind = Kind::Boolean;
        else if (!word.empty() && (isDigit(word[0]) || word[0] == '-'))
            value.kind = Kind::Number;
        else if (word != "null" && m_at < m_text.size())
            return false;
        add(value);
        return true;
    }

    Index add(Value value)
    {
        value.parent = m_open;
        const Index index = static_cast<Index>(m_json.m_values.size());
        if (m_open != none) {
            Value &parent = m_json.m_values[m_open];
            if (parent.first == none)
                parent.first = index;
            else
                m_json.m_values[parent.last].next = index;
            parent.last = index;
        }
        m_json.m_values.push_back(value);
        return index;
    }

    void close()
    {
        Value &value = m_json.m_values[m_open];
        value.range.end = m_at;
        value.size = static_cast<Index>(m_json.m_values.size()) - m_open;
        m_open = value.parent;
    }

    void closeAll()
    {
        m_at = m_text.size();
        while (m_open != none)
            close();
    }

    JsonText &m_json;
    std::string_view m_text;
    std::size_t m_at = 0;
    Index m_open = none;

public:
    std::size_t position() const { return m_at; }
};

JsonText JsonText::read(std::string_view text, std::size_t start)
{
    JsonText json;
    json.m_text = text;
    Parser parser(json, text, start);
    if (!parser.run())
        json.m_values.clear();
    json.m_end = parser.position();
    return json;
}

JsonText::Index JsonText::member(Index object, std::string_view name) const
{
    if (!is(object, Kind::Object))
        return none;
    for (Index at = m_values[object].first; at != none; at = m_values[at].next)
        if (m_text.substr(m_values[at].key.start, m_values[at].key.size()) == name)
            return at;
    return none;
}

JsonText::Index JsonText::anyMember(Index object,
                                    std::initializer_list<std::string_view> names) const
{
    for (std::string_view name : names)
        if (const Index found = member(object, name); found != none)
            return found;
    return none;
}

std::string_view JsonText::raw(Index index) const
{
    return m_text.substr(m_values[index].range.start, m_values[index].range.size());
}

std::string JsonText::text(Index index) const
{
    if (index == none)
        return {};
    const std::string_view raw = this->raw(index);
    if (m_values[index].kind != Kind::String || raw.find('\\') == npos)
        return std::string(raw);
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
        const Escape escape = raw[at] == '\\' ? readEscape(raw, at) : Escape{};
        if (escape.size == 0) {
            out += raw[at++];
            continue;
        }
        out += escape.text;
        at += escape.size;
    }
    return out;
}

void JsonText::put(Rewriter &rewriter, Index index) const
{
    if (index == none)
        return;
    const Value &value = m_values[index];
    const std::string_view text = m_text.substr(0, value.range.end);
    std::size_t done = value.range.start;
    for (std::size_t at = text.find('\\', done); at != npos; at = text.find('\\', at)) {
        const Escape escape = readEscape(text, at);
        if (escape.size == 0) {
            ++at;
            continue;
        }
        rewriter.copy({done, at});
        rewriter.replace(escape.text, {at, at + escape.size});
        done = at += escape.size;
    }
    rewriter.copy({done, value.range.end});
}

} // namespace paste
