#include "ui/editor/code_editor.h"
#include <QKeyEvent>
#include <QMouseEvent>

namespace editor {

namespace {

/// Lines above which wrapping costs seconds, and the length of a line above which every key does.
constexpr int maxWrappedLines = 5000;
constexpr std::size_t maxWrappedLine = 10000;
/// Bytes up to which a text is coloured as a whole at every change.
constexpr std::size_t styledWhole = 512 * 1024;

/// A letter with Ctrl that is bound to nothing here, or Esc.
bool isForeignKey(const QKeyEvent &event)
{
    static constexpr int bound[] = {Qt::Key_A, Qt::Key_C, Qt::Key_X,
                                    Qt::Key_V, Qt::Key_Z, Qt::Key_Y};
    if (event.key() == Qt::Key_Escape)
        return true;
    return (event.modifiers() & Qt::ControlModifier) && event.key() < Qt::Key_Escape &&
           std::find(std::begin(bound), std::end(bound), event.key()) == std::end(bound);
}

/// Whether wrapping would not cost seconds.
bool canWrap(std::string_view bytes)
{
    std::size_t start = 0;
    for (int lines = 0; start < bytes.size(); ++lines) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
        if (end - start > maxWrappedLine || lines > maxWrappedLines)
            return false;
        start = end + 1;
    }
    return true;
}

} // namespace

CodeEditor::CodeEditor(QWidget *parent) : QsciScintilla(parent), m_tokens(theme::lightTokens())
{
    setUtf8(true);
    send(SCI_SETLEXER, SCLEX_CONTAINER);
    send(SCI_SETCODEPAGE, SC_CP_UTF8);
    setFrameShape(QFrame::NoFrame);
    setEolMode(EolUnix);
    send(SCI_SETPASTECONVERTENDINGS, 0);
    setAutoIndent(true);
    setIndentationsUseTabs(false);
    setIndentationWidth(4);
    setTabWidth(4);
    setFolding(NoFoldStyle);
    setMarginWidth(1, 0);
    send(SCI_SETMARGINLEFT, 0, 3);
    send(SCI_SETSCROLLWIDTHTRACKING, 1);
    send(SCI_SETSCROLLWIDTH, 1);
    send(SCI_SETWRAPINDENTMODE, SC_WRAPINDENT_INDENT);
    send(SCI_SETCARETLINEVISIBLEALWAYS, 0);
    send(SCI_ANNOTATIONSETVISIBLE, ANNOTATION_STANDARD);
    send(SCI_SETMULTIPLESELECTION, 0);
    bindAllowedKeys();
    connect(this, &QsciScintillaBase::SCN_STYLENEEDED, this, &CodeEditor::styleTo);
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_setting)
            emit edited();
    });
    connect(this, &QsciScintilla::linesChanged, this, &CodeEditor::updateNumberMargin);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &CodeEditor::caretMoved);
    setWrapped(true);
    setTokens(m_tokens);
    updateNumberMargin();
}

void CodeEditor::bindAllowedKeys()
{
    send(SCI_CLEARALLCMDKEYS);
    const auto bind = [this](int key, int modifiers, int command) {
        send(SCI_ASSIGNCMDKEY, static_cast<unsigned long>(key | (modifiers << 16)), command);
    };
    const int none = 0, shift = SCMOD_SHIFT, ctrl = SCMOD_CTRL, both = SCMOD_SHIFT | SCMOD_CTRL;
    const struct {
        int key, move, extend, far, farExtend;
    } movement[] = {
        {SCK_LEFT, SCI_CHARLEFT, SCI_CHARLEFTEXTEND, SCI_WORDLEFT, SCI_WORDLEFTEXTEND},
        {SCK_RIGHT, SCI_CHARRIGHT, SCI_CHARRIGHTEXTEND, SCI_WORDRIGHT, SCI_WORDRIGHTEXTEND},
        {SCK_UP, SCI_LINEUP, SCI_LINEUPEXTEND, SCI_LINESCROLLUP, SCI_PARAUPEXTEND},
        {SCK_DOWN, SCI_LINEDOWN, SCI_LINEDOWNEXTEND, SCI_LINESCROLLDOWN, SCI_PARADOWNEXTEND},
        {SCK_HOME, SCI_VCHOME, SCI_VCHOMEEXTEND, SCI_DOCUMENTSTART, SCI_DOCUMENTSTARTEXTEND},
        {SCK_END, SCI_LINEEND, SCI_LINEENDEXTEND, SCI_DOCUMENTEND, SCI_DOCUMENTENDEXTEND},
        {SCK_PRIOR, SCI_PAGEUP, SCI_PAGEUPEXTEND, SCI_PAGEUP, SCI_PAGEUPEXTEND},
        {SCK_NEXT, SCI_PAGEDOWN, SCI_PAGEDOWNEXTEND, SCI_PAGEDOWN, SCI_PAGEDOWNEXTEND},
    };
    for (const auto &row : movement) {
        bind(row.key, none, row.move);
        bind(row.key, shift, row.extend);
        bind(row.key, ctrl, row.far);
        bind(row.key, both, row.farExtend);
    }
    bind(SCK_DELETE, none, SCI_CLEAR);
    bind(SCK_DELETE, ctrl, SCI_DELWORDRIGHT);
    bind(SCK_DELETE, shift, SCI_CUT);
    bind(SCK_BACK, none, SCI_DELETEBACK);
    bind(SCK_BACK, shift, SCI_DELETEBACK);
    bind(SCK_BACK, ctrl, SCI_DELWORDLEFT);
    bind(SCK_RETURN, none, SCI_NEWLINE);
    bind(SCK_RETURN, shift, SCI_NEWLINE);
    bind('A', ctrl, SCI_SELECTALL);
    bind('C', ctrl, SCI_COPY);
    bind('X', ctrl, SCI_CUT);
    bind('V', ctrl, SCI_PASTE);
    bind('Z', ctrl, SCI_UNDO);
    bind('Z', both, SCI_REDO);
    bind('Y', ctrl, SCI_REDO);
    bind(SCK_INSERT, ctrl, SCI_COPY);
    bind(SCK_INSERT, shift, SCI_PASTE);
}

void CodeEditor::setBytes(std::string_view bytes)
{
    m_setting = true;
    const bool readOnly = isReadOnly();
    send(SCI_SETREADONLY, 0);
    setNotes({});
    send(SCI_CLEARALL);
    setWrapped(canWrap(bytes));
    // ADDTEXT takes a length: NUL bytes and broken UTF-8 survive.
    SendScintilla(SCI_ADDTEXT, static_cast<unsigned long>(bytes.size()), bytes.data());
    send(SCI_EMPTYUNDOBUFFER);
    send(SCI_SETREADONLY, readOnly ? 1 : 0);
    send(SCI_GOTOPOS, 0);
    send(SCI_SETXOFFSET, 0);
    m_setting = false;
    updateNumberMargin();
}

void CodeEditor::replaceBytes(base::TextRange range, std::string_view bytes)
{
    if (bytes.size() > maxWrappedLine && !canWrap(bytes))
        setWrapped(false);
    send(SCI_BEGINUNDOACTION);
    send(SCI_SETTARGETRANGE, range.start, long(range.end));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()), bytes.data());
    send(SCI_ENDUNDOACTION);
}

std::string CodeEditor::bytes() const
{
    return std::string(view());
}

std::string_view CodeEditor::view() const
{
    return {reinterpret_cast<const char *>(send(SCI_GETCHARACTERPOINTER)), byteCount()};
}

std::string_view CodeEditor::lineBytes(int line) const
{
    const auto number = static_cast<unsigned long>(line);
    const auto start = std::size_t(send(SCI_POSITIONFROMLINE, number));
    return view().substr(start, std::size_t(send(SCI_GETLINEENDPOSITION, number)) - start);
}

std::size_t CodeEditor::byteCount() const
{
    return std::size_t(send(SCI_GETLENGTH));
}

void CodeEditor::setStyler(Styler styler)
{
    m_styler = std::move(styler);
    send(SCI_CLEARDOCUMENTSTYLE);
    if (byteCount() <= styledWhole)
        send(SCI_COLOURISE, 0, -1);
}

void CodeEditor::styleTo(int position)
{
    // A large text is coloured as far as it is looked at, and line by line only.
    const bool whole = byteCount() <= styledWhole;
    const long from =
        whole ? 0 : send(SCI_POSITIONFROMLINE, send(SCI_LINEFROMPOSITION, send(SCI_GETENDSTYLED)));
    const std::string_view all = view();
    const std::string_view text =
        whole ? all : all.substr(std::size_t(from), std::size_t(position - from));
    const Styles styles = !whole     ? pasteStyles(text, {})
                          : m_styler ? m_styler(text)
                                     : Styles(text.size(), theme::TextStyle);
    send(SCI_STARTSTYLING, static_cast<unsigned long>(from));
    SendScintilla(SCI_SETSTYLINGEX,
                  static_cast<unsigned long>(std::min(styles.size(), text.size())),
                  reinterpret_cast<const char *>(styles.data()));
}

void CodeEditor::setTokens(const theme::Tokens &tokens)
{
    m_tokens = tokens;
    theme::applyTheme(*this, tokens, m_points);
    m_columns = 0;
    showNotes();
}

void CodeEditor::setCodePoints(int points)
{
    m_points = std::clamp(points, 8, 32);
    setTokens(m_tokens);
    updateNumberMargin();
}

void CodeEditor::showRange(base::TextRange range)
{
    const long line = lineOfByte(range.start);
    send(SCI_ENSUREVISIBLE, static_cast<unsigned long>(line));
    send(SCI_SETEMPTYSELECTION, range.start);
    send(SCI_SCROLLRANGE, range.end, long(range.start));
}

void CodeEditor::reveal(base::TextRange range)
{
    const auto line = static_cast<unsigned long>(lineOfByte(range.start));
    send(SCI_ENSUREVISIBLE, line);
    const long top = send(SCI_GETFIRSTVISIBLELINE);
    const long shown = send(SCI_LINESONSCREEN);
    const long at = send(SCI_VISIBLEFROMDOCLINE, line);
    // A third from the top: what follows is as telling as what is above.
    if (at < top || at > top + shown * 3 / 4)
        send(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(std::max(0L, at - shown / 3)));
}

base::TextRange CodeEditor::selectedBytes() const
{
    return {std::size_t(send(SCI_GETSELECTIONSTART)), std::size_t(send(SCI_GETSELECTIONEND))};
}

int CodeEditor::lineOfByte(std::size_t byte) const
{
    return int(send(SCI_LINEFROMPOSITION, byte));
}

void CodeEditor::setWrapped(bool wrapped)
{
    setWrapMode(wrapped ? WrapWord : WrapNone);
}

bool CodeEditor::focusNextPrevChild(bool next)
{
    if (!m_tabMovesFocus && !isReadOnly())
        return QsciScintilla::focusNextPrevChild(next);
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QsciScintilla::resizeEvent(event);
    showNotes();
}

void CodeEditor::mousePressEvent(QMouseEvent *event)
{
    const long position =
        send(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(event->pos().x()), event->pos().y());
    const int line = lineOfByte(std::size_t(position));
    const long lineEnd = send(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
    const long bottom = send(SCI_POINTYFROMPOSITION, 0, lineEnd) + send(SCI_TEXTHEIGHT, 0);
    if (send(SCI_ANNOTATIONGETLINES, static_cast<unsigned long>(line)) > 0 &&
        event->pos().y() > bottom)
        emit noteClicked(line);
    QsciScintilla::mousePressEvent(event);
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    const bool tab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    if (tab && !m_tabMovesFocus && !isReadOnly()) {
        send(event->key() == Qt::Key_Tab ? SCI_TAB : SCI_BACKTAB);
        return;
    }
    if (isForeignKey(*event)) {
        event->ignore(); // it would be typed as a control character
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

bool CodeEditor::event(QEvent *event)
{
    // Scintilla claims keys that it has no command for; those are the window's.
    if (event->type() == QEvent::ShortcutOverride &&
        isForeignKey(*static_cast<QKeyEvent *>(event))) {
        event->ignore();
        return false;
    }
    return QsciScintilla::event(event);
}

void CodeEditor::setNumbersShown(bool shown)
{
    m_numbersShown = shown;
    updateNumberMargin();
}

void CodeEditor::updateNumberMargin()
{
    const QString digits(std::max(3, int(QString::number(lines()).size()) + 1), QLatin1Char('9'));
    setMarginType(0, NumberMargin);
    setMarginWidth(0, m_numbersShown ? digits : QString());
}

} // namespace editor
