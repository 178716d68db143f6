#include "ui/panels/no_match_panel.h"
#include "ui/bridge/text.h"
#include "ui/models/words.h"
#include "ui/panels/widgets.h"
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace panels {

using bridge::text;

namespace {

/// What to look for in the catalogue: the message's own words, else the exception's name.
QString termFor(const diagnose::Diagnosis &diagnosis)
{
    if (diagnosis.trace.exceptions.empty()) {
        return diagnosis.trace.warnings.empty() ? QString()
                                                : text(diagnosis.trace.warnings.front().category);
    }
    const trace::RaisedError &last = diagnosis.trace.exceptions.back();
    QString message =
        text(last.message.value_or(std::string())).section(QLatin1Char('\n'), 0, 0).simplified();
    message = message.section(QLatin1Char(' '), 0, 4);
    return message.isEmpty() ? text(last.typeName()) : message;
}

} // namespace

NoMatchPanel::NoMatchPanel(QWidget *parent) : QWidget(parent)
{
    m_title = headingLabel(QString(), nullptr, this);
    m_recognised = new QLabel(this);
    m_recognised->setWordWrap(true);
    m_recognised->setTextFormat(Qt::PlainText);
    m_named = new QLabel(this);
    m_named->setWordWrap(true);
    m_named->setTextFormat(Qt::PlainText);
    m_nearest = new QListWidget(this);
    m_nearest->setAccessibleName(tr("Nearest causes"));
    m_nearest->setWordWrap(true);
    m_nearestTitle = headingLabel(tr("&Nearest causes, none of which fits"), m_nearest, this);
    m_search = button(QString(), tr("Look in the catalogue (Ctrl+K)"), this);
    m_weak = button(QString(), tr("Causes that this only hints at"), this);
    m_report =
        button(tr("Copy a &report"),
               tr("Copy what was recognised, for an issue: no paths and no code of yours"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_weak);
    row->addWidget(m_search);
    row->addWidget(m_report);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_recognised);
    layout->addWidget(m_named);
    layout->addSpacing(8);
    layout->addWidget(m_nearestTitle);
    layout->addWidget(m_nearest);
    layout->addLayout(row);
    layout->addStretch(1);
    connect(m_search, &QPushButton::clicked, this, [this] { emit searchRequested(m_term); });
    connect(m_weak, &QPushButton::clicked, this, &NoMatchPanel::weakRequested);
    connect(m_report, &QPushButton::clicked, this, &NoMatchPanel::copyReportRequested);
    connect(m_nearest, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        emit causeRequested(item->data(Qt::UserRole).toString());
    });
}

void NoMatchPanel::setResult(const bridge::DiagnosisPtr &result)
{
    m_nearest->clear();
    if (!result)
        return;
    const diagnose::Diagnosis &diagnosis = result->diagnosis;
    QStringList lines;
    if (diagnosis.paste.problem) {
        m_title->setText(tr("This cannot be read"));
        lines << text(diagnosis.paste.problem->what) << text(diagnosis.paste.problem->hint);
    } else {
        m_title->setText(tr("No cause in the catalogue explains this"));
        lines << tr("Recognised: %1.").arg(models::headerOf(diagnosis).plain());
    }
    for (const base::Problem &problem : diagnosis.problems)
        lines << text(problem.what) +
                     (problem.hint.empty() ? QString() : QLatin1Char(' ') + text(problem.hint));
    lines.removeAll(QString());
    m_recognised->setText(lines.join(QLatin1Char('\n')));
    QStringList named;
    for (const match::NamedMessage &message : diagnosis.named)
        named << tr("\u201c%1\u201d \u2014 %2").arg(text(message.text), text(message.sentence));
    m_named->setText(named.join(QLatin1Char('\n')));
    m_named->setVisible(!named.isEmpty());
    for (const match::Nearest &nearest : diagnosis.nearest) {
        auto *item = new QListWidgetItem(
            tr("%1\n%2").arg(text(nearest.cause->title), text(nearest.why)), m_nearest);
        item->setData(Qt::UserRole, text(nearest.cause->id));
    }
    m_nearest->setVisible(m_nearest->count() > 0);
    m_nearestTitle->setVisible(m_nearest->count() > 0);
    int height = 8;
    for (int row = 0; row < m_nearest->count(); ++row)
        height += m_nearest->sizeHintForRow(row);
    m_nearest->setFixedHeight(std::max(30, height));
    const int weak = int(diagnosis.findings.size()) - models::clearFindings(diagnosis);
    m_weak->setText(tr("Show %n &weak match(es)", nullptr, weak));
    m_weak->setVisible(weak > 0);
    m_term = termFor(diagnosis);
    m_search->setText(m_term.isEmpty()
                          ? tr("&Search the catalogue")
                          : tr("&Search the catalogue for \u201c%1\u201d").arg(m_term));
}

QString NoMatchPanel::recognised() const
{
    return m_recognised->text();
}

QString issueReport(const diagnose::Diagnosis &diagnosis)
{
    QStringList lines = {models::headerOf(diagnosis).plain(), QString()};
    for (const trace::RaisedError &error : diagnosis.trace.exceptions) {
        lines << QStringLiteral("%1: %2").arg(text(error.type),
                                              text(error.message.value_or(std::string())));
        for (const trace::Frame &frame : error.frames) {
            if (frame.own)
                lines << QStringLiteral("  (own code), line %1").arg(frame.line.value_or(0));
            else
                lines << QStringLiteral("  %1, line %2, in %3")
                             .arg(text(frame.file).section(QStringLiteral("-packages/"), -1))
                             .arg(frame.line.value_or(0))
                             .arg(text(frame.function.value_or(std::string())));
        }
    }
    for (const auto &[library, version] : diagnosis.environment.libraries)
        lines << QStringLiteral("%1 %2").arg(text(library), text(version)).trimmed();
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace panels
