#include "ui/theme/tokens.h"
#include <cmath>

namespace theme {

namespace {

QColor hex(unsigned rgb)
{
    return QColor::fromRgb(0xff000000U | rgb);
}

Tokens makeLight()
{
    Tokens t;
    t.window = hex(0xf6f7f9), t.surface = hex(0xffffff), t.surfaceAlt = hex(0xeef0f3);
    t.gutter = hex(0xf0f2f5);
    t.text = hex(0x1b1f24), t.textMuted = hex(0x57606a), t.gutterText = hex(0x606973);
    t.accent = hex(0x0b57d0), t.accentText = hex(0xffffff), t.focus = hex(0x0b57d0);
    t.border = hex(0x7d8590), t.divider = hex(0xd5d9df), t.selection = hex(0xcfe2ff);
    t.primaryBg = hex(0xffe4a3), t.primaryEdge = hex(0x8a5a00);
    t.secondaryBg = hex(0xdbe8ff), t.secondaryEdge = hex(0x2f66c4);
    t.addBg = hex(0xe3f5e6), t.addWord = hex(0xa9e2b4), t.addEdge = hex(0x1a7f37);
    t.delBg = hex(0xfdeaea), t.delWord = hex(0xf7c0c0), t.delEdge = hex(0xb42318);
    t.annotationText = hex(0x4d3800), t.annotationBg = hex(0xfff7e0);
    t.ok = hex(0x116329), t.warn = hex(0x7a4b00), t.err = hex(0xa40e26), t.info = hex(0x0a4a9e);
    t.keyword = hex(0x8a1c7c), t.string = hex(0x0a5d3a), t.number = hex(0x0b4f9e);
    t.comment = hex(0x465059), t.function = hex(0x5a3e00), t.type = hex(0x1a4fa3);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = hex(0x1b1d21), t.surface = hex(0x141619), t.surfaceAlt = hex(0x23262b);
    t.gutter = hex(0x1b1e22);
    t.text = hex(0xe6e8eb), t.textMuted = hex(0xa4acb6), t.gutterText = hex(0x98a1ac);
    t.accent = hex(0x8ab4f8), t.accentText = hex(0x0a1a33), t.focus = hex(0x8ab4f8);
    t.border = hex(0x7b838d), t.divider = hex(0x363b42), t.selection = hex(0x243d61);
    t.primaryBg = hex(0x4d3a08), t.primaryEdge = hex(0xf2c14e);
    t.secondaryBg = hex(0x1c3557), t.secondaryEdge = hex(0x7fb0ff);
    t.addBg = hex(0x12291a), t.addWord = hex(0x1a4a2a), t.addEdge = hex(0x4cc26a);
    t.delBg = hex(0x331819), t.delWord = hex(0x5c2628), t.delEdge = hex(0xff8f86);
    t.annotationText = hex(0xf5dfa0), t.annotationBg = hex(0x2e2710);
    t.ok = hex(0x6fdc8c), t.warn = hex(0xf2c14e), t.err = hex(0xff9a92), t.info = hex(0x8ab4f8);
    t.keyword = hex(0xe0a3ff), t.string = hex(0x8fd6a8), t.number = hex(0x8fc1ff);
    t.comment = hex(0xb3bbc4), t.function = hex(0xf0c987), t.type = hex(0x9cc4ff);
    return t;
}

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &tokensFor(Scheme scheme, const QPalette &system)
{
    if (scheme == Scheme::System)
        return luminance(system.color(QPalette::Base)) < 0.18 ? darkTokens() : lightTokens();
    return scheme == Scheme::Dark ? darkTokens() : lightTokens();
}

QPalette paletteFor(const Tokens &t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.surfaceAlt);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.textMuted);
    p.setColor(QPalette::Button, t.surfaceAlt);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.err);
    p.setColor(QPalette::Highlight, t.selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::ToolTipBase, t.surfaceAlt);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.surfaceAlt);
    p.setColor(QPalette::Mid, t.divider);
    p.setColor(QPalette::Dark, t.border);
    p.setColor(QPalette::Shadow, t.divider);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.dark ? hex(0x6c747e) : hex(0x8b949e));
    return p;
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace theme
