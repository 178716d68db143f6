#pragma once
#include <QDialog>

class QLineEdit;
class QTableWidget;

namespace panels {

/// Every shortcut of the window, searchable.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);

    QTableWidget *table() const { return m_table; }
    QLineEdit *field() const { return m_field; }

private:
    void filter(const QString &text);

    QLineEdit *m_field = nullptr;
    QTableWidget *m_table = nullptr;
};

} // namespace panels
