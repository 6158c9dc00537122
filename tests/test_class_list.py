"""The class list as spreadsheets write it: read, or refused in three parts by the commands that need it."""

import pytest

from autograde.__main__ import main
from autograde.errors import UserError
from autograde.gradebook.class_list import read_students

HEAD = b"id,last_name,first_name,email\n"

REFUSED = {
    "Excel's own encoding": (HEAD + b"s01,Li,Wei,\ns02,M\xfcller,Jo,\n", "line 3, is not text in UTF-8"),
    "UTF-16": ("id,last_name\ns01,Li\n".encode("utf-16"), "not text in UTF-8"),
    "semicolons": (HEAD.replace(b",", b";") + b"s01;Li;Wei;\n", "has semicolons between its columns"),
    "semicolons below commas": (HEAD + b"s01;Li;Wei;\n", "has semicolons between its columns"),
    "tabs": (HEAD.replace(b",", b"\t") + b"s01\tLi\tWei\t\n", "has tabs between its columns"),
    "no column id": (b"name,email\nLi,li@x\n", "no column `id`; its line 1 is `name,email`"),
    "a row without id": (HEAD + b"s01,Li,Wei,\n,Ng,An,\n", "line 3: the id is missing"),
    "an id with a space": (HEAD + b"s 01,Li,Wei,\n", "`s 01` cannot be an id"),
    "an id that leads elsewhere": (HEAD + b"../up,Li,Wei,\n", "`../up` cannot be an id"),
    "a hidden folder": (HEAD + b".s01,Li,Wei,\n", "`.s01` cannot be an id"),
    "the same id twice": (HEAD + b"s01,Li,Wei,\ns02,Ng,An,\ns01,Up,Una,\n", "the id `s01` twice, in lines 2 and 4"),
    "ids that differ in capitals": (HEAD + b"s01,Li,Wei,\nS01,Ng,An,\n", "`s01`, in line 2, and `S01`, in line 3"),
}


def write(root, content):
    (root / "students.csv").write_bytes(content)
    return root


@pytest.mark.parametrize("kind", REFUSED)
def test_a_list_that_cannot_be_meant_is_refused_in_three_parts(kind, tmp_path):
    content, words = REFUSED[kind]
    with pytest.raises(UserError) as refused:
        read_students(write(tmp_path, content))
    assert words in refused.value.seen
    assert str(tmp_path / "students.csv") in refused.value.seen
    assert refused.value.why
    assert refused.value.then


READ = {
    "as released": HEAD + b"s01,M\xc3\xbcller,Wei,w@x\n",
    "Excel's UTF-8, with its mark and line ends": b"\xef\xbb\xbf"
    + (HEAD + b"s01,M\xc3\xbcller,Wei,w@x\n").replace(b"\n", b"\r\n"),
    "commas alone at the end": HEAD + b"s01,M\xc3\xbcller,Wei,w@x\n,,,\n\n , ,,\n",
    "spaces": b"id, last_name, first_name, email\n s01 , M\xc3\xbcller, Wei, w@x\n",
}


@pytest.mark.parametrize("kind", READ)
def test_what_spreadsheets_add_is_no_matter(kind, tmp_path):
    rows = read_students(write(tmp_path, READ[kind]))
    assert rows == [{"id": "s01", "last_name": "Müller", "first_name": "Wei", "email": "w@x"}]


def test_no_list_and_an_empty_one_have_no_students(tmp_path):
    assert read_students(tmp_path) == []
    assert read_students(write(tmp_path, HEAD)) == []
    assert read_students(write(tmp_path, b"")) == []


def test_both_commands_refuse_it_without_a_traceback(tmp_path, capsys):
    root = tmp_path / "class"
    assert main(["course", str(root), "--lessons", "01"]) == 0
    write(root, REFUSED["Excel's own encoding"][0])
    for command in (["course", str(root)], ["grade", str(root)]):
        capsys.readouterr()
        assert main(command) == 2
        told = capsys.readouterr().err
        assert "CSV UTF-8" in told
        assert len(told.splitlines()) == 3
