#include "app/knowledge/knowledge_base.h"
#include "ui/bridge/text.h"
#include "ui/main_window.h"
#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>
#include <QTextStream>
#include <QTimer>
#include <QTranslator>

namespace {

struct Options {
    QString file;
    QStringList code;
    bool paste = false;
    QStringList knowledge;
    QString screenshot;
    MainWindow::Screen screen = MainWindow::DiagnoseScreen;
    theme::Scheme scheme = theme::Scheme::System;
    bool schemeGiven = false;
    QSize size;
};

Options readOptions(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Names the cause of asynchronous Python errors and mends the code."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto option = [&parser](const char *name, const char *what, const char *value) {
        const QCommandLineOption result(QString::fromLatin1(name), QString::fromLatin1(what),
                                        QString::fromLatin1(value));
        parser.addOption(result);
        return QString::fromLatin1(name);
    };
    const QString paste = option("paste", "Diagnose the clipboard.", "");
    const QString code =
        option("code", "A source file that the trace names; may be repeated.", "FILE");
    const QString knowledge =
        option("knowledge", "Add a knowledge folder; may be repeated.", "DIR");
    const QString theme = option("theme", "Colours: light, dark or system.", "NAME");
    const QString screen =
        option("screen", "Screen to show: diagnose, catalogue or export.", "NAME");
    const QString size = option("size", "Size of the window, as 1366x768.", "WxH");
    const QString screenshot =
        option("screenshot", "Write a picture of the window and quit.", "FILE");
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QCoreApplication::translate("main", "A trace, a log or a source file."),
        QStringLiteral("[FILE]"));
    parser.process(app);

    Options options;
    options.file = parser.positionalArguments().value(0);
    options.code = parser.values(code);
    options.paste = parser.isSet(paste);
    options.knowledge = parser.values(knowledge);
    options.screenshot = parser.value(screenshot);
    const QString wanted = parser.value(screen);
    options.screen = wanted == QLatin1String("catalogue") ? MainWindow::CatalogueScreen
                     : wanted == QLatin1String("export")  ? MainWindow::ExportScreen
                                                          : MainWindow::DiagnoseScreen;
    options.schemeGiven = parser.isSet(theme);
    options.scheme = parser.value(theme) == QLatin1String("dark")    ? theme::Scheme::Dark
                     : parser.value(theme) == QLatin1String("light") ? theme::Scheme::Light
                                                                     : theme::Scheme::System;
    const QStringList sides = parser.value(size).split(QLatin1Char('x'));
    if (sides.size() == 2)
        options.size = QSize(sides[0].toInt(), sides[1].toInt());
    return options;
}

void loadKnowledge(MainWindow &window, const QStringList &extra)
{
    std::vector<std::string> folders = {knowledge::defaultFolder()};
    for (const QString &folder : extra)
        folders.push_back(bridge::bytes(folder));
    auto base = knowledge::load(folders);
    if (base)
        window.setKnowledge(std::make_shared<const knowledge::KnowledgeBase>(std::move(*base)));
    else
        window.showProblem(base.problem());
}

/// Writes the picture once the diagnosis stands (or at once when there is nothing to diagnose), and
/// quits.
void takePicture(MainWindow &window, const Options &options)
{
    const auto shoot = [&window, options] {
        window.showScreen(options.screen);
        QTimer::singleShot(600, &window, [&window, options] {
            const bool written = window.grab().save(options.screenshot);
            if (!written)
                QTextStream(stderr)
                    << "tracemend: " << options.screenshot << ": cannot be written\n";
            QCoreApplication::exit(written ? 0 : 2);
        });
    };
    if (options.file.isEmpty() && !options.paste)
        shoot();
    else
        QObject::connect(&window, &MainWindow::diagnosisFinished, &window, shoot);
}

/// Qt ends the process without a word of help where there is no display; its own platform choice
/// counts.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

} // namespace

int main(int argc, char *argv[])
{
    if (!hasDisplay()) {
        QTextStream(stderr) << "tracemend: display: there is none here. "
                               "Use tracemend-cli diagnose FILE in a terminal.\n";
        return 2;
    }
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tracemend"));
    QApplication::setOrganizationName(QStringLiteral("tracemend"));
    QApplication::setApplicationVersion(QStringLiteral(TRACEMEND_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.tracemend.Tracemend"));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QTranslator plurals; // one and many; the words themselves are in the source
    if (plurals.load(QStringLiteral(":/i18n/tracemend_en.qm")))
        QCoreApplication::installTranslator(&plurals);
    const Options options = readOptions(app);

    MainWindow window;
    loadKnowledge(window, options.knowledge);
    if (options.schemeGiven)
        window.setScheme(options.scheme);
    if (options.size.isValid())
        window.resize(options.size);
    window.show();
    if (!options.screenshot.isEmpty())
        takePicture(window, options);
    if (!options.file.isEmpty())
        window.openFile(options.file);
    else if (options.paste)
        window.pasteClipboard();
    for (const QString &code : options.code)
        window.openFile(code);
    window.showScreen(options.screen);
    return QApplication::exec();
}
