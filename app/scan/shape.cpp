#include "app/scan/shape.h"
#include <algorithm>
#include <cctype>

namespace scan {

namespace {

constexpr auto npos = std::string_view::npos;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || (c & 0x80);
}

std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isWord(text[at]))
        ++at;
    return at;
}

bool hasDigit(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), isDigit);
}

bool isHex(std::string_view word)
{
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
}

/// Length of a UUID at the offset, 0 when there is none.
std::size_t uuidSize(std::string_view text, std::size_t at)
{
    std::size_t done = at;
    for (const std::size_t size : {8, 4, 4, 4, 12}) {
        if (done > at) {
            if (text.substr(done, 1) != "-")
                return 0;
            ++done;
        }
        if (wordEnd(text, done) != done + size || !isHex(text.substr(done, size)))
            return 0;
        done += size;
    }
    return done - at;
}

/// One line of a message without its values.
std::string settled(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const bool opens = (c == '\'' || c == '"' || c == '`') && (i == 0 || !isWord(text[i - 1]));
        if (const auto end = opens ? text.find(c, i + 1) : npos; end != npos) {
            result += "'?'";
            i = end + 1;
        } else if (!isWord(c)) {
            result += c;
            ++i;
        } else if (const auto uuid = uuidSize(text, i)) {
            result += '0';
            i += uuid;
        } else {
            const auto word = text.substr(i, wordEnd(text, i) - i);
            if (hasDigit(word))
                result += '0';
            else
                result += word;
            i += word.size();
        }
    }
    return result;
}

/// A line of a report: addresses, numbers of tasks and durations go, everything else stays.
std::string referred(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        std::size_t end = 0;
        for (const std::string_view mark : {"0x", "name='Task-", "> took "})
            if (rest.starts_with(mark))
                end = mark.size();
        if (end == 0) {
            result += text[i++];
            continue;
        }
        result += rest.substr(0, end);
        for (i += end; i < text.size() &&
                       (std::isxdigit(static_cast<unsigned char>(text[i])) || text[i] == '.');)
            ++i;
    }
    return result;
}

class Hash
{
public:
    void add(std::string_view text)
    {
        for (const char c : text)
            put(static_cast<unsigned char>(c));
        put(256);
    }
    std::uint64_t value() const { return m_value; }

private:
    void put(unsigned value)
    {
        m_value ^= value;
        m_value *= 1099511628211ULL;
    }
    std::uint64_t m_value = 14695981039346656037ULL;
};

/// The lines of one block in turn.
class Shaper
{
public:
    std::uint64_t value() const { return m_hash.value(); }

    void addPrefix(std::string_view prefix) { m_hash.add(writerKey(prefix, false)); }

    void addLine(std::string_view body)
    {
        body = bare(body);
        if (body.empty())
            return;
        const auto indent = std::min(body.find_first_not_of(" \t"), body.size());
        const auto inner = body.substr(indent);
        if (inner.starts_with("Traceback (most") || inner.find("Traceback (most") != npos)
            m_inTraceback = true;
        if (inner.starts_with("| ")) {
            const auto content = inner.substr(2);
            m_hash.add(body.substr(0, indent + 2));
            if (!content.empty() && content[0] != ' ')
                return addMessage(content);
            return m_hash.add(content);
        }
        if (indent > 0)
            return m_hash.add(body);
        if (m_inTraceback && !isInner(body))
            return addMessage(body);
        m_hash.add(referred(body));
    }

    /// A record of JSON that holds the text of a traceback: what stands around it counts too, but
    /// for times, numbers and identifiers.
    void addRecord(std::string_view line)
    {
        const auto start = line.find("Traceback (most recent call ");
        std::size_t end = start;
        while (end < line.size() && line[end] != '"')
            end += line[end] == '\\' ? 2 : 1;
        end = std::min(end, line.size());
        if (start == npos || line.find('"') > start || line[0] != '{')
            return m_hash.add(line);
        addAround(line.substr(0, start));
        auto text = line.substr(start, end - start);
        while (!text.empty()) {
            const auto cut = text.find("\\n");
            addLine(text.substr(0, cut));
            text.remove_prefix(cut == npos ? text.size() : cut + 2);
        }
        addAround(line.substr(end));
    }

private:
    void addMessage(std::string_view body)
    {
        const auto colon = body.find(": ");
        if (colon == npos)
            return m_hash.add(body);
        m_hash.add(body.substr(0, colon));
        m_hash.add(settled(body.substr(colon + 2)));
    }

    void addAround(std::string_view text)
    {
        std::string result;
        for (std::size_t i = 0; i < text.size();) {
            if (const auto uuid = uuidSize(text, i)) {
                result += '0';
                i += uuid;
                continue;
            }
            const auto word = text.substr(i, std::max<std::size_t>(wordEnd(text, i) - i, 1));
            const bool number =
                isDigit(word[0]) || (word.size() >= 8 && isHex(word) && hasDigit(word));
            result += number ? std::string_view("0") : word;
            i += word.size();
        }
        m_hash.add(result);
    }

    Hash m_hash;
    bool m_inTraceback = false;
};

} // namespace

std::uint64_t hashOf(std::string_view text)
{
    Hash hash;
    hash.add(text);
    return hash.value();
}

std::string hashText(std::string_view text)
{
    static const char digits[] = "0123456789abcdef";
    auto hash = hashOf(text);
    std::string result(16, '0');
    for (std::size_t i = 16; i-- > 0; hash >>= 4)
        result[i] = digits[hash & 15];
    return result;
}

std::string messageShape(std::string_view message)
{
    while (message.starts_with('\n') || message.starts_with(' '))
        message.remove_prefix(1);
    return settled(bare(message.substr(0, message.find('\n'))));
}

std::uint64_t blockShape(const LogBlock &block)
{
    Shaper shaper;
    for (std::size_t i = 0; i < block.lines.size(); ++i) {
        const auto line = block.lineText(i);
        const auto prefix = std::min(block.lines[i].prefix, line.size());
        if (i == 0)
            shaper.addPrefix(line.substr(0, prefix));
        if (block.single)
            shaper.addRecord(line);
        else
            shaper.addLine(line.substr(prefix));
    }
    return shaper.value();
}

} // namespace scan
