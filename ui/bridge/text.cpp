#include "ui/bridge/text.h"
#include <QCoreApplication>
#include <QLocale>

namespace bridge {

namespace {

struct Kind {
    std::string_view start;
    const char *name;
};

constexpr Kind knownKinds[] = {
    {"\x89PNG", QT_TRANSLATE_NOOP("bridge", "a PNG picture")},
    {"\xff\xd8\xff", QT_TRANSLATE_NOOP("bridge", "a JPEG picture")},
    {"PK\x03\x04", QT_TRANSLATE_NOOP("bridge", "a ZIP archive or an office document")},
    {"\x1f\x8b", QT_TRANSLATE_NOOP("bridge", "a gzip archive")},
    {"%PDF", QT_TRANSLATE_NOOP("bridge", "a PDF document")},
    {"\x7f"
     "ELF",
     QT_TRANSLATE_NOOP("bridge", "a program")},
};

} // namespace

QString sizeText(std::size_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeTraditionalFormat);
}

QString binaryReason(std::string_view bytes)
{
    for (const Kind &kind : knownKinds) {
        if (bytes.substr(0, kind.start.size()) == kind.start)
            return QCoreApplication::translate("bridge", "it is %1")
                .arg(QCoreApplication::translate("bridge", kind.name));
    }
    const std::string_view head = bytes.substr(0, 8192);
    const bool utf16 = head.substr(0, 2) == "\xff\xfe" || head.substr(0, 2) == "\xfe\xff";
    const auto nuls = std::count(head.begin(), head.end(), '\0');
    // A stray NUL is damage that the reader repairs; many of them are no text at all.
    if (!utf16 && nuls > 0 && std::size_t(nuls) * 20 > head.size())
        return QCoreApplication::translate("bridge", "it holds %n NUL byte(s), which no text has",
                                           nullptr, int(nuls));
    return {};
}

} // namespace bridge
