#include "app/paste/origin_map.h"
#include <QTest>

using base::TextRange;
using paste::OriginMap;

class OriginMapTest : public QObject
{
    Q_OBJECT

private slots:
    void identityKeepsEveryByte();
    void copiesAreExactAndReplacementsWhole();
    void insertedTextLiesWhereItWasPutIn();
    void neighboursGrowTogether();
    void mapsCompose();
};

void OriginMapTest::identityKeepsEveryByte()
{
    const OriginMap map = OriginMap::identity({10, 30});
    QVERIFY((map.toOrigin({0, 20}) == TextRange{10, 30}));
    QVERIFY((map.toOrigin({5, 7}) == TextRange{15, 17}));
    QVERIFY((map.toOrigin({5, 5}) == TextRange{15, 15}));
    QVERIFY((map.toOrigin({20, 20}) == TextRange{30, 30}));
}

void OriginMapTest::copiesAreExactAndReplacementsWhole()
{
    OriginMap map;
    map.append(4, {0, 4});
    map.append(1, {4, 6}); // an escape
    map.append(4, {6, 10});
    QVERIFY((map.toOrigin({2, 4}) == TextRange{2, 4}));
    QVERIFY((map.toOrigin({4, 5}) == TextRange{4, 6}));
    QVERIFY((map.toOrigin({3, 6}) == TextRange{3, 7}));
    QVERIFY((map.toOrigin({5, 6}) == TextRange{6, 7}));
}

void OriginMapTest::insertedTextLiesWhereItWasPutIn()
{
    OriginMap map;
    map.append(3, {0, 3});
    map.append(4, {3, 3});
    map.append(3, {3, 6});
    QVERIFY((map.toOrigin({3, 7}) == TextRange{3, 3}));
    QVERIFY((map.toOrigin({2, 8}) == TextRange{2, 4}));
    // Inserted text does not widen what stands beside it.
    QVERIFY((map.toOrigin({5, 9}) == TextRange{3, 5}));
}

void OriginMapTest::neighboursGrowTogether()
{
    OriginMap map;
    map.append(3, {0, 3});
    map.append(3, {3, 6});
    map.append(0, {6, 9});
    map.append(3, {9, 12});
    QCOMPARE(map.runs().size(), std::size_t(2));
    QVERIFY((map.toOrigin({5, 7}) == TextRange{5, 10}));
}

void OriginMapTest::mapsCompose()
{
    OriginMap outer; // middle -> paste
    outer.append(5, {100, 105});
    outer.append(5, {110, 115});
    OriginMap inner; // text -> middle
    inner.append(4, {3, 7});
    inner.append(2, {7, 7});
    inner.append(1, {8, 10});
    const OriginMap both = outer.after(inner);
    QVERIFY((both.toOrigin({0, 2}) == TextRange{103, 105}));
    QVERIFY((both.toOrigin({2, 4}) == TextRange{110, 112}));
    QVERIFY((both.toOrigin({6, 7}) == TextRange{113, 115}));
    QVERIFY(both.toOrigin({4, 6}).empty());
}

QTEST_GUILESS_MAIN(OriginMapTest)
#include "origin_map_test.moc"
