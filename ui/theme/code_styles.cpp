#include "ui/theme/code_styles.h"
#include <QFontDatabase>
#include <Qsci/qsciscintillabase.h>

namespace theme {

namespace {

using Sci = QsciScintillaBase;

void setStyle(Sci &pane, unsigned long style, const QColor &fore, const QColor &back,
              bool bold = false, bool fill = false)
{
    pane.SendScintilla(Sci::SCI_STYLESETFORE, style, fore);
    pane.SendScintilla(Sci::SCI_STYLESETBACK, style, back);
    pane.SendScintilla(Sci::SCI_STYLESETBOLD, style, bold ? 1L : 0L);
    pane.SendScintilla(Sci::SCI_STYLESETEOLFILLED, style, fill ? 1L : 0L);
}

void setFontOf(Sci &pane, unsigned long style, const QFont &font, int points)
{
    pane.SendScintilla(Sci::SCI_STYLESETFONT, style, font.family().toUtf8().constData());
    pane.SendScintilla(Sci::SCI_STYLESETSIZE, style, long(points));
}

void setSyntaxStyles(Sci &pane, const Tokens &t)
{
    setStyle(pane, TextStyle, t.text, t.surface);
    setStyle(pane, KeywordStyle, t.keyword, t.surface, true);
    setStyle(pane, StringStyle, t.string, t.surface);
    setStyle(pane, NumberStyle, t.number, t.surface);
    setStyle(pane, CommentStyle, t.comment, t.surface);
    setStyle(pane, FunctionStyle, t.function, t.surface);
    setStyle(pane, TypeStyle, t.type, t.surface);
    setStyle(pane, QuietStyle, t.textMuted, t.surface);
    setStyle(pane, ExceptionStyle, t.err, t.surface, true);
    setStyle(pane, HeadingStyle, t.text, t.surface, true);
    setStyle(pane, HunkStyle, t.info, t.surface, true);
}

void setNoteStyles(Sci &pane, const Tokens &t, const QFont &font, int points)
{
    setStyle(pane, ReasonNote, t.annotationText, t.annotationBg, false, true);
    setStyle(pane, EvidenceNote, t.annotationText, t.annotationBg, false, true);
    setStyle(pane, FoldNote, t.textMuted, t.surfaceAlt, false, true);
    setStyle(pane, LeftOutNote, t.textMuted, t.surfaceAlt, false, true);
    setStyle(pane, NumberMargin, t.gutterText, t.gutter);
    setStyle(pane, AddedMargin, t.addEdge, t.gutter, true);
    setStyle(pane, RemovedMargin, t.delEdge, t.gutter, true);
    setStyle(pane, PrimaryMargin, t.primaryEdge, t.gutter, true);
    setStyle(pane, SecondaryMargin, t.secondaryEdge, t.gutter, true);
    for (unsigned long style = ReasonNote; style <= LeftOutNote; ++style)
        setFontOf(pane, style, font, points > 8 ? points - 1 : points);
}

void setMarker(Sci &pane, unsigned long marker, long symbol, const QColor &back)
{
    pane.SendScintilla(Sci::SCI_MARKERDEFINE, marker, symbol);
    pane.SendScintilla(Sci::SCI_MARKERSETBACK, marker, back);
    pane.SendScintilla(Sci::SCI_MARKERSETFORE, marker, back);
}

void setWordMark(Sci &pane, unsigned long mark, const QColor &fill, const QColor &edge)
{
    pane.SendScintilla(Sci::SCI_INDICSETSTYLE, mark, long(Sci::INDIC_FULLBOX));
    pane.SendScintilla(Sci::SCI_INDICSETFORE, mark, fill);
    pane.SendScintilla(Sci::SCI_INDICSETALPHA, mark, 255L);
    pane.SendScintilla(Sci::SCI_INDICSETOUTLINEALPHA, mark, 255L);
    pane.SendScintilla(Sci::SCI_INDICSETUNDER, mark, 1L);
    pane.SendScintilla(Sci::SCI_INDICSETSTYLE, mark + 1, long(Sci::INDIC_COMPOSITIONTHICK));
    pane.SendScintilla(Sci::SCI_INDICSETFORE, mark + 1, edge);
    pane.SendScintilla(Sci::SCI_INDICSETUNDER, mark + 1, 1L);
}

} // namespace

QFont codeFont(int points)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSize(points);
    return font;
}

void applyTheme(QsciScintillaBase &pane, const Tokens &t, int points)
{
    const QFont font = codeFont(points);
    setFontOf(pane, Sci::STYLE_DEFAULT, font, points);
    setStyle(pane, Sci::STYLE_DEFAULT, t.text, t.surface);
    // Every style starts as a copy of the default one; what differs follows.
    pane.SendScintilla(Sci::SCI_STYLECLEARALL);
    setStyle(pane, Sci::STYLE_LINENUMBER, t.gutterText, t.gutter);
    setStyle(pane, Sci::STYLE_INDENTGUIDE, t.divider, t.surface);
    setSyntaxStyles(pane, t);
    setNoteStyles(pane, t, font, points);

    setMarker(pane, AddedLine, Sci::SC_MARK_BACKGROUND, t.addBg);
    setMarker(pane, RemovedLine, Sci::SC_MARK_BACKGROUND, t.delBg);
    setMarker(pane, HeaderLine, Sci::SC_MARK_BACKGROUND, t.surfaceAlt);
    setMarker(pane, LeftOutLine, Sci::SC_MARK_BACKGROUND, t.surfaceAlt);
    setMarker(pane, CurrentChange, Sci::SC_MARK_LEFTRECT, t.accent);
    setMarker(pane, NotedLine, Sci::SC_MARK_EMPTY, t.surface);
    setMarker(pane, NumberedLine, Sci::SC_MARK_EMPTY, t.surface);
    setWordMark(pane, PrimaryMark, t.primaryBg, t.primaryEdge);
    setWordMark(pane, SecondaryMark, t.secondaryBg, t.secondaryEdge);
    setWordMark(pane, AddedWord, t.addWord, t.addEdge);
    setWordMark(pane, RemovedWord, t.delWord, t.delEdge);

    pane.SendScintilla(Sci::SCI_SETCARETFORE, t.text);
    pane.SendScintilla(Sci::SCI_SETCARETWIDTH, 2UL);
    pane.SendScintilla(Sci::SCI_SETSELFORE, 0UL, t.text);
    pane.SendScintilla(Sci::SCI_SETSELBACK, 1UL, t.selection);
    pane.SendScintilla(Sci::SCI_SETWHITESPACEFORE, 1UL, t.textMuted);
    pane.SendScintilla(Sci::SCI_SETFOLDMARGINCOLOUR, 1UL, t.gutter);
    pane.SendScintilla(Sci::SCI_SETFOLDMARGINHICOLOUR, 1UL, t.gutter);
    pane.SendScintilla(Sci::SCI_SETEDGECOLOUR, t.divider);
    pane.SendScintilla(Sci::SCI_SETEXTRAASCENT, 2UL);
    pane.SendScintilla(Sci::SCI_SETEXTRADESCENT, 2UL);
}

} // namespace theme
