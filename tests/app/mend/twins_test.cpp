#include "tests/app/mend/fixture.h"
#include <cctype>

/// Every client that knowledge/libraries has a twin for, with every method that is listed: the swap
/// names the twin, awaits what is a coroutine there and goes through the rest with `async for`.
class TwinsTest : public QObject
{
    Q_OBJECT

    static bool isClass(const std::string &name)
    {
        const std::size_t dot = name.rfind('.');
        return std::isupper(static_cast<unsigned char>(name[dot + 1])) != 0;
    }

    static bool isGlob(const std::string &name) { return name.find('*') != std::string::npos; }

    static void add(const knowledge::Twin &twin, const std::string &method, const char *kind)
    {
        if (!isGlob(method) && !method.starts_with("_"))
            QTest::newRow((twin.sync + "." + method).c_str())
                << QString::fromStdString(twin.sync) << QString::fromStdString(method) << kind;
    }

    static const knowledge::Twin &twinNamed(const std::string &name)
    {
        for (const knowledge::Library &library : ownKnowledge().libraries())
            for (const knowledge::Twin &twin : library.twins)
                if (twin.sync == name)
                    return twin;
        qFatal("no twin");
    }

private slots:
    void swapped_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("kind");
        for (const knowledge::Library &library : ownKnowledge().libraries()) {
            for (const knowledge::Twin &twin : library.twins) {
                if (!isClass(twin.sync))
                    continue;
                for (const std::string &method : twin.awaited)
                    add(twin, method, "awaited");
                for (const std::string &method : twin.iterated)
                    add(twin, method, "iterated");
            }
        }
    }
    void swapped()
    {
        QFETCH(QString, client);
        QFETCH(QString, method);
        QFETCH(QString, kind);
        const knowledge::Twin &twin = twinNamed(client.toStdString());
        const std::string made = method.toStdString();
        const auto renamed = twin.methods.find(made);
        const std::string now = renamed == twin.methods.end() ? made : renamed->second;
        const std::string home(mend::moduleOfName(twin.sync));
        const std::string name(mend::lastName(twin.sync));
        const bool awaited = kind == "awaited";
        const std::string call = "client." + made + "()";
        const std::string text =
            "from " + home + " import " + name + "\n\nclient = " + name +
            "()\n\n\nasync def use():\n" +
            (awaited ? "    «" + call + "»\n" : "    for one in «" + call + "»:\n        one\n");
        const Drafted drafted = draftOne(
            text, {"blocking-call", {{"name", {twin.sync + "." + made}}, {"twin", {twin.async}}}},
            {"client-twin", {}});
        const std::string after = drafted.text();
        const std::string other(mend::lastName(twin.async));
        QVERIFY2(after.find("import " + other + "\n") != std::string::npos, after.c_str());
        QVERIFY2(after.find("client = " + other + "()") != std::string::npos, after.c_str());
        const std::string wanted = awaited ? "    await client." + now + "()"
                                           : "    async for one in client." + now + "():";
        QVERIFY2(after.find(wanted) != std::string::npos, after.c_str());
        if (!twin.install.empty())
            QVERIFY(std::find(drafted.install.begin(), drafted.install.end(), twin.install) !=
                    drafted.install.end());
        QVERIFY(after.find("from " + home + " import " + name + "\n") == std::string::npos ||
                twin.sync == twin.async);
    }
};

QTEST_GUILESS_MAIN(TwinsTest)
#include "twins_test.moc"
