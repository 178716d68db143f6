#pragma once
#include "app/knowledge/search.h"
#include "ui/bridge/example_maker.h"
#include "ui/theme/tokens.h"
#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QTextBrowser;

namespace diffview {
class UnifiedView;
}
namespace models {
class CatalogueModel;
}

namespace panels {

class TwoLineDelegate;

/// All causes: filters, the list that a search narrows, and the page of the selected cause with its
/// own before-and-after.
class CataloguePanel : public QWidget
{
    Q_OBJECT
public:
    explicit CataloguePanel(QWidget *parent = nullptr);

    void setKnowledge(std::shared_ptr<const knowledge::KnowledgeBase> base);
    void setQuery(const QString &query);
    /// Shows a cause's page, whatever the filters say.
    void showCause(const QString &id);
    void focusList();
    void setTokens(const theme::Tokens &tokens);
    void setCodePoints(int points);

    QListView *list() const { return m_list; }
    models::CatalogueModel *model() const { return m_model; }
    QTextBrowser *page() const { return m_page; }
    diffview::UnifiedView *example() const { return m_example; }
    QString currentCause() const;

signals:
    void exampleRequested(const QString &causeId);
    /// Esc in the panel.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildLeft();
    QWidget *buildRight();
    void fillFilters();
    void refresh();
    void showPage(const knowledge::Cause *cause);
    void showExample(const knowledge::Cause &cause);
    void showMadeExample(const std::string &cause, const bridge::FixPtr &fix);
    void clearFilters();

    QComboBox *m_family = nullptr;
    QComboBox *m_library = nullptr;
    QComboBox *m_python = nullptr;
    QComboBox *m_safety = nullptr;
    QPushButton *m_clear = nullptr;
    QLabel *m_count = nullptr;
    QListView *m_list = nullptr;
    TwoLineDelegate *m_delegate = nullptr;
    bridge::ExampleMaker *m_maker = nullptr;
    models::CatalogueModel *m_model = nullptr;
    QTextBrowser *m_page = nullptr;
    QLabel *m_exampleTitle = nullptr;
    diffview::UnifiedView *m_example = nullptr;
    QPushButton *m_try = nullptr;
    std::shared_ptr<const knowledge::KnowledgeBase> m_base;
    std::string m_shown;
    QString m_query;
    theme::Tokens m_tokens;
};

} // namespace panels
