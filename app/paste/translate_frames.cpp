#include "app/paste/lines.h"
#include "app/paste/stages.h"

namespace paste {

namespace {

constexpr auto npos = std::string_view::npos;

struct Quote {
    std::string_view open;
    std::string_view close;
};

constexpr Quote quotes[] = {
    {"\"", "\""},         {"\u201c", "\u201d"}, {"\u201e", "\u201c"}, {"\u00ab", "\u00bb"},
    {"\u300c", "\u300d"}, {"\uff02", "\uff02"}, {"\u201d", "\u201d"}, {"\u300a", "\u300b"},
};

/// A frame in another language: a word, a quoted path, a number, perhaps a name.
struct Translated {
    base::TextRange file;
    base::TextRange line;
    base::TextRange function;
};

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The last ASCII name behind the number; words of the language stand around it.
base::TextRange nameIn(std::string_view line, std::size_t from)
{
    base::TextRange name;
    for (std::size_t at = from; at < line.size();) {
        const char c = line[at];
        const bool bracket = c == '<';
        if (!bracket && (!isWordByte(c) || static_cast<unsigned char>(c) >= 0x80)) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < line.size() && static_cast<unsigned char>(line[end]) < 0x80 &&
               (isWordByte(line[end]) || line[end] == '.' || (bracket && line[end - 1] != '>')))
            ++end;
        name = {at, end};
        at = end;
    }
    return name;
}

std::optional<Translated> readTranslated(std::string_view line)
{
    const std::size_t indent = indentSize(line);
    if (line.size() > 2000 || line.substr(indent).starts_with("File \""))
        return std::nullopt;
    for (const Quote &quote : quotes) {
        const std::size_t open = line.find(quote.open, indent);
        if (open == npos || open > indent + 40 || open == indent)
            continue;
        const std::string_view word = trimmed(line.substr(indent, open - indent));
        if (word.empty() || word == "File" || word.find_first_of("=([{,.:;#<>|+") != npos ||
            std::count(word.begin(), word.end(), ' ') > 2)
            continue;
        const std::size_t start = open + quote.open.size();
        const std::size_t close = line.find(quote.close, start);
        if (close == npos)
            continue;
        const std::string_view path = line.substr(start, close - start);
        const bool source = path.ends_with(".py") || path.ends_with(".pyx") ||
                            (path.starts_with("<") && path.ends_with(">"));
        const std::size_t number = line.find_first_of("0123456789", close);
        if (!source || number == npos || number > close + 40)
            continue;
        const std::size_t digits = digitsAt(line, number);
        Translated frame{{start, close}, {number, number + digits}, nameIn(line, number + digits)};
        return frame;
    }
    return std::nullopt;
}

/// The word for a file in a language of many users, or letters that English has not.
bool isForeignWord(std::string_view line)
{
    if (!line.empty() && static_cast<unsigned char>(line[0]) >= 0x80)
        return true;
    for (std::string_view word :
         {"Datei ", "Fichier ", "Archivo ", "Fichero ", "Arquivo ", "Ficheiro ", "Plik ",
          "Bestand ", "Dosya ", "Berkas ", "Soubor ", "Tiedosto "})
        if (line.starts_with(word))
            return true;
    return false;
}

class Translator
{
public:
    explicit Translator(const Piece &piece)
        : m_piece(piece), m_lines(splitLines(piece.text)), m_rewriter(piece)
    {}

    bool run(Piece &piece)
    {
        m_frames.resize(m_lines.size());
        bool any = false;
        // Where CPython's own words stand beside it, only what is surely another language counts.
        bool own = false;
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            own = own || trimmed(text(i)).starts_with("File \"") ||
                  trimmed(text(i)).starts_with("File \u201c");
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_frames[i] = readTranslated(text(i));
            if (own && m_frames[i] && !isForeignWord(trimmed(text(i))))
                m_frames[i].reset();
            any = any || m_frames[i];
        }
        if (!any)
            return false;
        markHeaders();
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            write(i);
        Piece made = m_rewriter.finish();
        addRepair(piece, "localised",
                  "The words of a translated traceback were put back into Python's own.",
                  m_changed);
        made.repairs = piece.repairs;
        piece = std::move(made);
        return true;
    }

private:
    std::string_view text(std::size_t i) const { return lineText(m_piece.text, m_lines[i]); }

    static bool endsWithColon(std::string_view line)
    {
        line = trimmed(line);
        return line.ends_with(":") || line.ends_with("\uff1a");
    }

    /// The line above the first frame of a block is its header, one that ends in a colon above it
    /// the sentence.
    void markHeaders()
    {
        bool inBlock = false;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_frames[i] && !inBlock && i > 0 && !m_frames[i - 1]) {
                const std::string_view above = trimmed(text(i - 1));
                if (endsWithColon(above) || above.ends_with(")") || above.ends_with("\uff09"))
                    m_headers.push_back(i - 1);
                inBlock = true;
            } else if (inBlock && !m_frames[i] && indentSize(text(i)) == 0 && !isBlank(text(i)) &&
                       i > 0 && !m_frames[i - 1]) {
                inBlock = false;
            }
        }
        for (std::size_t n = 1; n < m_headers.size(); ++n) {
            std::size_t i = m_headers[n];
            while (i > 0 && isBlank(text(i - 1)))
                --i;
            if (i > 0 && endsWithColon(text(i - 1)) && trimmed(text(i - 1)).size() > 20)
                m_sentences.push_back(i - 1);
        }
    }

    bool isIn(const std::vector<std::size_t> &list, std::size_t i) const
    {
        return std::binary_search(list.begin(), list.end(), i);
    }

    void write(std::size_t i)
    {
        const base::TextRange range = m_lines[i].range;
        const std::string_view line = text(i);
        if (m_frames[i]) {
            const std::size_t start = range.start;
            m_rewriter.copy({start, start + indentSize(line)});
            m_rewriter.replace("File \"",
                               {start + indentSize(line), start + m_frames[i]->file.start});
            copyPart(start, m_frames[i]->file);
            m_rewriter.insert("\", line ", start + m_frames[i]->file.end);
            copyPart(start, m_frames[i]->line);
            if (!m_frames[i]->function.empty()) {
                m_rewriter.insert(", in ", start + m_frames[i]->function.start);
                copyPart(start, m_frames[i]->function);
            }
            change(range);
        } else if (isIn(m_headers, i)) {
            m_rewriter.replace("Traceback (most recent call last):", range);
            change(range);
        } else if (isIn(m_sentences, i)) {
            m_rewriter.replace(
                isCause(line)
                    ? "The above exception was the direct cause of the following exception:"
                    : "During handling of the above exception, another exception occurred:",
                range);
            change(range);
        } else if (const std::size_t colon = wideColon(line); colon != npos) {
            m_rewriter.copy({range.start, range.start + colon});
            m_rewriter.replace(": ", {range.start + colon, range.start + colon + 3});
            m_rewriter.copy({range.start + colon + 3, range.end});
        } else {
            m_rewriter.copy(range);
        }
        m_rewriter.copy({range.end, m_lines[i].next});
    }

    void copyPart(std::size_t start, base::TextRange part)
    {
        m_rewriter.copy({start + part.start, start + part.end});
    }

    void change(base::TextRange range)
    {
        m_changed = m_changed.empty() ? range : base::TextRange{m_changed.start, range.end};
    }

    static bool isCause(std::string_view line)
    {
        for (std::string_view word :
             {"caus", "Ursache", "\u539f\u56e0", "\u5f15\u8d77",
              "\u043f\u0440\u0438\u0447\u0438\u043d", "przyczyn", "\uc6d0\uc778"})
            if (line.find(word) != npos)
                return true;
        return false;
    }

    /// A full-width colon behind the type of an exception line.
    static std::size_t wideColon(std::string_view line)
    {
        std::size_t at = 0;
        while (at < line.size() && (isWordByte(line[at]) || line[at] == '.') &&
               static_cast<unsigned char>(line[at]) < 0x80)
            ++at;
        return at > 0 && line.substr(at, 3) == "\uff1a" && isAscii(line.substr(0, at)) ? at : npos;
    }

    const Piece &m_piece;
    std::vector<Line> m_lines;
    Rewriter m_rewriter;
    std::vector<std::optional<Translated>> m_frames;
    std::vector<std::size_t> m_headers;
    std::vector<std::size_t> m_sentences;
    base::TextRange m_changed;
};

} // namespace

// CPython prints English everywhere; pages and phones that translate do not know that.
void translateFrames(Reading &reading)
{
    for (Piece &piece : reading.pieces) {
        if (piece.language == "python" || piece.text.size() > (8u << 20) ||
            piece.text.find(".py") == std::string::npos)
            continue;
        const Piece from = piece;
        Translator(from).run(piece);
    }
}

} // namespace paste
