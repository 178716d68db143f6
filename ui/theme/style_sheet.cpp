#include "ui/theme/tokens.h"
#include <QHash>

namespace theme {

namespace {

// Names in braces are tokens.
const char *const sheetTemplate = R"(
* { outline: none; }
QMainWindow, QDialog, QStackedWidget, QSplitter { background: {window}; }
QToolTip { background: {surfaceAlt}; color: {text}; border: 1px solid {border}; padding: 2px 4px; }
QLabel { background: transparent; }
QLabel[muted="true"] { color: {textMuted}; }
QLabel[badge="true"] { border: 1px solid {border}; border-radius: 4px; padding: 1px 8px; font-weight: bold; }
QLabel[tone="ok"] { color: {ok}; border-color: {ok}; }
QLabel[tone="warn"] { color: {warn}; border-color: {warn}; }
QLabel[tone="err"] { color: {err}; border-color: {err}; }
QLabel[tone="info"] { color: {info}; border-color: {info}; }
QPushButton, QToolButton { background: {surface}; border: 1px solid {border}; padding: 4px 12px; min-height: 18px; }
QToolButton { padding: 4px 6px; min-width: 16px; }
QPushButton:hover, QToolButton:hover { background: {surfaceAlt}; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: {selection}; }
QPushButton:focus, QToolButton:focus { border: 2px solid {focus}; padding: 3px 11px; }
QToolButton:focus { padding: 3px 5px; }
QPushButton:disabled, QToolButton:disabled { color: {disabled}; border-color: {divider}; }
QPushButton[primary="true"] { background: {accent}; color: {accentText}; border: 1px solid {accent}; font-weight: bold; }
QPushButton[primary="true"]:hover { background: {accentHover}; }
QPushButton[primary="true"]:focus { border: 2px solid {text}; padding: 3px 11px; }
QPushButton[primary="true"]:disabled { background: {surfaceAlt}; color: {disabled}; border-color: {divider}; }
QPushButton[flatLink="true"] { text-align: left; }
QToolButton[screen="true"] { border: none; border-bottom: 3px solid transparent; background: transparent; padding: 6px 12px 4px 12px; font-weight: bold; color: {textMuted}; }
QToolButton[screen="true"]:hover { color: {text}; background: {surfaceAlt}; }
QToolButton[screen="true"]:checked { color: {text}; border-bottom: 3px solid {accent}; background: transparent; }
QToolButton[screen="true"]:focus { border: 2px solid {focus}; border-bottom: 3px solid {accent}; padding: 4px 10px 4px 10px; }
QToolButton::menu-indicator { image: none; }
QLineEdit, QComboBox, QSpinBox { background: {surface}; border: 1px solid {border}; padding: 3px 6px; min-height: 20px; selection-background-color: {selection}; selection-color: {text}; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid {focus}; padding: 2px 5px; }
QLineEdit:disabled, QComboBox:disabled { color: {disabled}; border-color: {divider}; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/down-{mode}.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: {surface}; border: 1px solid {border}; selection-background-color: {selection}; selection-color: {text}; }
QAbstractItemView { background: {surface}; border: 1px solid {border}; selection-background-color: {selection}; selection-color: {text}; alternate-background-color: {surfaceAlt}; }
QAbstractItemView:focus { border: 2px solid {focus}; }
QAbstractItemView::item { border: none; padding: 2px 4px; min-height: 20px; }
QAbstractItemView::item:selected { background: {selection}; color: {text}; }
QTableView { gridline-color: {divider}; }
QHeaderView { background: {surfaceAlt}; border: none; }
QHeaderView::section { background: {surfaceAlt}; color: {textMuted}; border: none; border-bottom: 1px solid {divider}; padding: 3px 6px; font-weight: bold; }
QTextBrowser { background: {surface}; border: 1px solid {border}; padding: 4px; selection-background-color: {selection}; selection-color: {text}; }
QTextBrowser:focus { border: 2px solid {focus}; padding: 3px; }
QTextBrowser[bare="true"] { background: transparent; border: 2px solid transparent; padding: 0; }
QTextBrowser[bare="true"]:focus { border: 2px solid {focus}; }
QsciScintilla { border: 1px solid {border}; }
QsciScintilla:focus { border: 2px solid {focus}; }
QSplitter::handle { background: {window}; }
QSplitter::handle:hover { background: {divider}; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: {surfaceAlt}; color: {textMuted}; border: 1px solid {divider}; border-bottom: none; padding: 4px 10px; margin-right: 2px; min-height: 22px; }
QTabBar::tab:selected { background: {surface}; color: {text}; border-color: {border}; font-weight: bold; }
QTabBar::tab:focus { border: 2px solid {focus}; }
QTabBar::close-button { image: url(:/icons/close-{mode}.svg); }
QMenu { background: {surface}; border: 1px solid {border}; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; }
QMenu::item:selected { background: {selection}; color: {text}; }
QMenu::item:disabled { color: {disabled}; }
QMenu::separator { height: 1px; background: {divider}; margin: 4px; }
QMenu::indicator { width: 14px; height: 14px; left: 5px; }
QMenu::indicator:checked { image: url(:/icons/check-{mode}.svg); }
QStatusBar { background: {window}; color: {textMuted}; border-top: 1px solid {divider}; }
QStatusBar::item { border: none; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid {focus}; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid {border}; background: {surface}; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: {accent}; border-color: {accent}; image: url(:/icons/tick-{mode}.svg); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid {border}; border-radius: 8px; background: {surface}; }
QRadioButton::indicator:checked { border: 5px solid {accent}; width: 6px; height: 6px; }
QGroupBox { border: none; margin-top: 20px; font-weight: bold; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding: 0; }
QScrollBar:vertical { background: {surfaceAlt}; width: 12px; margin: 0; }
QScrollBar:horizontal { background: {surfaceAlt}; height: 12px; margin: 0; }
QScrollBar::handle { background: {border}; border: 3px solid {surfaceAlt}; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: {textMuted}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[notice="true"] { background: {annotationBg}; border: 1px solid {warn}; }
QFrame[notice="true"] QLabel { color: {annotationText}; }
QFrame[card="true"] { background: {surface}; border: 1px solid {divider}; }
QProgressBar { border: 1px solid {border}; background: {surface}; text-align: center; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: {accent}; }
)";

} // namespace

QString styleSheetFor(const Tokens &t)
{
    const QHash<QString, QColor> colours = {
        {QStringLiteral("window"), t.window},
        {QStringLiteral("surface"), t.surface},
        {QStringLiteral("surfaceAlt"), t.surfaceAlt},
        {QStringLiteral("text"), t.text},
        {QStringLiteral("textMuted"), t.textMuted},
        {QStringLiteral("accent"), t.accent},
        {QStringLiteral("accentText"), t.accentText},
        {QStringLiteral("accentHover"), t.dark ? t.accent.lighter(108) : t.accent.darker(112)},
        {QStringLiteral("focus"), t.focus},
        {QStringLiteral("border"), t.border},
        {QStringLiteral("divider"), t.divider},
        {QStringLiteral("selection"), t.selection},
        {QStringLiteral("annotationBg"), t.annotationBg},
        {QStringLiteral("annotationText"), t.annotationText},
        {QStringLiteral("ok"), t.ok},
        {QStringLiteral("warn"), t.warn},
        {QStringLiteral("err"), t.err},
        {QStringLiteral("info"), t.info},
        {QStringLiteral("disabled"), paletteFor(t).color(QPalette::Disabled, QPalette::ButtonText)},
    };
    QString sheet = QString::fromLatin1(sheetTemplate);
    sheet.replace(QLatin1String("{mode}"), t.dark ? QLatin1String("dark") : QLatin1String("light"));
    for (auto it = colours.cbegin(); it != colours.cend(); ++it)
        sheet.replace(QLatin1Char('{') + it.key() + QLatin1Char('}'), it.value().name());
    return sheet;
}

} // namespace theme
