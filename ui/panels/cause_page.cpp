#include "ui/panels/cause_page.h"
#include "app/knowledge/verified.h"
#include "ui/bridge/markdown.h"
#include "ui/bridge/text.h"
#include "ui/editor/paste_editor.h"
#include "ui/models/catalogue_model.h"
#include "ui/models/evidence_model.h"
#include "ui/models/words.h"
#include <QCoreApplication>
#include <QStringList>

namespace panels {

namespace {

QString tr(const char *words)
{
    return QCoreApplication::translate("page", words);
}

QString escaped(const std::string &bytes)
{
    return bridge::text(bytes).toHtmlEscaped();
}

QString head(const theme::Tokens &t)
{
    return QStringLiteral(
               "<style>a{color:%1;} code{font-family:monospace;} pre{background:%2;}"
               " .quiet{color:%3;} h2{font-size:medium;margin-top:14px;margin-bottom:2px;}"
               " h1{font-size:large;margin-bottom:2px;} "
               "p{margin-top:4px;margin-bottom:4px;}</style>")
        .arg(t.accent.name(), t.surfaceAlt.name(), t.textMuted.name());
}

/// Headings of an explanation are sections of the page, one level down.
QString explanationHtml(const knowledge::Cause &cause, const knowledge::KnowledgeBase &base)
{
    QString html = bridge::markdownToHtml(base.explanation(cause));
    html.replace(QLatin1String("<h1>"), QLatin1String("<h2>"));
    html.replace(QLatin1String("</h1>"), QLatin1String("</h2>"));
    return html;
}

QString documentsHtml(const knowledge::Cause &cause, const knowledge::KnowledgeBase &base)
{
    QString html;
    for (const std::string &reference : cause.claims) {
        const std::size_t hash = reference.find('#');
        const knowledge::Document *document = base.document(reference.substr(0, hash));
        if (!document || hash == std::string::npos)
            continue;
        for (const knowledge::Claim &claim : document->claims) {
            if (claim.id != reference.substr(hash + 1))
                continue;
            html +=
                QStringLiteral("<p><b>%1</b> \u2014 %2 <span class=quiet>(%3, %4)</span><br>%5</p>")
                    .arg(verdictWord(claim.verdict).toHtmlEscaped(), escaped(claim.text),
                         escaped(document->title), escaped(claim.id), escaped(claim.why));
        }
    }
    return html.isEmpty() ? html
                          : QStringLiteral("<h2>%1</h2>").arg(tr("What the documents say")) + html;
}

QString relatedHtml(const knowledge::Cause &cause, const knowledge::KnowledgeBase &base)
{
    QStringList links;
    for (const std::string &id : cause.related) {
        if (const knowledge::Cause *other = base.cause(id))
            links << QStringLiteral("<a href=\"cause:%1\">%2</a>")
                         .arg(escaped(id), escaped(other->title));
    }
    QString html;
    if (!links.isEmpty())
        html += QStringLiteral("<h2>%1</h2><p>%2</p>")
                    .arg(tr("See also"), links.join(QStringLiteral("<br>")));
    QStringList sources;
    for (const std::string &source : cause.sources)
        sources << escaped(source);
    if (!sources.isEmpty())
        html += QStringLiteral("<h2>%1</h2><p class=quiet>%2</p>")
                    .arg(tr("Sources"), sources.join(QStringLiteral("<br>")));
    return html;
}

} // namespace

QString shortExplanation(const match::Finding &finding, const theme::Tokens &tokens)
{
    QStringList links;
    for (const match::Evidence &item : finding.evidence)
        links << QStringLiteral("<a href=\"evidence:%1\">%2&nbsp;%3</a>")
                     .arg(item.number)
                     .arg(editor::circled(item.number),
                          models::evidencePlace(item).toHtmlEscaped().replace(
                              QLatin1Char(' '), QLatin1String("&nbsp;")));
    QString html = head(tokens);
    html += QStringLiteral("<p><b>%1</b> %2</p>")
                .arg(tr("Why this happens."), escaped(finding.cause->summary));
    html += QStringLiteral("<p><b>%1</b> %2</p>")
                .arg(tr("%1 match.").arg(models::strengthWord(finding.strength)),
                     models::strengthReason(finding).toHtmlEscaped());
    if (!links.isEmpty())
        html += QStringLiteral("<p>%1 %2</p>")
                    .arg(tr("Evidence:"), links.join(QStringLiteral(" \u00a0 ")));
    return html;
}

QString causePage(const knowledge::Cause &cause, const knowledge::KnowledgeBase &base,
                  const theme::Tokens &tokens)
{
    QStringList facts = {models::fixWords(cause)};
    facts << (cause.versions.empty() ? tr("every Python")
                                     : tr("Python %1").arg(bridge::text(cause.versions)));
    QStringList libraries;
    for (const std::string &library : cause.libraries)
        libraries << bridge::text(library);
    if (!libraries.isEmpty())
        facts << libraries.join(QStringLiteral(", "));
    QString html = head(tokens);
    html += QStringLiteral("<h1>%1</h1>").arg(escaped(cause.title));
    html += QStringLiteral("<p class=quiet>%1 / %2<br>%3<br>%4</p>")
                .arg(escaped(cause.family), escaped(cause.id),
                     facts.join(QStringLiteral(" \u00b7 ")).toHtmlEscaped(),
                     verifiedLine(cause).toHtmlEscaped());
    html += QStringLiteral("<p>%1</p>").arg(escaped(cause.summary));
    html += explanationHtml(cause, base);
    html += documentsHtml(cause, base);
    html += relatedHtml(cause, base);
    return html;
}

QString verifiedLine(const knowledge::Cause &cause)
{
    const auto seen = knowledge::verification(cause);
    if (!seen)
        return tr("Not verified by a run yet");
    QStringList with;
    for (const std::string &version : seen->python)
        with << tr("Python %1").arg(bridge::text(version));
    for (const auto &[library, version] : seen->libraries)
        with << bridge::text(library) + QLatin1Char(' ') + bridge::text(version);
    return tr("Verified on %1 with %2")
        .arg(bridge::text(seen->on), with.join(QStringLiteral(", ")));
}

QString verdictWord(const std::string &verdict)
{
    if (verdict == "right")
        return tr("Right");
    if (verdict == "partly")
        return tr("Partly right");
    if (verdict == "wrong")
        return tr("Wrong");
    if (verdict == "obsolete")
        return tr("Out of date");
    if (verdict == "data-defect")
        return tr("A defect of the document");
    return tr("Could not be checked");
}

} // namespace panels
