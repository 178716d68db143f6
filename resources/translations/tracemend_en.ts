<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n cause(s)</source>
        <translation>
            <numerusform>%n cause</numerusform>
            <numerusform>%n causes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cause(s) replaced by your knowledge folder</source>
        <translation>
            <numerusform>%n cause replaced by your knowledge folder</numerusform>
            <numerusform>%n causes replaced by your knowledge folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n library frame(s) hidden</source>
        <translation>
            <numerusform>%n library frame hidden</numerusform>
            <numerusform>%n library frames hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repair(s) made to read the paste</source>
        <translation>
            <numerusform>%n repair made to read the paste</numerusform>
            <numerusform>%n repairs made to read the paste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Included, with %n other change(s) that it needs</source>
        <translation>
            <numerusform>Included, with %n other change that it needs</numerusform>
            <numerusform>Included, with %n other changes that it needs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out, with %n other change(s) that need it</source>
        <translation>
            <numerusform>Left out, with %n other change that needs it</numerusform>
            <numerusform>Left out, with %n other changes that need it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bridge</name>
    <message numerus="yes">
        <source>it holds %n NUL byte(s), which no text has</source>
        <translation>
            <numerusform>it holds %n NUL byte, which no text has</numerusform>
            <numerusform>it holds %n NUL bytes, which no text has</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>editor::PasteEditor</name>
    <message numerus="yes">
        <source>▸ %n library frame(s) hidden — click or Ctrl+Shift+H shows them</source>
        <translation>
            <numerusform>▸ %n library frame hidden — click or Ctrl+Shift+H shows them</numerusform>
            <numerusform>▸ %n library frames hidden — click or Ctrl+Shift+H shows them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>panels::ExportPanel</name>
    <message numerus="yes">
        <source>%n line(s), %1</source>
        <translation>
            <numerusform>%n line, %1</numerusform>
            <numerusform>%n lines, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) stand in this code and are written with it.</source>
        <translation>
            <numerusform>%n secret stands in this code and is written with it.</numerusform>
            <numerusform>%n secrets stand in this code and are written with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>panels::FixPanel</name>
    <message numerus="yes">
        <source>Also removes %n other finding(s).</source>
        <translation>
            <numerusform>Also removes %n other finding.</numerusform>
            <numerusform>Also removes %n other findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%n exceptions</source>
        <translation>
            <numerusform>%n exceptions</numerusform>
            <numerusform>%n exceptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in your code</source>
        <translation>
            <numerusform>%n in your code</numerusform>
            <numerusform>%n in your code</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) of asyncio</source>
        <translation>
            <numerusform>%n report of asyncio</numerusform>
            <numerusform>%n reports of asyncio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread dump(s)</source>
        <translation>
            <numerusform>%n thread dump</numerusform>
            <numerusform>%n thread dumps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listing(s) of code</source>
        <translation>
            <numerusform>%n listing of code</numerusform>
            <numerusform>%n listings of code</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n configuration file(s)</source>
        <translation>
            <numerusform>%n configuration file</numerusform>
            <numerusform>%n configuration files</numerusform>
        </translation>
    </message>
</context>
</TS>
