#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the beginnings of the corpora: tables as they come from the wild, workbooks, and small project files.
Run it when the project's format grows; what fuzzing found lies in the same folders and stays."""
import pathlib
import re
import sqlite3
import struct
import zipfile

HERE = pathlib.Path(__file__).parent
CORPUS = HERE / "corpus"
STATE_DICTS = HERE.parent / "engine/training/state_dicts"
SCHEMA = HERE.parent.parent / "engine/project/schema.cpp"

TABLES = {
    "rsna": "id,boneage,male\n1377,180,False\n1378,12,False\n1379,94,True\n",
    "crlf_semicolon": "id;idade (meses);sexo\r\n1377;120,5;F\r\n1378;96,0;M\r\n4;;F\r\n",
    "cr_only": "Image ID\tSex\tAge (years)\r1377.png\tfemale\t9.5\r1378.png\tmale\t10\r",
    "preamble": "Hospital das Cl\xednicas\nService: Radiology;;\n\nid;age;sex\n1377;12;M\n1378;13;F\n1379;14;F\n",
    "quotes": 'id,note,boneage\n1377,"a, ""b""\nc",100\n1378,"open,101\n1379,x"y,102\n4,"",\n',
    "ragged": "id,boneage,male\n1377\n1378,1,2,3,4\n1379,,\n,,,\n4,12,True,\n",
    "duplicates": "id,boneage,male\n1377,1,M\n1377,2,F\n../1378,3,M\n/etc/passwd,4,M\n images/1379.png ,5,M\n",
    "split": "file,split,patient,class,months\nimages/1377.png,train,p1,a,1e2\n1378,val,p2,b,nan\n1379,test,,,-3\n",
    "nul": "id,boneage,male\n1377,1\x002,True\n1378,\x01,True\n1379,12,True\n" + "5,120,True\n" * 6,
}


def cells(*rows):
    text = "<worksheet><sheetData>"
    for number, row in enumerate(rows, 1):
        text += f"<row r='{number}'>" + "".join(row) + "</row>"
    return text + "</sheetData></worksheet>"


SHARED = "<sst><si><t>id</t></si><si><t>boneage</t></si><si><r><t>ma</t></r><r><t>le</t></r></si></sst>"
SHEETS = {
    "plain": cells(["<c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c>"],
                   ["<c r='A2'><v>1377</v></c><c r='B2'><v>180.30000000000001</v></c><c t='b'><v>1</v></c>"],
                   ["<c r='A3'><v>1378</v></c><c r='C3' t='b'><v>0</v></c>"]) + "\n---\n" + SHARED,
    "inline": cells(["<c t='inlineStr'><is><t>id</t></is></c><c t='str'><v>age (years)</v></c>"],
                    ["<c><v>1377</v></c><c t='e'><v>#N/A</v></c>"], ["<c><v>1378</v></c><c><v>1e1</v></c>"]),
    "far": cells(["<c r='AB1' t='s'><v>77</v></c><c r='ZZZZ1'><v>1</v></c>"]) + "\n---\n" + SHARED,
}
WORKBOOK = ("<workbook xmlns:r='r'><sheets><sheet name='Ages' sheetId='1' r:id='rId1'/></sheets></workbook>",
            "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>")


MAPPING = ('{"carpo_mapping": 1, "columns": {"file": "id", "target": "boneage", "sex": "male"}, '
           '"target_unit": "months", "sex_values": {"female": "0"}}')

EXPERIMENTS = {
    "own": '{"carpo_experiment": 1, "network": {"name": "own", "layers": "conv 8; pool 2; dense 16"}}',
    "kinds": '{"carpo_experiment": 1, "name": "n", "training": {"epochs": 3, "seed": 18446744073709551615}, '
             '"optimizer": {"learning_rate": 1e-3, "bias_correction": false}, "schedule": {"milestones": "10,25"}}',
    "newer": '{"carpo_experiment": 2}',
    "nested": '{"carpo_experiment": 1, "name": [[[[{"a": [1]}]]]]}',
}

VIEWS = ('[{"name": "a", "rule": [{"column": "sex", "words": ["F"]}, {"column": "brightness", "minimum": 0.2, "below": 1}, '
         '{"x": "age", "y": "contrast", "corners": [[0, 1], [2, 3], [4, 5]]}, {"images": ["1377"]}]}]')


def write_workbook(file, method):
    sheet, shared = SHEETS["plain"].split("\n---\n")
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in (("xl/workbook.xml", WORKBOOK[0]), ("xl/_rels/workbook.xml.rels", WORKBOOK[1]),
                              ("xl/sharedStrings.xml", shared), ("xl/worksheets/sheet1.xml", sheet)):
            archive.writestr(zipfile.ZipInfo(name), content, method)


def fill(database, steps):
    database.execute("INSERT INTO settings VALUES ('dataset_folder', '/data/hands')")
    database.execute("INSERT INTO settings VALUES ('column_mapping', ?)", [MAPPING])
    database.execute("INSERT INTO measure_sets VALUES (1, 'brightness\ncontrast')")
    if steps == 1:
        database.execute("INSERT INTO images VALUES ('1377', '1377.png', 1, 2, '', 1, ?, NULL, NULL)", [b"\0" * 16])
    else:
        database.execute("INSERT INTO images VALUES ('1377', '1377.png', 1, 2, ?, 5, 1, ?, NULL, NULL)",
                         [b"\1" * 16, struct.pack("<2f", 1, 2)])
        database.execute("INSERT INTO images VALUES ('1378', '1378.png', 1, 2, NULL, NULL, NULL, NULL, "
                         "'image_damaged', '[[\"file\", \"x\"]]')")
        database.execute("INSERT INTO thumbnails VALUES ('1377', '1377.png', ?)", [b"\2" * 1024])
    database.execute("INSERT INTO runs (number, name, state, experiment, dataset_fingerprint, environment, started_at, "
                     "best_epoch, weights_sha256, constant_guess_mae) "
                     "VALUES (1, 'a', 'finished', '{}', 'f', '{}', '2024-05-01T10:00:00Z', 1, 'w', 30)")
    database.execute("INSERT INTO epochs VALUES (1, 1)")
    database.execute("INSERT INTO epoch_values VALUES (1, 1, 0, 'val_mae', 7.5)")
    database.execute("INSERT INTO predictions (run, place, id, part, months) VALUES (1, 0, '1377', 'validation', 100)")
    if steps > 2:
        database.execute("INSERT INTO decision_steps VALUES (1, 'in_force', 'me', '2024-05-01T10:00:00Z', '', '')")
        database.execute("INSERT INTO decisions VALUES (1, 0, '1377', '1377.png', 'tag', 'ring', '', 'me', 'then')")
        database.execute("INSERT INTO decisions VALUES (1, 1, '1378', '1378.png', 'age', '120', '90', 'me', 'then')")
    if steps > 3:
        database.execute("INSERT INTO folds VALUES ('key', 0, '2024-05-01T10:00:00Z')")
        database.execute("INSERT INTO fold_predictions VALUES ('key', 0, 0, '1377', '1377.png', 1, 2, 3)")
    if steps > 4:
        database.execute("INSERT INTO dicom_facts VALUES ('1377', '1377.png', 'female', 121.5, 0.1, 0.1, 'L', 'HAND')")
    if steps > 5:
        database.execute("INSERT INTO maps VALUES (1, 'umap', 7, 'r', ?)", [struct.pack("<6f", 1, 2, 3, 4, 5, 6)])
        database.execute("INSERT INTO settings VALUES ('views', ?)", [VIEWS])
        database.execute("INSERT INTO settings VALUES ('draft', '{}')")
    if steps > 6:
        database.execute("INSERT INTO predictions VALUES (1, 1, '1378', 'validation', NULL, NULL, 'a', 0.75, 'b', 0.25)")
    if steps > 8:
        database.execute("INSERT INTO sweeps VALUES (1, 1, 'waiting', 'a', '{}', '2024-05-01T10:00:00Z')")
        database.execute("INSERT INTO sweep_failures VALUES (1, 0, '{\"code\": \"input_too_small\"}')")
        database.execute("UPDATE runs SET notes = 'n', tags = 'a\nb', sweep = 1, trial = 0")


def write_project(file, steps):
    """In pages of 512 bytes: a tenth of the usual size."""
    file.unlink(missing_ok=True)
    database = sqlite3.connect(file)
    database.execute("PRAGMA page_size = 512")
    for step in steps:
        database.executescript(step)
    database.execute(f"PRAGMA user_version = {len(steps)}")
    fill(database, len(steps))
    database.commit()
    database.close()


def main():
    for name in ("table", "xlsx", "project", "state_dict", "experiment"):
        (CORPUS / name).mkdir(parents=True, exist_ok=True)
    for name, text in TABLES.items():
        (CORPUS / "table" / f"{name}.csv").write_bytes(text.encode("latin-1"))
    (CORPUS / "table/utf16.csv").write_bytes("id;nome;meses\n1377;Jo\xe3o;12\n1378;M\xe3e;13\n".encode("utf-16"))
    (CORPUS / "table/utf8.csv").write_bytes("\ufeffid;nome;meses\n1377;Jo\xe3o;12\n1378;M\xe3e;13\n".encode())
    for name, text in SHEETS.items():
        (CORPUS / "xlsx" / f"{name}.parts").write_text(text)
    (CORPUS / "xlsx/all.parts").write_text("\n---\n".join([SHEETS["plain"], *WORKBOOK]))
    write_workbook(CORPUS / "xlsx/stored.xlsx", zipfile.ZIP_STORED)
    write_workbook(CORPUS / "xlsx/deflated.xlsx", zipfile.ZIP_DEFLATED)
    for file in ("kinds", "views", "parallel", "checkpoint", "protocol4", "command"):
        with zipfile.ZipFile(STATE_DICTS / f"{file}.pth") as archive:
            (CORPUS / "state_dict" / f"{file}.pkl").write_bytes(archive.read("archive/data.pkl"))
    for name, text in EXPERIMENTS.items():
        (CORPUS / "experiment" / f"{name}.json").write_text(text)
    steps = re.findall(r'R"sql\((.*?)\)sql"', SCHEMA.read_text(), re.S)
    for count in range(1, len(steps) + 1):
        write_project(CORPUS / "project" / f"format{count}", steps[:count])


if __name__ == "__main__":
    main()
