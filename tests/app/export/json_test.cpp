#include "app/export/json.h"
#include <QTest>

using exporting::Json;

class JsonTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrderOfKeys()
    {
        Json object = Json::object();
        object.set("z", 1).set("a", true).set("m", Json()).set("b", "text");
        QCOMPARE(object.dump(-1), std::string(R"({"z":1,"a":true,"m":null,"b":"text"})"));
    }

    void bytesThatAreNoTextBecomeTheReplacementCharacter()
    {
        QCOMPARE(Json(std::string("a\xFF"
                                  "b\xC3"))
                     .dump(-1),
                 std::string("\"a\xEF\xBF\xBD"
                             "b\xEF\xBF\xBD\""));
        QCOMPARE(Json(std::string("a\0b\x1b", 4)).dump(-1), std::string(R"("a\u0000b\u001b")"));
    }

    void lists()
    {
        QCOMPARE(Json::texts(std::vector<std::string>{"a", "b"}).dump(-1),
                 std::string(R"(["a","b"])"));
        QCOMPARE(Json::textOrNull("").dump(-1), std::string("null"));
        Json list = Json::array();
        list.push(2.5).push(std::size_t(7));
        QCOMPARE(list.dump(-1), std::string("[2.5,7]"));
        QCOMPARE(std::move(list).front().dump(-1), std::string("2.5"));
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
