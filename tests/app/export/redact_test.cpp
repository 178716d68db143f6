#include "app/export/redact.h"
#include <QTest>

using exporting::redacted;

class RedactTest : public QObject
{
    Q_OBJECT

private slots:
    void hides_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("hidden");
        QTest::newRow("key in code") << "api_key=\"abcd-1234\"" << "api_key=\"<secret>\"";
        QTest::newRow("key in a dict")
            << "{'password': 'open sesame'}" << "{'password': '<secret>'}";
        QTest::newRow("key in JSON")
            << "\"clientSecret\": \"s3cr3t!\"" << "\"clientSecret\": \"<secret>\"";
        QTest::newRow("environment")
            << "SERVICE_TOKEN=a1b2c3d4e5 next" << "SERVICE_TOKEN=<secret> next";
        QTest::newRow("connection string")
            << "AccountName=shop;AccountKey=abc123+/==;EndpointSuffix=x"
            << "AccountName=shop;AccountKey=<secret>;EndpointSuffix=x";
        QTest::newRow("database address") << "postgresql://shop:pa55@db:5432/shop"
                                          << "postgresql://shop:<secret>@db:5432/shop";
        QTest::newRow("bearer") << "Authorization: Bearer abcdefghijklmnop"
                                << "Authorization: Bearer <secret>";
        QTest::newRow("openai key") << "key sk-proj-abcdefghijklmnopqrst end" << "key <secret> end";
        QTest::newRow("access key") << "id AKIAABCDEFGHIJKLMNOP end" << "id <secret> end";
        QTest::newRow("web token") << "t eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0" << "t <secret>";
        QTest::newRow("signature")
            << "https://h/x?sv=1&sig=aB%2Fc12345678&se=2" << "https://h/x?sv=1&sig=<secret>&se=2";
        QTest::newRow("home") << "File \"/home/mira/app.py\", line 1"
                              << "File \"/home/<user>/app.py\", line 1";
        QTest::newRow("Users on Windows")
            << "C:\\Users\\Mira Lund\\app.py" << "C:\\Users\\<user>\\app.py";
        QTest::newRow("Users escaped")
            << "\"C:\\\\Users\\\\mira\\\\app.py\"" << "\"C:\\\\Users\\\\<user>\\\\app.py\"";
        QTest::newRow("two on a line") << "/home/a/x /home/b/y" << "/home/<user>/x /home/<user>/y";
    }

    void hides()
    {
        QFETCH(QString, text);
        QFETCH(QString, hidden);
        QCOMPARE(QString::fromStdString(redacted(text.toStdString())), hidden);
    }

    void leaves_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("read from the environment") << "api_key=os.environ[\"SHOP_KEY\"]";
        QTest::newRow("a parameter") << "def login(password, token=None):";
        QTest::newRow("an expression") << "token = await fetch_token(session)";
        QTest::newRow("an attribute") << "self.password = settings.password";
        QTest::newRow("an ordinary path") << "File \"/srv/app/main.py\", line 3, in price";
        QTest::newRow("a task's name") << "<Task pending name='Task-7' coro=<poll()>>";
        QTest::newRow("a message") << "AttributeError: 'coroutine' object has no attribute 'token'";
    }

    void leaves()
    {
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(redacted(text.toStdString())), text);
    }

    void whatIsAskedFor()
    {
        const std::string text = "/home/mira/x mira@example.org password=abc123";
        QCOMPARE(redacted(text, {false, false, true}),
                 std::string("/home/mira/x <address> password=abc123"));
        QCOMPARE(redacted(text, {true, false, false}),
                 std::string("/home/mira/x mira@example.org password=<secret>"));
        QCOMPARE(exporting::findSecrets(text, {true, true, true}).size(), std::size_t(3));
    }

    void privateKeyOverManyLines()
    {
        const std::string text =
            "-----BEGIN PRIVATE KEY-----\nMIIB\nVgIB\n-----END PRIVATE KEY-----\n";
        QVERIFY(redacted(text).find("MIIB") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RedactTest)
#include "redact_test.moc"
