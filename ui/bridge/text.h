#pragma once
#include "app/base/text_range.h"
#include <QString>
#include <string>
#include <string_view>

namespace bridge {

/// UTF-8 bytes to what Qt shows; bytes that are no UTF-8 become U+FFFD.
inline QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

/// What Qt holds to UTF-8 bytes.
inline std::string bytes(const QString &text)
{
    return text.toStdString();
}

/// "5.2 MB" in the user's locale.
QString sizeText(std::size_t bytes);

/// What is wrong with bytes that nobody could read as text (NUL bytes that are not UTF-16), or
/// empty.
QString binaryReason(std::string_view bytes);

} // namespace bridge
