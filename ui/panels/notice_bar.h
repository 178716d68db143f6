#pragma once
#include <QFrame>

class QLabel;
class QPushButton;

namespace panels {

/// A sentence above the panes that asks or tells something without stopping the work.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    /// Shows a sentence; `action` names the button, empty: there is only Close.
    void tell(const QString &text, const QString &action = {});
    void dismiss();
    QString text() const;
    QPushButton *actionButton() const { return m_action; }

signals:
    void accepted();
    void dismissed();

private:
    QLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace panels
