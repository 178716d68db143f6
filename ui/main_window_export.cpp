#include "app/export/patches.h"
#include "app/export/report.h"
#include "ui/bridge/text.h"
#include "ui/main_window.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/no_match_panel.h"
#include "ui/panels/notice_bar.h"
#include "ui/theme/code_styles.h"
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QTextDocument>

void MainWindow::updateExport()
{
    // Previews cost a diff and a git process: only what is looked at is made.
    if (screen() != ExportScreen)
        return;
    panels::ExportInput given;
    given.result = m_result;
    if (const mend::Fix *fix = currentFix())
        given.fix = std::shared_ptr<const mend::Fix>(m_result, fix);
    given.chosen = m_chosen;
    m_export->setInput(std::move(given));
}

void MainWindow::copyBytes(const std::string &bytes)
{
    QApplication::clipboard()->setText(bridge::text(bytes));
    const QString said = tr("Copied %1").arg(bridge::sizeText(bytes.size()));
    m_export->tell(said);
    say(said);
}

void MainWindow::saveBytes(const std::string &bytes, const QString &suggestedName)
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save"), suggestedName);
    if (path.isEmpty())
        return;
    if (const auto problem = exporting::writeFile(QFile::encodeName(path).toStdString(), bytes)) {
        m_notice->tell(tr("%1 was not saved: %2 %3")
                           .arg(path, bridge::text(problem->what), bridge::text(problem->hint)));
        return;
    }
    const QString said = tr("Saved %1").arg(path);
    m_export->tell(said);
    say(said);
}

void MainWindow::printBytes(const std::string &bytes, const QString &title)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(title);
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QTextDocument document;
    document.setDefaultFont(theme::codeFont(9));
    document.setMetaInformation(QTextDocument::DocumentTitle, title);
    document.setPlainText(bridge::text(bytes));
    document.print(&printer);
}

void MainWindow::saveFixedFile()
{
    const mend::Fix *fix = currentFix();
    if (screen() == ExportScreen) {
        if (!m_export->bytes().empty())
            saveBytes(m_export->bytes(), m_export->suggestedName());
        return;
    }
    if (!fix || fix->target != mend::Target::YourCode || fix->changes.empty()) {
        say(tr("There is no patched file to save."));
        return;
    }
    if (fix->changes.size() > 1) {
        // Which of them is a choice, and the Export screen is where it is made.
        showScreen(ExportScreen);
        m_export->choose(panels::ExportPanel::What::FixedFile);
        return;
    }
    const mend::Change &change = fix->changes.front();
    saveBytes(bridge::applied(change, m_chosen),
              bridge::text(change.file).section(QLatin1Char('/'), -1));
}

void MainWindow::savePatch()
{
    const mend::Fix *fix = currentFix();
    if (!fix || fix->target != mend::Target::YourCode)
        return;
    const auto patch = bridge::chosenPatch(*fix, m_chosen);
    if (!patch || patch->empty()) {
        m_notice->tell(patch ? tr("Every change is left out, so there is no patch to save.")
                             : bridge::text(patch.problem().what));
        return;
    }
    const QString file = bridge::text(fix->changes.front().file).section(QLatin1Char('/'), -1);
    saveBytes(*patch, file.section(QLatin1Char('.'), 0, 0) + QStringLiteral(".patch"));
}

void MainWindow::copyPatch()
{
    const mend::Fix *fix = currentFix();
    if (!fix)
        return;
    const auto patch = bridge::chosenPatch(*fix, m_chosen);
    if (patch && !patch->empty())
        copyBytes(*patch);
    else
        say(tr("There is no patch to copy."));
}

void MainWindow::copyFixedCode()
{
    const mend::Fix *fix = currentFix();
    if (!fix || fix->changes.empty()) {
        say(tr("There is no fixed code to copy."));
        return;
    }
    std::string bytes;
    for (const mend::Change &change : fix->changes)
        bytes += bridge::applied(change, m_chosen);
    copyBytes(bytes);
}

void MainWindow::copyMarkdown()
{
    if (m_result)
        copyBytes(exporting::markdownReport(m_result->diagnosis, *m_result->knowledge));
}

void MainWindow::copyIssueReport()
{
    if (m_result)
        copyBytes(bridge::bytes(panels::issueReport(m_result->diagnosis)));
}
