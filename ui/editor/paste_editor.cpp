#include "ui/editor/paste_editor.h"
#include <QPainter>
#include <map>

namespace editor {

namespace {

bool isCaretLine(std::string_view line)
{
    return line.find_first_of("~^") != line.npos && line.find_first_not_of(" \t\r|~^") == line.npos;
}

} // namespace

QString circled(int number)
{
    if (number >= 1 && number <= 20)
        return QString(QChar(0x2460 + number - 1));
    return QStringLiteral("(%1)").arg(number);
}

PasteEditor::PasteEditor(QWidget *parent) : CodeEditor(parent)
{
    setMarginType(2, TextMargin);
    setMarginWidth(2, QStringLiteral(" \u2460"));
    setStyler([](std::string_view text) { return pasteStyles(text, {}); });
    connect(this, &CodeEditor::noteClicked, this, &PasteEditor::onNoteClicked);
}

void PasteEditor::setEvidence(std::vector<EvidenceMark> marks)
{
    if (marks.empty() && m_evidence.empty())
        return;
    m_evidence = std::move(marks);
    refresh();
}

void PasteEditor::setHiddenRuns(std::vector<HiddenRun> runs)
{
    if (runs.empty() && m_runs.empty())
        return;
    send(SCI_SHOWLINES, 0, lines() - 1);
    m_runs = std::move(runs);
    refresh();
}

void PasteEditor::setRunsHidden(bool hidden)
{
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    refresh();
}

int PasteEditor::hiddenFrames() const
{
    int frames = 0;
    for (const HiddenRun &run : m_runs)
        frames += run.frames;
    return m_hidden ? frames : 0;
}

bool PasteEditor::isLineShown(int line) const
{
    return send(SCI_GETLINEVISIBLE, static_cast<unsigned long>(line)) != 0;
}

void PasteEditor::refresh()
{
    using namespace theme;
    for (const WordMark mark : {PrimaryMark, PrimaryEdge, SecondaryMark, SecondaryEdge})
        clearMark(mark);
    for (const int line : takeMarked(NumberedLine))
        send(SCI_MARGINSETTEXT, static_cast<unsigned long>(line), 0);
    std::vector<Note> notes;
    for (const HiddenRun &run : m_runs) {
        const auto first = static_cast<unsigned long>(run.first);
        if (!m_hidden || run.first < 1) {
            send(SCI_SHOWLINES, first, run.last);
            continue;
        }
        send(SCI_HIDELINES, first, run.last);
        notes.push_back(
            {run.first - 1,
             tr("\u25b8 %n library frame(s) hidden \u2014 click or Ctrl+Shift+H shows them",
                nullptr, run.frames),
             FoldNote, 2});
    }
    std::map<int, std::pair<QString, bool>> margins;
    for (const EvidenceMark &mark : m_evidence) {
        if (mark.range.end > byteCount())
            continue;
        fill(mark.primary ? PrimaryMark : SecondaryMark, mark.range);
        fill(mark.primary ? PrimaryEdge : SecondaryEdge, mark.range);
        const int line = lineOfByte(mark.range.start);
        auto &margin = margins[line];
        margin.first += circled(mark.number);
        margin.second = margin.second || mark.primary;
        // Python's carets belong to the line above them: the note goes below both.
        int below =
            lineOfByte(mark.range.end > mark.range.start ? mark.range.end - 1 : mark.range.end);
        if (below + 1 < lines() && isCaretLine(lineBytes(below + 1)))
            ++below;
        notes.push_back(
            {below, circled(mark.number) + QLatin1Char(' ') + mark.what, EvidenceNote, 4});
    }
    // What is said about a line comes before what is hidden below it.
    std::stable_sort(notes.begin(), notes.end(), [](const Note &a, const Note &b) {
        return std::pair(a.line, a.style == FoldNote) < std::pair(b.line, b.style == FoldNote);
    });
    std::size_t widest = 1;
    for (const auto &[line, margin] : margins) {
        widest = std::max(widest, std::size_t(margin.first.size()));
        SendScintilla(SCI_MARGINSETTEXT, static_cast<unsigned long>(line),
                      margin.first.toUtf8().constData());
        send(SCI_MARGINSETSTYLE, static_cast<unsigned long>(line),
             margin.second ? PrimaryMargin : SecondaryMargin);
        send(SCI_MARKERADD, static_cast<unsigned long>(line), NumberedLine);
    }
    setMarginWidth(2, QString(int(std::min<std::size_t>(widest, 4)) + 1, QChar(0x2460)));
    setNotes(std::move(notes));
}

void PasteEditor::onNoteClicked(int line)
{
    for (const HiddenRun &run : m_runs) {
        if (m_hidden && run.first - 1 == line) {
            setRunsHidden(false);
            emit hiddenRunsToggled(false);
            return;
        }
    }
}

void PasteEditor::paintEvent(QPaintEvent *event)
{
    CodeEditor::paintEvent(event);
    if (byteCount() > 0 || m_placeholder.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(tokens().textMuted);
    painter.setFont(font());
    painter.drawText(viewport()->rect().adjusted(72, 6, -24, -24), Qt::AlignLeft | Qt::TextWordWrap,
                     m_placeholder);
}

} // namespace editor
