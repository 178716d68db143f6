#include "tests/support/marked.h"

namespace support {

namespace {

bool isMarkLine(std::string_view line)
{
    return line.find('^') != std::string_view::npos &&
           line.find_first_not_of(" ^") == std::string_view::npos;
}

} // namespace

Marked marked(std::string_view text)
{
    Marked result;
    std::size_t lastLine = 0; // where the line above begins in the result
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        if (isMarkLine(line)) {
            for (auto from = line.find('^'); from != std::string_view::npos;) {
                const auto to = std::min(line.find_first_not_of('^', from), line.size());
                result.marks.push_back({lastLine + from, lastLine + to});
                from = line.find('^', to);
            }
        } else {
            lastLine = result.text.size();
            result.text.append(line);
            if (end != std::string_view::npos)
                result.text += '\n';
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return result;
}

} // namespace support
