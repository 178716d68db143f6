#pragma once
#include <QString>
#include <string_view>

namespace bridge {

/// GitHub-flavoured Markdown to HTML; raw HTML in it is left out.
QString markdownToHtml(std::string_view markdown);

} // namespace bridge
