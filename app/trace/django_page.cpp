#include "app/trace/formats.h"

namespace trace {

namespace {

/// `The above exception (MSG) was the direct cause ...`, `During handling of the above exception
/// (MSG), ...`
struct Sentence {
    Relation relation = Relation::Cause;
    std::size_t message = 0; ///< offset of MSG
};

std::optional<Sentence> sentenceStart(std::string_view line)
{
    if (line.starts_with("The above exception ("))
        return Sentence{Relation::Cause, 21};
    if (line.starts_with("During handling of the above exception ("))
        return Sentence{Relation::Context, 40};
    return std::nullopt;
}

std::string_view sentenceEnd(Relation relation)
{
    return relation == Relation::Cause ? ") was the direct cause of the following exception:"
                                       : "), another exception occurred:";
}

/// Value of a line "Exception Type: X at /path".
std::optional<std::string_view> field(std::string_view line, std::string_view name)
{
    if (!line.starts_with(name) || line.substr(name.size(), 1) != ":")
        return std::nullopt;
    return paste::trimmed(line.substr(name.size() + 1));
}

class Page
{
public:
    explicit Page(Reader &reader) : m_reader(reader) {}

    void read()
    {
        RaisedError error;
        error.block = m_reader.line().range;
        m_reader.skip();
        while (!m_reader.atEnd()) {
            const TextLine &line = m_reader.line();
            if (const auto sentence = sentenceStart(line.text)) {
                readSentence(*sentence, error);
                continue;
            }
            if (const auto type = field(line.text, "Exception Type")) {
                readFields(*type, error);
                break;
            }
            if (auto frame = readFrame(line))
                error.frames.push_back(std::move(*frame));
            else if (!error.frames.empty() && paste::indentSize(line.text) >= 2)
                addCode(error.frames.back(), line);
            else if (!paste::isBlank(line.text))
                break;
            m_reader.skip();
        }
        put(std::move(error));
        m_reader.sawFormat("django-debug-page");
    }

private:
    static void addCode(Frame &frame, const TextLine &line)
    {
        frame.range.end = line.range.end;
        if (!frame.code)
            frame.code = std::string(paste::trimmed(line.text));
        else if (isMarker(line.text))
            frame.marker =
                std::string(line.text.substr(std::min<std::size_t>(4, line.text.size())));
        else
            *frame.code += '\n' + std::string(line.text.substr(
                                      std::min<std::size_t>(4, paste::indentSize(line.text))));
    }

    // The sentence names the message of what came before; it may run over lines.
    void readSentence(const Sentence &sentence, RaisedError &error)
    {
        const std::string_view end = sentenceEnd(sentence.relation);
        std::string message(m_reader.text().substr(sentence.message));
        error.range = m_reader.line().from(sentence.message).range;
        std::size_t at = message.rfind(end);
        while (at == std::string::npos && m_reader.left() > 1 && message.size() < 100000) {
            m_reader.skip();
            const std::size_t before = message.size() + 1;
            message += '\n';
            message += m_reader.text();
            at = message.find(end, before);
        }
        error.range.end = m_reader.line().range.end;
        m_reader.skip();
        error.message = message.substr(0, at);
        error.relation = sentence.relation;
        error.of = m_reader.trace.exceptions.size() + 1;
        put(std::move(error));
        error = RaisedError{};
        error.block = m_reader.line().range;
    }

    void readFields(std::string_view type, RaisedError &error)
    {
        const std::size_t at = type.find(" at ");
        error.type = std::string(type.substr(0, at));
        error.range = m_reader.line().range;
        m_reader.skip();
        const auto value = field(m_reader.text(), "Exception Value");
        if (!value)
            return;
        error.message = std::string(*value);
        error.range.end = m_reader.line().range.end;
        m_reader.skip();
        while (!m_reader.atEnd() && !isPageField(m_reader.text())) {
            *error.message += '\n' + std::string(m_reader.text());
            m_reader.skip();
        }
        while (!error.message->empty() && error.message->back() == '\n')
            error.message->pop_back();
    }

    static bool isPageField(std::string_view line)
    {
        for (std::string_view name :
             {"Raised during:", "Request information:", "Exception Location:", "Request Method:"})
            if (line.starts_with(name))
                return true;
        return paste::isBlank(line);
    }

    void put(RaisedError error)
    {
        if (error.frames.empty() && error.type.empty() && !error.message)
            return;
        error.block.end = std::max(error.block.end, error.range.end);
        m_reader.trace.exceptions.push_back(std::move(error));
    }

    Reader &m_reader;
};

} // namespace

// The debug page's text view prints no exception line below the frames.
bool readDjangoPage(Reader &reader)
{
    if (!reader.hasDjangoPage || !isHead(reader.text()))
        return false;
    Page(reader).read();
    return true;
}

} // namespace trace
