#include "ui/panels/explanation_panel.h"
#include "ui/bridge/text.h"
#include "ui/models/evidence_model.h"
#include "ui/panels/cause_page.h"
#include "ui/panels/widgets.h"
#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>

namespace panels {

ExplanationPanel::ExplanationPanel(QWidget *parent)
    : QWidget(parent), m_text(new QTextBrowser(this)), m_evidence(new QListView(this)),
      m_model(new models::EvidenceModel(this)), m_tokens(theme::lightTokens())
{
    m_text->setProperty("bare", true);
    m_text->setOpenLinks(false);
    m_text->setAccessibleName(tr("Explanation"));
    m_text->document()->setDocumentMargin(0);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_evidence->setModel(m_model);
    m_evidence->setAccessibleName(tr("Evidence"));
    m_evidence->setUniformItemSizes(true);
    m_evidence->setTextElideMode(Qt::ElideRight);
    m_evidence->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_more = button(tr("&More"), tr("Show the whole explanation of this cause"), this);
    m_more->setCheckable(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_more, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_evidence);
    layout->addStretch(1);

    connect(m_text, &QTextBrowser::anchorClicked, this, &ExplanationPanel::openLink);
    connect(m_more, &QPushButton::toggled, this, [this](bool expanded) {
        m_expanded = expanded;
        show();
        emit this->expanded(expanded);
    });
    const auto activate = [this](const QModelIndex &index) {
        if (index.isValid())
            emit evidenceActivated(m_model->evidence()[std::size_t(index.row())].number);
    };
    connect(m_evidence, &QListView::activated, this, activate);
    connect(m_evidence, &QListView::clicked, this, activate);
}

void ExplanationPanel::setFinding(const bridge::DiagnosisPtr &result, int finding)
{
    m_result = result;
    m_finding = finding;
    show();
}

void ExplanationPanel::setTokens(const theme::Tokens &tokens)
{
    m_tokens = tokens;
    show();
}

void ExplanationPanel::show()
{
    const bool any = m_result && m_finding >= 0;
    m_more->setText(m_expanded ? tr("&Less") : tr("&More"));
    if (!any) {
        m_text->clear();
        m_model->setEvidence({});
        return;
    }
    const match::Finding &finding = m_result->diagnosis.findings[std::size_t(m_finding)].finding;
    m_model->setEvidence(finding.evidence);
    QString html = shortExplanation(finding, m_tokens);
    if (m_expanded)
        html += causePage(*finding.cause, *m_result->knowledge, m_tokens);
    m_text->setHtml(html);
    const int rows = std::clamp(m_model->rowCount(), 0, 3);
    m_evidence->setVisible(rows > 0 && !m_expanded);
    m_evidence->setFixedHeight(rows * 24 + 6);
    fitHeight();
}

void ExplanationPanel::fitHeight()
{
    if (m_expanded) {
        m_text->setMaximumHeight(QWIDGETSIZE_MAX);
        m_text->setMinimumHeight(160);
        return;
    }
    const int wanted = int(m_text->document()->size().height()) + 6;
    m_text->setFixedHeight(std::clamp(wanted, 24, 150));
}

void ExplanationPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void ExplanationPanel::openLink(const QUrl &link)
{
    if (link.scheme() == QLatin1String("evidence"))
        emit evidenceActivated(link.path().toInt());
    else if (link.scheme() == QLatin1String("cause"))
        emit causeRequested(link.path());
}

} // namespace panels
