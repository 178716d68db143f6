#include "app/knowledge/reader.h"

namespace knowledge {

Reader::Reader(const Json &json, FileProblems &problems, std::string name)
    : m_json(json), m_problems(problems), m_name(std::move(name)), m_known(json.members.size())
{
    if (json.kind != Json::Kind::Object)
        m_problems.add(json.offset, m_name + " is " + kindName(json.kind),
                       "write an object: { ... }");
}

void Reader::problem(const std::string &key, std::string what, std::string hint)
{
    const Json *value = m_json.find(key);
    m_problems.add(value ? value->offset : m_json.offset,
                   m_name + "." + key + ": " + std::move(what), std::move(hint));
}

const Json *Reader::take(const std::string &key)
{
    const Json *value = nullptr;
    for (std::size_t i = 0; i < m_json.members.size(); ++i) {
        if (m_json.members[i].first != key)
            continue;
        m_known[i] = 1;
        if (!value)
            value = &m_json.members[i].second;
    }
    return value && value->kind != Json::Kind::Null ? value : nullptr;
}

void Reader::wrongKind(const std::string &key, const Json &value, const char *expected)
{
    m_problems.add(value.offset, m_name + "." + key + " is " + kindName(value.kind),
                   std::string("write ") + expected);
}

std::string Reader::text(const std::string &key, std::size_t longest)
{
    const Json *value = take(key);
    if (!value)
        return {};
    if (value->kind != Json::Kind::Text) {
        wrongKind(key, *value, "a text");
        return {};
    }
    if (value->text.size() > longest) {
        m_problems.add(value->offset,
                       m_name + "." + key + " is longer than " + std::to_string(longest) + " bytes",
                       "shorten it");
        return value->text.substr(0, longest);
    }
    return value->text;
}

std::string Reader::requiredText(const std::string &key, std::size_t longest)
{
    std::string result = text(key, longest);
    if (result.empty() && (!m_json.find(key) || m_json.find(key)->kind == Json::Kind::Text))
        m_problems.add(m_json.find(key) ? m_json.find(key)->offset : m_json.offset,
                       m_name + " has no \"" + key + "\"", "add it");
    return result;
}

bool Reader::flag(const std::string &key, bool otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    if (value->kind != Json::Kind::Boolean) {
        wrongKind(key, *value, "true or false");
        return otherwise;
    }
    return value->boolean;
}

int Reader::number(const std::string &key, int otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    if (value->kind != Json::Kind::Number || !(value->number >= -1e9 && value->number <= 1e9)) {
        wrongKind(key, *value, "a number of at most nine digits");
        return otherwise;
    }
    return static_cast<int>(value->number);
}

std::vector<std::string> Reader::textsOf(const std::string &key, const Json &value)
{
    if (value.kind == Json::Kind::Text)
        return {value.text};
    std::vector<std::string> result;
    if (value.kind != Json::Kind::List) {
        wrongKind(key, value, "a list of texts");
        return result;
    }
    for (const Json &item : value.items) {
        if (item.kind == Json::Kind::Text)
            result.push_back(item.text);
        else
            wrongKind(key + "[]", item, "a text");
    }
    return result;
}

std::vector<std::string> Reader::texts(const std::string &key)
{
    const Json *value = take(key);
    return value ? textsOf(key, *value) : std::vector<std::string>();
}

std::map<std::string, std::string> Reader::textMap(const std::string &key)
{
    std::map<std::string, std::string> result;
    const Json *value = take(key);
    if (!value)
        return result;
    if (value->kind != Json::Kind::Object) {
        wrongKind(key, *value, "an object of texts");
        return result;
    }
    for (const auto &[name, item, offset] : value->members) {
        if (item.kind == Json::Kind::Text)
            result.emplace(name, item.text);
        else
            wrongKind(key + "." + name, item, "a text");
    }
    return result;
}

std::map<std::string, std::vector<std::string>> Reader::listMap(const std::string &key)
{
    std::map<std::string, std::vector<std::string>> result;
    const Json *value = take(key);
    if (!value)
        return result;
    if (value->kind != Json::Kind::Object) {
        wrongKind(key, *value, "an object of lists");
        return result;
    }
    for (const auto &[name, item, offset] : value->members)
        result.emplace(name, textsOf(key + "." + name, item));
    return result;
}

int Reader::word(const std::string &key, std::initializer_list<const char *> words, int otherwise)
{
    const Json *value = take(key);
    if (!value)
        return otherwise;
    int index = 0;
    std::string all;
    for (const char *word : words) {
        if (value->kind == Json::Kind::Text && value->text == word)
            return index;
        all += (index++ ? ", " : "") + std::string(word);
    }
    const std::string written =
        value->kind == Json::Kind::Text ? "\"" + value->text + "\"" : kindName(value->kind);
    m_problems.add(value->offset, m_name + "." + key + " is " + written, "write one of: " + all);
    return otherwise;
}

base::Pattern Reader::pattern(const std::string &key)
{
    const std::string value = text(key, 1000);
    return value.empty() ? base::Pattern() : base::Pattern(value);
}

std::vector<base::Pattern> Reader::patterns(const std::string &key)
{
    std::vector<base::Pattern> result;
    for (std::string &value : texts(key)) {
        if (value.empty())
            problem(key, "a pattern is empty", "write a regular expression or leave it out");
        else if (value.size() > 1000)
            problem(key, "a pattern is longer than 1000 bytes", "split it into several");
        else
            result.emplace_back(std::move(value));
    }
    return result;
}

std::vector<const Json *> Reader::objects(const std::string &key)
{
    std::vector<const Json *> result;
    const Json *value = take(key);
    if (!value)
        return result;
    if (value->kind != Json::Kind::List) {
        wrongKind(key, *value, "a list of objects");
        return result;
    }
    for (const Json &item : value->items) {
        if (item.kind == Json::Kind::Object)
            result.push_back(&item);
        else
            wrongKind(key + "[]", item, "an object");
    }
    return result;
}

const Json *Reader::object(const std::string &key)
{
    const Json *value = take(key);
    if (value && value->kind != Json::Kind::Object) {
        wrongKind(key, *value, "an object");
        return nullptr;
    }
    return value;
}

std::map<std::string, std::vector<std::string>> Reader::restAsLists()
{
    std::map<std::string, std::vector<std::string>> result;
    for (std::size_t i = 0; i < m_json.members.size(); ++i) {
        const JsonMember &member = m_json.members[i];
        if (!m_known[i])
            result.emplace(member.first, textsOf(member.first, member.second));
        m_known[i] = 1;
    }
    return result;
}

void Reader::rest()
{
    for (std::size_t i = 0; i < m_json.members.size(); ++i)
        if (!m_known[i])
            m_problems.add(m_json.members[i].offset,
                           m_name + " does not know the key \"" + m_json.members[i].first + "\"",
                           "remove it or correct its spelling");
}

} // namespace knowledge
