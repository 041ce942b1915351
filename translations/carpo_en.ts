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
    <name>carpo::bridge::Words</name>
    <message numerus="yes">
        <source>%Ln image(s) picked</source>
        <translation>
            <numerusform>%Ln image picked</numerusform>
            <numerusform>%Ln images picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::ChosenBar</name>
    <message numerus="yes">
        <source>%Ln image(s) chosen</source>
        <translation>
            <numerusform>%Ln image chosen</numerusform>
            <numerusform>%Ln images chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::DecisionBar</name>
    <message numerus="yes">
        <source>%Ln image(s) together</source>
        <translation>
            <numerusform>%Ln image together</numerusform>
            <numerusform>%Ln images together</numerusform>
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
    <message numerus="yes">
        <source>%Ln image(s) are not there any more.</source>
        <translation>
            <numerusform>%Ln image is not there any more.</numerusform>
            <numerusform>%Ln images are not there any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln image(s) have changed since they were measured.</source>
        <translation>
            <numerusform>%Ln image has changed since it was measured.</numerusform>
            <numerusform>%Ln images have changed since they were measured.</numerusform>
        </translation>
    </message>
</context>
</TS>
