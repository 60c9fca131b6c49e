"""Flags go before the environment, that before runut.toml, and that before what is usual."""

from pathlib import Path

import pytest

from runut.errors import SettingsError
from runut.settings import Settings, load


def test_without_anything_said_it_is_as_usual(tmp_path):
    assert load({"PATH": "/bin"}, tmp_path) == Settings()


def test_each_voice_goes_before_the_next(tmp_path):
    (tmp_path / "runut.toml").write_text('db = "file.db"\nlang = "id"\ncodebook = "ucdp"\n', encoding="utf-8")

    chosen = load({"RUNUT_LANG": "en", "RUNUT_DB": "variable.db"}, tmp_path, db="flag.db", lang=None)

    assert chosen == Settings(db="flag.db", lang="en", codebook="ucdp")


def test_an_empty_variable_names_nothing(tmp_path):
    (tmp_path / "runut.toml").write_text('db = "file.db"\n', encoding="utf-8")

    assert load({"RUNUT_DB": "", "RUNUT_LANG": "", "RUNUT_CODEBOOK": ""}, tmp_path) == Settings(db="file.db")


@pytest.mark.parametrize(("value", "is_quiet"), [("1", True), ("yes", True), ("TRUE", True), ("0", False), ("", False)])
def test_quiet_is_yes_or_no(value, is_quiet):
    assert load({"RUNUT_QUIET": value}, Path("nowhere")).quiet is is_quiet


@pytest.mark.parametrize(
    ("environment", "file", "wanted"),
    [
        ({"RUNUT_QUIET": "perhaps"}, "", "RUNUT_QUIET is 'perhaps': it takes a yes or no"),
        ({"RUNUT_COLOUR": "red"}, "", "RUNUT_COLOUR.* no setting. Known: db, lang, quiet, codebook, fetch"),
        ({}, "quiet = 'yes'", "sets quiet to 'yes'"),
        ({}, "db = ['a']", "takes a string"),
        ({}, "[db]\nfile = 'a'", "takes a string"),
        ({}, "shade = 1", "sets 'shade', which is no setting"),
        ({}, "db", "is not TOML"),
    ],
)
def test_a_setting_that_cannot_be_used_says_what_it_takes(environment, file, wanted, tmp_path):
    (tmp_path / "runut.toml").write_text(file, encoding="utf-8")

    with pytest.raises(SettingsError, match=wanted):
        load(environment, tmp_path)


def test_a_file_that_is_no_text_says_so(tmp_path):
    (tmp_path / "runut.toml").write_bytes(b"\xff\xfe\x00d")

    with pytest.raises(SettingsError, match="is not TOML"):
        load({}, tmp_path)


def test_a_folder_in_its_place_says_so(tmp_path):
    (tmp_path / "runut.toml").mkdir()

    with pytest.raises(SettingsError, match="cannot be read"):
        load({}, tmp_path)
