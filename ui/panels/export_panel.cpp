#include "ui/panels/export_panel.h"
#include "ui/bridge/text.h"
#include "ui/editor/code_editor.h"
#include "ui/panels/widgets.h"
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>

namespace panels {

using bridge::text;

ExportPanel::ExportPanel(QWidget *parent) : QWidget(parent), m_git(new bridge::GitCheck(this))
{
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(buildChoices());
    splitter->addWidget(buildPreview());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 1020});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(splitter);
    connect(m_git, &bridge::GitCheck::checked, this, &ExportPanel::showChecked);
    setInput({});
}

QWidget *ExportPanel::buildChoices()
{
    auto *left = new QWidget(this);
    left->setMinimumWidth(260);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(4);
    layout->addWidget(headingLabel(tr("What to export"), nullptr, left));
    m_what = new QButtonGroup(this);
    const QString names[] = {tr("&Fixed code (.py)"),       tr("&What::Patch (.patch)"),
                             tr("Report, &Markdown (.md)"), tr("Report, &HTML (.html)"),
                             tr("Findings, &JSON"),         tr("Findings, &SARIF")};
    for (int i = int(What::FixedFile); i <= int(What::SarifFindings); ++i) {
        auto *radio = new QRadioButton(names[i], left);
        m_what->addButton(radio, i);
        layout->addWidget(radio);
    }
    m_what->button(int(What::Patch))->setChecked(true);
    connect(m_what, &QButtonGroup::idClicked, this, &ExportPanel::refresh);
    layout->addSpacing(16);
    m_file = new QComboBox(left);
    m_file->setAccessibleName(tr("File"));
    m_path = new QLineEdit(left);
    m_path->setAccessibleName(tr("Path in the patch"));
    m_path->setToolTip(tr("The path that the patch gives the file, relative to the project"));
    m_fileLabel = headingLabel(tr("Fi&le"), m_file, left);
    layout->addWidget(m_fileLabel);
    layout->addWidget(m_file);
    layout->addWidget(headingLabel(tr("Pa&th in the patch"), m_path, left));
    layout->addWidget(m_path);
    layout->addSpacing(16);
    layout->addWidget(headingLabel(tr("Hide in reports"), nullptr, left));
    m_secrets = new QCheckBox(left);
    m_userNames = new QCheckBox(left);
    m_mails = new QCheckBox(left);
    m_secrets->setChecked(true);
    m_userNames->setChecked(true);
    for (QCheckBox *box : {m_secrets, m_userNames, m_mails}) {
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ExportPanel::refresh);
    }
    layout->addWidget(
        mutedLabel(tr("Code and patches are never rewritten; what they carry is named below the "
                      "preview."),
                   left));
    layout->addStretch(1);
    connect(m_file, &QComboBox::activated, this, [this] {
        m_path->setText(m_file->currentText());
        refresh();
    });
    connect(m_path, &QLineEdit::editingFinished, this, &ExportPanel::refresh);
    return left;
}

QWidget *ExportPanel::buildPreview()
{
    auto *right = new QWidget(this);
    m_preview = new editor::CodeEditor(right);
    m_preview->setReadOnly(true);
    m_preview->setAccessibleName(tr("Preview"));
    m_summary = new QLabel(right);
    m_check = new QLabel(right);
    m_check->setWordWrap(true);
    m_said = mutedLabel(QString(), right);
    m_copy = button(tr("&Copy"), tr("Copy exactly what is shown"), right);
    m_save = button(tr("Sa&ve\u2026"), tr("Save exactly what is shown"), right);
    m_save->setProperty("primary", true);
    m_print = button(tr("P&rint\u2026"), tr("Print what is shown"), right);
    auto *head = new QHBoxLayout;
    head->addWidget(headingLabel(tr("Previe&w \u2014 exactly what is written"), m_preview, right),
                    1);
    head->addWidget(m_summary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_print);
    buttons->addWidget(m_said, 1);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(4, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_check);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, [this] { emit copyRequested(m_bytes); });
    connect(m_save, &QPushButton::clicked, this,
            [this] { emit saveRequested(m_bytes, suggestedName()); });
    connect(m_print, &QPushButton::clicked, this,
            [this] { emit printRequested(m_bytes, suggestedName()); });
    return right;
}

ExportPanel::What ExportPanel::what() const
{
    return static_cast<What>(m_what->checkedId());
}

void ExportPanel::choose(What what)
{
    m_what->button(int(what))->setChecked(true);
    refresh();
}

void ExportPanel::setInput(ExportInput input)
{
    m_input = std::move(input);
    const QString kept = m_file->currentText();
    m_file->clear();
    if (m_input.fix)
        for (const mend::Change &change : m_input.fix->changes)
            m_file->addItem(text(change.file));
    m_file->setCurrentIndex(std::max(0, m_file->findText(kept)));
    if (m_file->currentText() != kept || m_path->text().isEmpty())
        m_path->setText(m_file->currentText());
    m_file->setVisible(m_file->count() > 1);
    m_fileLabel->setVisible(m_file->count() > 1);
    countHideable();
    refresh();
}

void ExportPanel::countHideable()
{
    const auto tell = [this](const std::array<int, 3> &counts) {
        m_secrets->setText(tr("Secrets (%1)").arg(counts[int(exporting::SecretKind::Secret)]));
        m_userNames->setText(
            tr("User names in paths (%1)").arg(counts[int(exporting::SecretKind::UserName)]));
        m_mails->setText(tr("E-mail addresses (%1)").arg(counts[int(exporting::SecretKind::Mail)]));
    };
    tell({});
    if (m_input.result)
        m_count.start(
            [result = m_input.result](std::stop_token) {
                return bridge::hideable(result->diagnosis.paste.bytes);
            },
            tell);
}

const mend::Change *ExportPanel::currentChange() const
{
    const int index = m_file->currentIndex();
    if (!m_input.fix || index < 0 || index >= int(m_input.fix->changes.size()))
        return nullptr;
    return &m_input.fix->changes[std::size_t(index)];
}

bridge::ExportRequest ExportPanel::request() const
{
    return {m_input.result,
            m_input.fix,
            m_input.chosen,
            what(),
            std::size_t(std::max(0, m_file->currentIndex())),
            bridge::bytes(m_path->text().trimmed()),
            {m_secrets->isChecked(), m_userNames->isChecked(), m_mails->isChecked()}};
}

void ExportPanel::refresh()
{
    m_said->clear();
    m_path->setEnabled(what() == What::Patch);
    for (QCheckBox *box : {m_secrets, m_userNames, m_mails})
        box->setEnabled(what() > What::Patch);
    m_bytes.clear();
    m_summary->setText(tr("Being made\u2026"));
    updateButtons();
    m_make.start([wanted = request()](std::stop_token) { return bridge::exportText(wanted); },
                 [this](const bridge::ExportText &made) { showMade(made); });
}

void ExportPanel::showMade(const bridge::ExportText &made)
{
    m_bytes = made.bytes;
    m_preview->setStyler(what() == What::FixedFile
                             ? editor::CodeEditor::Styler(&editor::pythonStyles)
                             : editor::CodeEditor::Styler());
    m_preview->setBytes(m_bytes.empty() ? bridge::bytes(made.problem) : m_bytes);
    markPatchLines();
    const int lines = int(std::count(m_bytes.begin(), m_bytes.end(), '\n'));
    m_summary->setText(
        m_bytes.empty()
            ? QString()
            : tr("%n line(s), %1", nullptr, lines).arg(bridge::sizeText(m_bytes.size())));
    updateButtons();
    updateCheckLine();
    emit shown();
}

void ExportPanel::updateButtons()
{
    for (QPushButton *action : {m_copy, m_save, m_print})
        action->setEnabled(!m_bytes.empty());
}

void ExportPanel::markPatchLines()
{
    m_preview->send(QsciScintillaBase::SCI_MARKERDELETEALL, static_cast<unsigned long>(-1));
    if (what() != What::Patch)
        return;
    bool inHunk = false;
    unsigned long line = 0;
    for (std::size_t at = 0; at < m_bytes.size(); ++line) {
        const std::string_view rest = std::string_view(m_bytes).substr(at);
        inHunk = (inHunk && rest.substr(0, 4) != "--- ") || rest.substr(0, 3) == "@@ ";
        const char sign = rest.front();
        if (!inHunk || sign == '@')
            m_preview->send(QsciScintillaBase::SCI_MARKERADD, line, theme::HeaderLine);
        else if (sign == '+' || sign == '-')
            m_preview->send(QsciScintillaBase::SCI_MARKERADD, line,
                            sign == '+' ? theme::AddedLine : theme::RemovedLine);
        at = std::min(m_bytes.find('\n', at), m_bytes.size() - 1) + 1;
    }
}

QString ExportPanel::secretWarning() const
{
    if (what() > What::Patch)
        return {};
    const exporting::RedactOptions secretsOnly{true, false, false};
    const int found = int(exporting::findSecrets(m_bytes, secretsOnly).size());
    return found == 0
               ? QString()
               : tr("%n secret(s) stand in this code and are written with it.", nullptr, found);
}

void ExportPanel::updateCheckLine()
{
    m_check->setText(secretWarning());
    m_check->setVisible(!m_check->text().isEmpty());
    if (what() != What::Patch || m_bytes.empty())
        return;
    m_check->setText(tr("Asking git\u2026"));
    m_check->show();
    m_git->check(m_bytes, bridge::namedChanges(request()));
}

void ExportPanel::showChecked(bridge::GitCheck::Outcome outcome, const QString &details)
{
    if (what() != What::Patch || m_bytes.empty())
        return;
    QString line;
    switch (outcome) {
    case bridge::GitCheck::Outcome::Accepted:
        line = tr("git apply --check: OK");
        break;
    case bridge::GitCheck::Outcome::Refused:
        line = tr("git apply --check refuses it: %1").arg(details);
        break;
    case bridge::GitCheck::Outcome::NoGit:
        line = tr("git was not found, so it could not be asked");
        break;
    }
    const QString warning = secretWarning();
    m_check->setText(warning.isEmpty() ? line : line + QStringLiteral(" \u00b7 ") + warning);
}

QString ExportPanel::suggestedName() const
{
    const mend::Change *change = currentChange();
    const QString file =
        change ? text(change->file).section(QLatin1Char('/'), -1) : QStringLiteral("pasted.py");
    switch (what()) {
    case What::FixedFile:
        return file;
    case What::Patch:
        return file.section(QLatin1Char('.'), 0, 0) + QStringLiteral(".patch");
    case What::MarkdownReport:
        return QStringLiteral("report.md");
    case What::HtmlReport:
        return QStringLiteral("report.html");
    case What::JsonFindings:
        return QStringLiteral("findings.json");
    case What::SarifFindings:
        break;
    }
    return QStringLiteral("findings.sarif");
}

void ExportPanel::tell(const QString &words)
{
    m_said->setText(words);
}

void ExportPanel::setTokens(const theme::Tokens &tokens)
{
    m_preview->setTokens(tokens);
}

void ExportPanel::setCodePoints(int points)
{
    m_preview->setCodePoints(points);
}

} // namespace panels
