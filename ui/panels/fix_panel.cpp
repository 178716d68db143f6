#include "ui/panels/fix_panel.h"
#include "ui/bridge/text.h"
#include "ui/diffview/unified_view.h"
#include "ui/models/changes_model.h"
#include "ui/models/words.h"
#include "ui/panels/widgets.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>

namespace panels {

using bridge::text;

FixPanel::FixPanel(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    buildHeader();
    buildBody();
    buildButtons();
    connectParts();
    setFixes({});
}

void FixPanel::buildHeader()
{
    m_box = new QComboBox(this);
    m_box->setAccessibleName(tr("Fix"));
    m_box->setToolTip(tr("The ways to mend this cause, the recommended one first"));
    m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_box->setMinimumContentsLength(16);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_safety = badge(this);
    m_target = badge(this);
    m_counter = new QLabel(this);
    m_counter->setAccessibleName(tr("Change counter"));
    m_previous = iconButton(QStringLiteral(":/icons/up-light.svg"), tr("Previous change"),
                            tr("Previous change (Shift+F7)"), this);
    m_next = iconButton(QStringLiteral(":/icons/down-light.svg"), tr("Next change"),
                        tr("Next change (F7)"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(headingLabel(tr("Fi&x"), m_box, this));
    row->addWidget(m_box, 1);
    row->addWidget(m_safety);
    row->addWidget(m_target);
    row->addWidget(m_counter);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    m_why = mutedLabel(QString(), this);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addLayout(row);
    column->addWidget(m_why);
}

void FixPanel::buildBody()
{
    m_view = new diffview::UnifiedView(this);
    m_view->setAccessibleName(tr("Difference"));
    m_advice = new QTextBrowser(this);
    m_advice->setAccessibleName(tr("Advice"));
    m_body = new QStackedWidget(this);
    m_body->addWidget(m_view);
    m_body->addWidget(m_advice);
    m_changes = new models::ChangesModel(this);
    m_list = new QListView(this);
    m_list->setModel(m_changes);
    m_list->setAccessibleName(tr("Changes"));
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setToolTip(tr("Space includes or leaves out a change"));
    m_list->installEventFilter(this);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", QStringLiteral("err"));
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(m_body, 1);
    column->addWidget(m_list);
    column->addWidget(m_problem);
}

void FixPanel::buildButtons()
{
    m_apply =
        button(tr("&Apply fix"), tr("Put the chosen changes into your code (Ctrl+Return)"), this);
    m_apply->setProperty("primary", true);
    m_keep = button(tr("&Keep original"), tr("Leave every change out"), this);
    m_saveFile = button(tr("Save &file\u2026"), tr("Save the patched file (Ctrl+S)"), this);
    m_savePatch = button(tr("Save &patch\u2026"), tr("Save a patch that git apply takes"), this);
    m_copy = button(tr("Cop&y patch"), tr("Copy the patch (Ctrl+Shift+G)"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_apply);
    row->addWidget(m_keep);
    row->addStretch(1);
    row->addWidget(m_saveFile);
    row->addWidget(m_savePatch);
    row->addWidget(m_copy);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void FixPanel::connectParts()
{
    connect(m_box, &QComboBox::activated, this, [this](int index) {
        showFix(index);
        emit fixSelected(index);
    });
    connect(m_changes, &models::ChangesModel::toggleRequested, this, [this](int row, bool include) {
        emit toggleRequested(m_changes->rows()[std::size_t(row)].hunk, include);
    });
    connect(m_view, &diffview::UnifiedView::toggleRequested, this, &FixPanel::toggleCurrentChange);
    connect(m_view, &diffview::UnifiedView::changeSelected, this, [this](int index) {
        m_list->setCurrentIndex(m_changes->index(index));
        updateCounter();
    });
    const auto showInView = [this](const QModelIndex &index) {
        if (index.isValid() && index.row() != m_view->currentChange())
            m_view->showChange(index.row());
        updateCounter();
    };
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, showInView);
    connect(m_apply, &QPushButton::clicked, this, &FixPanel::applyRequested);
    connect(m_keep, &QPushButton::clicked, this, &FixPanel::keepOriginalRequested);
    connect(m_saveFile, &QPushButton::clicked, this, &FixPanel::saveFileRequested);
    connect(m_savePatch, &QPushButton::clicked, this, &FixPanel::savePatchRequested);
    connect(m_copy, &QPushButton::clicked, this, &FixPanel::copyPatchRequested);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepRequested(1); });
}

void FixPanel::setFixes(const std::vector<mend::Fix> &fixes)
{
    m_fixes = fixes;
    m_box->clear();
    for (const mend::Fix &fix : m_fixes)
        m_box->addItem(fix.recommended ? tr("%1 (recommended)").arg(text(fix.title))
                                       : text(fix.title));
    m_box->setEnabled(!m_fixes.empty());
    if (m_fixes.empty()) {
        m_box->addItem(tr("No fix"));
        setBadge(m_safety, {}, {});
        setBadge(m_target, {}, {});
    }
    showFix(0);
}

int FixPanel::currentFix() const
{
    return m_fixes.empty() ? -1 : m_box->currentIndex();
}

void FixPanel::showFix(int index)
{
    m_atEnd = false;
    diffview::DiffDocument document;
    std::vector<models::ChangeRow> rows;
    m_why->clear();
    m_chosen.clear();
    if (index >= 0 && index < int(m_fixes.size())) {
        const mend::Fix &fix = m_fixes[std::size_t(index)];
        document = diffview::makeDocument(fix);
        m_chosen = bridge::allHunks(fix);
        describe(fix);
    } else {
        m_advice->setPlainText(
            tr("The catalogue has no fix for this cause. The explanation says what to do."));
        m_body->setCurrentWidget(m_advice);
    }
    for (const diffview::ChangeEntry &entry : document.changes)
        rows.push_back({entry.hunk, entry.title, entry.reason, entry.file});
    m_changes->setChanges(std::move(rows));
    const int shown = std::min(3, m_changes->rowCount());
    m_list->setVisible(shown > 0);
    m_list->setFixedHeight(shown * 24 + 6);
    m_view->setDocument(std::move(document));
    if (shown > 0)
        m_list->setCurrentIndex(m_changes->index(0));
    setChoice(m_chosen, {});
}

void FixPanel::describe(const mend::Fix &fix)
{
    setBadge(m_safety, models::safetyWord(fix.safety), models::safetyTone(fix.safety));
    const bool example = fix.target == mend::Target::Example && !fix.changes.empty();
    setBadge(m_target, example ? tr("Example, not your code") : QString(), QStringLiteral("info"));
    QStringList why = {text(fix.why)};
    if (example)
        why << tr("Add your code and this change is made in it.");
    if (!fix.patchProblem.empty())
        why << text(fix.patchProblem);
    QStringList install;
    for (const std::string &name : fix.install)
        install << text(name);
    if (!install.isEmpty())
        why << tr("Needs %1 to be installed.").arg(install.join(QStringLiteral(", ")));
    if (!fix.alsoRemoves.empty())
        why << tr("Also removes %n other finding(s).", nullptr, int(fix.alsoRemoves.size()));
    why.removeAll(QString());
    m_why->setText(why.join(QLatin1Char(' ')));
    if (fix.changes.empty()) {
        m_advice->setPlainText(text(fix.title) + QStringLiteral("\n\n") + text(fix.why));
        m_body->setCurrentWidget(m_advice);
        m_why->clear();
    } else {
        m_body->setCurrentWidget(m_view);
    }
}

void FixPanel::setChoice(const bridge::Hunks &chosen, const QString &problem)
{
    m_chosen = chosen;
    m_changes->setChosen(chosen);
    m_view->setChosen(chosen);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    updateCounter();
    updateButtons();
}

void FixPanel::updateButtons()
{
    const int index = currentFix();
    const bool any = index >= 0 && !m_fixes[std::size_t(index)].changes.empty();
    const bool yours = any && m_fixes[std::size_t(index)].target == mend::Target::YourCode;
    const bool taken = any && !m_chosen.empty();
    m_apply->setEnabled(yours && taken && m_problem->text().isEmpty());
    m_keep->setEnabled(yours && taken);
    m_saveFile->setEnabled(yours && taken);
    m_savePatch->setEnabled(yours && taken);
    m_copy->setEnabled(taken);
}

void FixPanel::updateCounter()
{
    const int count = m_changes->rowCount();
    m_counter->setVisible(count > 0);
    m_previous->setVisible(count > 1);
    m_next->setVisible(count > 1);
    const int current = std::max(0, m_view->currentChange());
    const int taken = m_changes->chosenCount();
    m_counter->setText(
        taken == count ? tr("Change %1 of %2").arg(current + 1).arg(count)
                       : tr("Change %1 of %2, %3 taken").arg(current + 1).arg(count).arg(taken));
}

QString FixPanel::stepChange(int step)
{
    const int count = m_changes->rowCount();
    if (count == 0)
        return tr("This fix has no changes to go through.");
    const int current = m_view->currentChange();
    int next = current + step;
    const bool beyond = next < 0 || next >= count;
    if (beyond && !m_atEnd && current >= 0) {
        m_atEnd = true;
        return step > 0 ? tr("Last change \u2014 F7 again starts over")
                        : tr("First change \u2014 Shift+F7 again goes to the last");
    }
    m_atEnd = false;
    next = (next + count) % count;
    m_view->showChange(next);
    m_list->setCurrentIndex(m_changes->index(next));
    updateCounter();
    const models::ChangeRow &row = m_changes->rows()[std::size_t(next)];
    return tr("Change %1 of %2: %3").arg(next + 1).arg(count).arg(row.title);
}

void FixPanel::toggleCurrentChange()
{
    const int current = m_list->hasFocus() ? m_list->currentIndex().row() : m_view->currentChange();
    if (current < 0 || current >= m_changes->rowCount())
        return;
    const int hunk = m_changes->rows()[std::size_t(current)].hunk;
    emit toggleRequested(hunk, m_chosen.count(hunk) == 0);
}

bool FixPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggleCurrentChange();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FixPanel::setTokens(const theme::Tokens &tokens)
{
    m_view->setTokens(tokens);
    const QString mode = tokens.dark ? QStringLiteral("dark") : QStringLiteral("light");
    m_previous->setIcon(QIcon(QStringLiteral(":/icons/up-%1.svg").arg(mode)));
    m_next->setIcon(QIcon(QStringLiteral(":/icons/down-%1.svg").arg(mode)));
}

void FixPanel::setCodePoints(int points)
{
    m_view->setCodePoints(points);
}

void FixPanel::setNotesVisible(bool visible)
{
    m_view->setNotesVisible(visible);
}

void FixPanel::setWrapped(bool wrapped)
{
    m_view->setWrapped(wrapped);
}

} // namespace panels
