<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>CPU, %n thread(s)</source>
        <translation>
            <numerusform>CPU, %n thread</numerusform>
            <numerusform>CPU, %n threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExploreHeader</name>
    <message numerus="yes">
        <source>%Ln radiograph(s)</source>
        <translation>
            <numerusform>%Ln radiograph</numerusform>
            <numerusform>%Ln radiographs</numerusform>
        </translation>
    </message>
</context>
</TS>
