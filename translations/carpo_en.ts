<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EvaluationWords</name>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>median with run(s) %1</source>
        <translation>
            <numerusform>median with run %1</numerusform>
            <numerusform>median with runs %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean with run(s) %1</source>
        <translation>
            <numerusform>mean with run %1</numerusform>
            <numerusform>mean with runs %1</numerusform>
        </translation>
    </message>
</context>
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
    <name>carpo::bridge::SplitWords</name>
    <message numerus="yes">
        <source>%n patient(s) have images in more than one part (%1 in all): the network would be judged by whom it knows already.</source>
        <translation>
            <numerusform>%Ln patient has images in more than one part (%1 in all): the network would be judged by whom it knows already.</numerusform>
            <numerusform>%Ln patients have images in more than one part (%1 in all): the network would be judged by whom it knows already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s) of duplicates lie in more than one part (%1 in all): what is learnt from is judged by. Leave all but one of each out of training.</source>
        <translation>
            <numerusform>%Ln group of duplicates lies in more than one part (%1 in all): what is learnt from is judged by. Leave all but one of it out of training.</numerusform>
            <numerusform>%Ln groups of duplicates lie in more than one part (%1 in all): what is learnt from is judged by. Leave all but one of each out of training.</numerusform>
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
    <name>carpo::models::LayerModel</name>
    <message numerus="yes">
        <source>%Ln parameters</source>
        <translation>
            <numerusform>%Ln parameter</numerusform>
            <numerusform>%Ln parameters</numerusform>
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
    <name>carpo::pages::EvaluationBar</name>
    <message numerus="yes">
        <source>seen %n times</source>
        <translation>
            <numerusform>seen once</numerusform>
            <numerusform>seen %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::ExperimentPage</name>
    <message numerus="yes">
        <source>The network starts with %n tensors of the weights file.</source>
        <translation>
            <numerusform>The network starts with %n tensor of the weights file.</numerusform>
            <numerusform>The network starts with %n tensors of the weights file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The training goes on with %n images a batch, as before.</source>
        <translation>
            <numerusform>The training goes on with %n image a batch, as before.</numerusform>
            <numerusform>The training goes on with %n images a batch, as before.</numerusform>
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
<context>
    <name>carpo::pages::FileProblems</name>
    <message numerus="yes">
        <source>%1 was not opened, and nothing was changed. Not understood: %n entries.</source>
        <translation>
            <numerusform>%1 was not opened, and nothing was changed. Not understood: %n entry.</numerusform>
            <numerusform>%1 was not opened, and nothing was changed. Not understood: %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::PrepareHistograms</name>
    <message numerus="yes">
        <source>%n cannot be read.</source>
        <translation>
            <numerusform>%Ln cannot be read.</numerusform>
            <numerusform>%Ln cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n inverted one(s) turned.</source>
        <translation>
            <numerusform>%Ln inverted one turned.</numerusform>
            <numerusform>%Ln inverted ones turned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cropped, to %1 of the area on average.</source>
        <translation>
            <numerusform>%Ln cropped, to %1 of the area.</numerusform>
            <numerusform>%Ln cropped, to %1 of the area on average.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::QueuePanel</name>
    <message numerus="yes">
        <source>%n could not be trained</source>
        <translation>
            <numerusform>%n could not be trained</numerusform>
            <numerusform>%n could not be trained</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::RunMessages</name>
    <message numerus="yes">
        <source>%n runs moved to the bin.</source>
        <translation>
            <numerusform>%n run moved to the bin.</numerusform>
            <numerusform>%n runs moved to the bin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are deleted for good in a moment.</source>
        <translation>
            <numerusform>%n run is deleted for good in a moment.</numerusform>
            <numerusform>%n runs are deleted for good in a moment.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::SweepEditor</name>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n epochs in all</source>
        <translation>
            <numerusform>%n epoch in all</numerusform>
            <numerusform>%n epochs in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carpo::pages::TransportBar</name>
    <message numerus="yes">
        <source>%n steps/s</source>
        <translation>
            <numerusform>%n step/s</numerusform>
            <numerusform>%n steps/s</numerusform>
        </translation>
    </message>
</context>
</TS>
