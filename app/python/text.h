#pragma once
#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace python {

inline bool isOneOf(std::string_view text, std::initializer_list<std::string_view> of)
{
    return std::find(of.begin(), of.end(), text) != of.end();
}

/// What follows the last dot, or the whole name.
inline std::string_view lastName(std::string_view name)
{
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

inline bool startsWith(std::string_view text, std::string_view with)
{
    return text.substr(0, with.size()) == with;
}

inline bool endsWith(std::string_view text, std::string_view with)
{
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

} // namespace python
