"""Patterns answer as google-re2's own face does, which takes three times as long."""

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as some

from runut.errors import PackError
from runut.lang import patterns
from runut.lang.patterns import Pattern, alternation, compile_pattern, words

PATTERNS = (r"a", r"(?P<first>a)|(b)", r"a*", r"\b", r"^a|é$", r"(?:a|é)+(?P<last>b)?", r"", r"(😀)(a)?")
TEXTS = some.text(alphabet="ab é😀\n", max_size=12)
BOUNDS = some.integers(0, 14)


def told(match):
    if match is None:
        return None
    groups = range(len(match.groups()) + 1)
    places = [(match.start(group), match.end(group), match.span(group), match[group]) for group in groups]
    return places, match.group(), match.groups(), match.groupdict()


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS)
def test_every_match_stands_where_re2_finds_it(pattern, text):
    ours, theirs = compile_pattern(pattern, ignore_case=False), re2.compile(pattern)
    assert [told(match) for match in ours.finditer(text)] == [told(match) for match in theirs.finditer(text)]
    assert ours.split(text) == re2.compile(f"(?:{pattern})").split(text)[:: 1 + theirs.groups]
    for way in ("search", "match", "fullmatch"):
        assert told(getattr(ours, way)(text)) == told(getattr(theirs, way)(text))


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXTS, pos=BOUNDS, endpos=BOUNDS)
def test_a_stretch_is_searched_where_it_lies_inside_the_text(pattern, text, pos, endpos):
    ours, theirs = compile_pattern(pattern, ignore_case=False), re2.compile(pattern)
    pos, endpos = min(pos, len(text)), min(endpos, len(text))
    assert told(ours.search(text, pos, endpos)) == told(theirs.search(text, pos, endpos))
    found = [told(match) for match in ours.finditer(text, pos, endpos)]
    assert found == [told(match) for match in theirs.finditer(text, pos, endpos)]


@given(text=TEXTS)
def test_words_are_set_in_the_place_of_matches_as_they_are(text):
    assert compile_pattern("[aé]").sub(r"\1", text) == text.replace("a", r"\1").replace("é", r"\1")


def test_a_group_answers_to_its_name():
    match = compile_pattern(r"(?P<count>\d+) (?P<who>\pL+)(?P<none>x)?").search("“Ada 12 warga”")
    assert (match["count"], match.group("who"), match.span("who"), match["none"]) == ("12", "warga", (8, 13), None)
    assert match.start("none") == -1


def test_what_re2_refuses_is_told_as_a_fault_of_the_pack():
    with pytest.raises(PackError):
        compile_pattern(r"(a)\1").search("aa")


def test_a_text_without_the_words_that_a_match_needs_is_not_searched():
    pattern = compile_pattern(r"(?i:kota) (?P<name>\p{Lu}\pL+)", ignore_case=False, needs=("kota", "desa"))

    assert pattern.search("di KOTA Melati")["name"] == "Melati"
    assert pattern.search("di Melati") is None
    assert not list(pattern.finditer("di Melati"))


SAID = (
    "a",
    "b",
    "k",
    "s",
    "A",
    "K",
    "luka",
    "Luka-luka",
    "bakar",
    "berat",
    "api",
    "é",
    "\u212a",
    "ſ",
    "-",
    ".",
    "'",
    ",",
)
SAID = (*SAID, "(", "1", "_", " ", " ", " ", "\u00a0", "\n", "\v", "\t", " k's (b", ", b", "baku tembak ")
LISTS = (
    ("api", "baku tembak", "baku", "luka", "luka-luka", "luka bakar berat", "k's", "a1_s", "bakar luka", "a b c"),
    ("a", "b", "a b", "a-b", "a b-a", "b  a\nb", "s", "k a"),
    ("naïf", "a", "a."),
    ("-a", "b"),
    ("a - b", "a"),
    ("a, b", "a (b", "k's (b", "a,"),
)


@pytest.mark.parametrize("listed", LISTS)
@given(text=some.lists(some.sampled_from(SAID), max_size=14).map("".join))
def test_phrases_of_a_list_stand_where_re2_finds_them(listed, text):
    options = re2.Options()
    options.case_sensitive = False
    ours, theirs = words(listed), re2.compile(rf"\b{alternation(listed)}\b", options)
    assert [told(match) for match in ours.finditer(text)] == [told(match) for match in theirs.finditer(text)]
    assert told(ours.search(text)) == told(theirs.search(text))
    assert told(ours.search(text, 1, 7)) == told(theirs.search(text, min(1, len(text)), min(7, len(text))))
    assert told(ours.match(text)) == told(theirs.match(text))


OF_LETTERS = (
    r"\pL+",
    r"[^\pL]",
    r"\p{Lu}\p{Ll}+",
    r"[\p{Lu}\pN'’-]+",
    r"[[\pL\pM]+",
    r"[]\p{N}]+|\[\pL",
    r"\pM+|[\pM]",
    r"\PL+",
    r"[^\s\p{L}\p{N}¤]",
    r"(?-i:\p{Lu})\pL",
    r"\p{Greek}|\pL\\",
)


@pytest.mark.parametrize("ignore_case", [True, False])
@pytest.mark.parametrize("pattern", OF_LETTERS)
@given(text=some.text(alphabet="aZkS1 \n[]\\'’–\u00a0é²Ωſ\u0301¤", max_size=12))
def test_letters_of_every_script_are_found_though_ascii_is_read_by_itself(pattern, ignore_case, text):
    options = re2.Options()
    options.case_sensitive = not ignore_case
    ours, theirs = Pattern(pattern, ignore_case=ignore_case), re2.compile(pattern, options)
    assert [told(match) for match in ours.finditer(text)] == [told(match) for match in theirs.finditer(text)]
    assert told(ours.search(text)) == told(theirs.search(text))


@pytest.mark.parametrize("ignore_case", [True, False])
@pytest.mark.parametrize("pattern", OF_LETTERS)
def test_each_sign_that_is_read_as_ascii_is_found_as_among_all(pattern, ignore_case):
    options = re2.Options()
    options.case_sensitive = not ignore_case
    theirs = re2.compile(pattern, options)
    ours = Pattern(pattern, ignore_case=ignore_case)  # no kept one, which may have met letters
    for sign in map(chr, (*range(128), 0xA0, *range(0x2000, 0x2040))):
        assert told(ours.search(f"a{sign}B{sign}")) == told(theirs.search(f"a{sign}B{sign}"))


@pytest.mark.parametrize("pattern", OF_LETTERS)
@pytest.mark.parametrize("is_expected", [True, False])
def test_one_pattern_reads_texts_with_and_without_other_letters_by_turns(pattern, is_expected, monkeypatch):
    monkeypatch.setitem(patterns._EXPECTED, "every script", is_expected)
    ours, theirs = Pattern(pattern, ignore_case=False), re2.compile(pattern)
    for text in ("Api 1 [Z", "Énam Ωmega", "Api 1 [Z", "é", "“Aa”"):
        assert [told(match) for match in ours.finditer(text)] == [told(match) for match in theirs.finditer(text)]


def test_where_many_saved_pages_are_read_patterns_are_compiled_once(monkeypatch):
    monkeypatch.setitem(patterns._EXPECTED, "every script", False)
    patterns.expect_every_script()
    pattern = Pattern(r"\pL+", ignore_case=False)

    assert pattern.search("api")
    assert pattern._ask is pattern._ask_of_ascii
