#pragma once
#include <QColor>
#include <QPalette>
#include <QString>

namespace theme {

enum class Scheme { System, Light, Dark };

/// The colours of the program, by what they mean.
struct Tokens {
    bool dark = false;
    QColor window, surface, surfaceAlt, gutter;
    QColor text, textMuted, gutterText;
    QColor accent, accentText, focus, border, divider, selection;
    QColor primaryBg, primaryEdge, secondaryBg, secondaryEdge;
    QColor addBg, addWord, addEdge, delBg, delWord, delEdge;
    QColor annotationText, annotationBg;
    QColor ok, warn, err, info;
    QColor keyword, string, number, comment, function, type;

    friend bool operator==(const Tokens &, const Tokens &) = default;
};

const Tokens &lightTokens();
const Tokens &darkTokens();

/// The tokens of a scheme; System takes those whose surface is nearer to the palette's base.
const Tokens &tokensFor(Scheme scheme, const QPalette &system);

/// A palette made of the tokens, for widgets that no rule of the style sheet names.
QPalette paletteFor(const Tokens &tokens);

/// Flat frames, visible focus, badges: what a palette cannot say.
QString styleSheetFor(const Tokens &tokens);

/// Ratio of two colours' relative luminance as WCAG defines it, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace theme
