"""Packs are read as the grammar of TOML has them, whatever way they are read by."""

import tomllib
from importlib import resources

import pytest

from runut.lang import codes, tables

PACKS = [file for code in codes() for file in sorted(resources.files("runut.lang").joinpath(code).iterdir(), key=str)]
ODD = (
    'a = [\n  "api", # "air"]\n  "abu"]\n',
    'a = ["api",\n  "air",\n]\nb = ["]",\n"x"]',
    'a = [["api"],\n["air"]]\n[t]\nb = [{c = "x"}]\n[[u]]\nd = ["e"]\n[[u]]\nd = [1, true]',
    'a = """\nsatu\nb = ["dua"]\n"""\nc = """tiga\nd = ["x"]\n"""',
    'a = """\nsatu \\\n  dua\n"""\n',
    "a = '''\nb = [\"dua\"]\n'''\n",
    'a = ["\\u0041", "\\U00000041"]\n"b c" = ["d"]\r\ne.f = ["g"]\n',
    'a = ["\ue0000"]\nb = "\ue0000"',
    "a = []\nb = [ ]\nc = [\n]\n",
)
WRONG = ('a = ["api"', 'a = """\nsatu', 'a = ["api"]\na = ["air"]', "a = [null]", 'a = ["b" "c"]', '[t\na = ["b"]')


@pytest.mark.parametrize("file", PACKS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_of_a_pack_is_read_as_its_grammar_has_it(file):
    text = file.read_text(encoding="utf-8")

    assert repr(tables.loads(text)) == repr(tomllib.loads(text))


@pytest.mark.parametrize("text", ODD)
def test_what_only_looks_like_a_list_or_a_long_text_is_read_by_the_grammar(text):
    assert repr(tables.loads(text)) == repr(tomllib.loads(text))


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_toml_is_refused_with_its_place(text):
    with pytest.raises(tomllib.TOMLDecodeError) as theirs:
        tomllib.loads(text)
    with pytest.raises(tomllib.TOMLDecodeError) as ours:
        tables.loads(text)

    assert str(ours.value) == str(theirs.value)
