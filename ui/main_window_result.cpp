#include "ui/bridge/text.h"
#include "ui/editor/paste_editor.h"
#include "ui/main_window.h"
#include "ui/main_window_undo.h"
#include "ui/models/evidence_model.h"
#include "ui/models/words.h"
#include "ui/panels/catalogue_panel.h"
#include "ui/panels/causes_panel.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/fix_panel.h"
#include "ui/panels/no_match_panel.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/paste_panel.h"
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

void MainWindow::showResult(bridge::DiagnosisPtr result)
{
    m_slow.stop();
    m_cancel->hide();
    m_result = std::move(result);
    m_finding = -1;
    m_fixIndex = -1;
    m_evidence = -1;
    m_chosen.clear();
    m_paste->setResult(m_result);
    if (!m_result) {
        m_causes->setResult({});
        m_answers->setCurrentIndex(EmptyAnswer);
        updateExport();
        return;
    }
    const int clear = models::clearFindings(m_result->diagnosis);
    m_answers->setCurrentIndex(clear > 0 ? CausesAnswer : NoMatchAnswer);
    m_causes->setResult(m_result);
    if (clear == 0) {
        m_noMatch->setResult(m_result);
        showFinding(-1);
    }
    QStringList parts = {tr("Diagnosed in %1 ms, offline").arg(m_result->milliseconds)};
    parts << (clear > 0 ? tr("%n cause(s)", nullptr, clear) : tr("no cause found"));
    const int repairs = int(m_result->diagnosis.paste.repairs.size());
    if (repairs > 0)
        parts << tr("%n repair(s) made to read the paste", nullptr, repairs);
    say(parts.join(QStringLiteral(" \u00b7 ")));
    emit diagnosisFinished(m_result->number);
}

const match::Finding *MainWindow::currentFinding() const
{
    if (!m_result || m_finding < 0)
        return nullptr;
    return &m_result->diagnosis.findings[std::size_t(m_finding)].finding;
}

const mend::Fix *MainWindow::currentFix() const
{
    if (!m_result || m_finding < 0 || m_fixIndex < 0)
        return nullptr;
    const auto &fixes = m_result->diagnosis.findings[std::size_t(m_finding)].fixes;
    return m_fixIndex < int(fixes.size()) ? &fixes[std::size_t(m_fixIndex)] : nullptr;
}

void MainWindow::showFinding(int finding)
{
    m_finding = finding;
    m_evidence = -1;
    const match::Finding *found = currentFinding();
    m_paste->setEvidence(found ? found->evidence : std::vector<match::Evidence>());
    // Who is typing is not taken away from the caret.
    if (found && (m_newPaste || !m_paste->pasteEditor()->hasFocus()))
        m_paste->revealEvidence(found->evidence);
    m_explanation->setFinding(m_result, finding);
    m_fix->setFixes(found ? m_result->diagnosis.findings[std::size_t(finding)].fixes
                          : std::vector<mend::Fix>());
    showFix(m_fix->currentFix());
    // The texts have their heights only after the layout has run.
    QTimer::singleShot(0, this, &MainWindow::fitAnswer);
}

void MainWindow::showWeak(bool weak)
{
    if (!m_result || models::clearFindings(m_result->diagnosis) > 0)
        return;
    m_answers->setCurrentIndex(weak ? CausesAnswer : NoMatchAnswer);
    if (!weak)
        showFinding(-1);
}

void MainWindow::showFix(int fix)
{
    m_fixIndex = fix;
    const mend::Fix *current = currentFix();
    setChosen(current ? bridge::allHunks(*current) : bridge::Hunks());
}

void MainWindow::setChosen(const bridge::Hunks &chosen)
{
    m_chosen = chosen;
    m_applyWhenChecked = false;
    m_refusal = QString();
    m_choiceCheck.cancel();
    m_fix->setChoice(chosen, {});
    updateExport();
    const mend::Fix *fix = currentFix();
    if (!fix || !bridge::needsCheck(*fix, chosen))
        return;
    // The check reads the code anew, which takes long for a long file.
    m_choiceCheck.start(
        [result = m_result, fix, chosen](std::stop_token) {
            return bridge::refusedChoice(*result, *fix, chosen);
        },
        [this, chosen](const QString &refusal) {
            m_refusal = refusal;
            m_fix->setChoice(chosen, refusal);
            if (std::exchange(m_applyWhenChecked, false))
                applyFix();
        });
}

void MainWindow::pushChoice(const bridge::Hunks &chosen, const QString &text)
{
    const auto put = [this, number = m_result->number, finding = m_finding,
                      fix = m_fixIndex](const bridge::Hunks &hunks) {
        return [=, this] {
            // A choice is about one fix of one result; when that is gone there is nothing to take
            // back.
            if (!m_result || m_result->number != number || m_finding != finding ||
                m_fixIndex != fix)
                return false;
            setChosen(hunks);
            return true;
        };
    };
    m_history.push(new WindowStep(text, put(chosen), put(m_chosen)));
}

void MainWindow::requestToggle(int hunk, bool include)
{
    const mend::Fix *fix = currentFix();
    if (!fix || (m_chosen.count(hunk) > 0) == include)
        return;
    const bridge::Hunks next = bridge::toggled(*fix, m_chosen, hunk, include);
    const int others = std::abs(int(next.size()) - int(m_chosen.size())) - 1;
    pushChoice(next, include ? tr("Include change") : tr("Leave change out"));
    if (others > 0)
        say(include ? tr("Included, with %n other change(s) that it needs", nullptr, others)
                    : tr("Left out, with %n other change(s) that need it", nullptr, others));
    else
        say(include ? tr("Change included") : tr("Change left out"));
}

void MainWindow::keepOriginal()
{
    if (m_chosen.empty())
        return;
    pushChoice({}, tr("Keep original"));
    say(tr("Your code stays as it is. Ctrl+Z takes the changes back in."));
}

void MainWindow::applyFix()
{
    const mend::Fix *fix = currentFix();
    if (!fix || fix->target != mend::Target::YourCode || fix->changes.empty() || m_chosen.empty() ||
        screen() != DiagnoseScreen)
        return;
    if (m_choiceCheck.running()) {
        m_applyWhenChecked = true;
        say(tr("Checking your choice first\u2026"));
        return;
    }
    Input after = input();
    if (!m_refusal.isEmpty() || after.paste != m_result->request.bytes) {
        say(m_refusal.isEmpty() ? tr("The paste changed since; it is diagnosed again first.")
                                : m_refusal);
        return;
    }
    // From the back, so that the ranges before stay right.
    std::vector<std::pair<base::TextRange, std::string>> inPaste;
    for (const mend::Change &change : fix->changes) {
        std::string text = bridge::applied(change, m_chosen);
        const auto &code = m_result->diagnosis.code;
        const auto source = std::find_if(
            code.begin(), code.end(), [&](const auto &file) { return file.name == change.file; });
        if (source != code.end() && source->segment) {
            inPaste.push_back(
                {m_result->diagnosis.paste.segments[*source->segment].range, std::move(text)});
            continue;
        }
        const auto given = std::find_if(after.files.begin(), after.files.end(),
                                        [&](const auto &file) { return file.name == change.file; });
        if (given != after.files.end())
            given->text = std::move(text);
        else if (!text.empty())
            after.files.push_back({change.file, std::move(text)});
    }
    std::sort(inPaste.begin(), inPaste.end(),
              [](const auto &a, const auto &b) { return a.first.start > b.first.start; });
    for (auto &[range, text] : inPaste) {
        const bool lineEndFollows = range.end >= after.paste.size() ||
                                    after.paste[range.end] == '\n' ||
                                    after.paste[range.end] == '\r';
        if (!lineEndFollows && !text.empty() && text.back() != '\n')
            text += '\n';
        after.paste.replace(range.start, range.size(), text);
    }
    pushInput(after, tr("Apply fix"));
    say(tr("%1 applied. Ctrl+Z brings the original back.").arg(bridge::text(fix->title)));
}

void MainWindow::undo()
{
    while (m_history.canUndo()) {
        const int count = m_history.count();
        const QString text = m_history.undoText();
        m_history.undo();
        if (m_history.count() == count) {
            say(tr("Taken back: %1").arg(text));
            return;
        }
    }
    m_paste->pasteEditor()->undo();
}

void MainWindow::redo()
{
    while (m_history.canRedo()) {
        const int count = m_history.count();
        m_history.redo();
        if (m_history.count() == count)
            return;
    }
    m_paste->pasteEditor()->redo();
}

void MainWindow::stepChange(int step)
{
    if (answer() != CausesAnswer)
        return;
    showScreen(DiagnoseScreen);
    say(m_fix->stepChange(step));
}

void MainWindow::stepEvidence(int step)
{
    const match::Finding *finding = currentFinding();
    if (!finding || finding->evidence.empty())
        return;
    showScreen(DiagnoseScreen);
    const int count = int(finding->evidence.size());
    const int next =
        m_evidence < 0 ? (step > 0 ? 0 : count - 1) : (m_evidence + step + count) % count;
    showEvidence(finding->evidence[std::size_t(next)].number);
}

void MainWindow::showEvidence(int number)
{
    const match::Finding *finding = currentFinding();
    if (!finding)
        return;
    for (std::size_t i = 0; i < finding->evidence.size(); ++i) {
        const match::Evidence &item = finding->evidence[i];
        if (item.number != number)
            continue;
        m_evidence = int(i);
        m_paste->showEvidence(item);
        say(tr("Evidence %1 of %2: %3")
                .arg(i + 1)
                .arg(finding->evidence.size())
                .arg(models::evidencePlace(item)));
        return;
    }
}

void MainWindow::searchFor(const QString &query)
{
    showScreen(CatalogueScreen);
    if (m_search->text() != query)
        m_search->setText(query);
    m_catalogue->setQuery(query);
    m_search->setFocus();
}

void MainWindow::openCause(const QString &id)
{
    m_search->clear();
    m_catalogue->setQuery({});
    m_catalogue->showCause(id);
    showScreen(CatalogueScreen);
}
