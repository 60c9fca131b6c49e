"""HTML pages: what a reader sees becomes the text, and every stretch of it has its label."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.clean import clean
from runut.clean.attempts import attempt
from runut.model import Article, Page, Skipped

SAMPLE = (Path(__file__).parent.parent / "samples" / "rekaan-kebakaran.html").read_text(encoding="utf-8")


def _said(article: Article, *roles: str) -> str:
    return "\n".join(label.span.of(article.text).strip() for label in article.labels if label.role in roles)


@pytest.fixture(scope="module")
def article() -> Article:
    return clean(Page("page.html", html=SAMPLE))


def test_the_article_is_told_from_the_rest_of_the_page(article: Article) -> None:
    body = _said(article, "body", "lead")

    assert body.startswith("Kebakaran melanda Pasar Rekaan")
    assert body.endswith("meminta warga bersabar.")
    assert "120 kios" in body
    assert not any(words in body for words in ("Baca juga", "Tiga Tewas", "Foto:", "kuki", "Bagikan"))


def test_what_is_no_article_keeps_its_place_and_its_label(article: Article) -> None:
    assert _said(article, "headline") == "Pasar Rekaan Terbakar, Dua Pedagang Terluka"
    assert _said(article, "dateline") == "KOTA REKAAN -"
    assert "Banjir Surut" in _said(article, "related")
    assert "Tiga Tewas" in _said(article, "related")
    assert "Foto: Dok. Warga" in _said(article, "caption")
    assert "Hak cipta" in _said(article, "footer")


def test_what_no_reader_sees_is_not_in_the_text(article: Article) -> None:
    assert "tidak untuk dibaca" not in article.text
    assert "color: red" not in article.text
    assert "kuki" not in article.text


def test_the_head_says_who_when_and_where(article: Article) -> None:
    assert article.title == "Pasar Rekaan Terbakar, Dua Pedagang Terluka"
    assert article.url == "https://harian-contoh.example/berita/2031/05/06/pasar-rekaan-terbakar"
    assert (article.published, article.published_from) == ("2031-05-06T07:15:00+07:00", "page")
    assert article.authors == ("Sinta Rekaan",)
    assert article.language == "id"
    assert article.complete


def test_what_the_input_says_comes_first() -> None:
    page = Page("a", html=SAMPLE, url="https://example.org/x", published="2031-05-07", authors=("Adi",), title="Judul")

    found = clean(page)

    assert (found.url, found.published, found.published_from) == ("https://example.org/x", "2031-05-07", "input")
    assert (found.authors, found.title) == (("Adi",), "Judul")


def test_the_same_page_is_the_same_article_wherever_it_was_found() -> None:
    assert clean(Page("a.html", html=SAMPLE)).id == clean(Page("b.jsonl:3", html=SAMPLE)).id


def test_a_page_without_a_head_takes_its_day_from_the_words_or_the_address() -> None:
    words = "<p>Warga Desa Teladan mengungsi ke balai kota karena banjir, kata lurah setempat.</p>"

    shown = clean(Page("a", html=f"<h1>Banjir di Desa Teladan</h1><p>Selasa, 6 Mei 2031 07:15 WIB</p>{words}"))
    in_url = clean(Page("a", html=words, url="https://example.org/2031/05/06/banjir"))
    none = clean(Page("a", html=words))

    assert (shown.published, shown.published_from) == ("2031-05-06T07:15:00+07:00", "page")
    assert (in_url.published, in_url.published_from) == ("2031-05-06", "url")
    assert (none.published, none.published_from) == (None, "none")


def test_a_next_page_of_the_same_address_says_that_this_is_not_all() -> None:
    head = '<link rel="canonical" href="https://example.org/a/banjir"><link rel="next" href="https://example.org/a/banjir?page=2">'

    assert not clean(Page("a", html=head + "<p>Warga mengungsi ke balai kota.</p>")).complete


@pytest.mark.parametrize(("claimed", "language"), [("de", "de"), ("ms-MY", "ms"), ("en", "id"), ("in", "id")])
def test_the_words_tell_the_language_where_they_are_plain(claimed: str, language: str) -> None:
    german = "Das Feuer wurde am Abend gelöscht, sagt die Polizei der Stadt."
    indonesian = "Warga yang mengungsi dari desa itu tidak ada yang terluka, kata dia, dan mereka akan pulang."

    html = f'<html lang="{claimed}"><p>{german if claimed == "de" else indonesian}</p>'

    assert clean(Page("a", html=html)).language == language


WORDS_OF_A_STORY = "<p>Warga Desa Teladan mengungsi ke balai kota karena banjir, kata lurah setempat.</p>"


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        ('<meta property="og:title" content="Banjir di Teladan">', "Banjir di Teladan", "Banjir di Teladan"),
        ('<meta property="og:title" content="Dilanda Banjir">', "Warga Mengungsi", "Warga Desa Teladan Mengungsi"),
        ("", "In Picture: Warga Desa Teladan Mengungsi", "In Picture: Warga Desa Teladan Mengungsi"),
        ("", "Daerah : Warga Desa Teladan Mengungsi", "Warga Desa Teladan Mengungsi"),
    ],
)
def test_the_headline_that_the_page_shows_is_its_title(head: str, shown: str, title: str) -> None:
    item = '{"@type": "NewsArticle", "headline": "Warga Desa Teladan Mengungsi"}'
    html = f'{head}<script type="application/ld+json">{item}</script><div>{shown}</div>{WORDS_OF_A_STORY}'

    assert clean(Page("a", html=html)).title == title


@pytest.mark.parametrize(
    ("authors", "byline", "named"),
    [
        ('["Harian Contoh"]', '<p class="byline">Sinta Rekaan</p>', ("Sinta Rekaan",)),
        ('["Harian Contoh"]', "", ("Harian Contoh",)),
        ('["Harian Contoh", "Adi Purnama"]', "", ("Adi Purnama",)),
        ('["https://contoh.example/penulis/adi"]', '<p class="byline">Oleh Sinta Rekaan</p>', ("Sinta Rekaan",)),
        ('["Associated Press"]', "", ("Associated Press",)),
    ],
)
def test_an_outlet_is_its_own_author_only_where_nobody_signs(authors: str, byline: str, named: tuple[str, ...]) -> None:
    site = '<meta property="og:site_name" content="Harian Contoh">'
    item = f'{{"@type": "NewsArticle", "headline": "Banjir di Desa Teladan", "author": {authors}}}'
    html = f"""{site}<script type="application/ld+json">{item}</script>
        <h1>Banjir di Desa Teladan</h1>{byline}{WORDS_OF_A_STORY}"""

    assert clean(Page("a", html=html)).authors == named


OTHER = '<a href="/x">Tiga Tewas dalam Banjir di Desa Contoh</a>'


@pytest.mark.parametrize(
    "teaser",
    [
        f"<p><strong>Baca juga: {OTHER}</strong></p>",
        f"<p><strong>Baca juga:</strong></p><p>{OTHER}</p>",
        f"<p>Baca juga:</p><ul><li>{OTHER}</li><li><a href=/y>Lima Rumah di Kota Rekaan Rusak</a></li></ul>",
        f"<p>Lihat Juga :<br>{OTHER}</p>",
        f"<p>&gt;&gt; {OTHER}</p>",
        f"<p>{OTHER}</p>",
        f"<table><tr><td><div class=lihatjg><strong>Baca juga: </strong>{OTHER}</div></td></tr></table>",
    ],
)
def test_the_title_of_another_story_inside_the_article_is_no_part_of_it(teaser: str) -> None:
    before = "<p>KOTA REKAAN - Kebakaran melanda Pasar Rekaan pada Kamis pagi dan menghanguskan 12 kios.</p>"
    behind = "<p>Petugas memadamkan api setelah dua jam. Warga diminta menjauh dari lokasi kejadian itu.</p>"
    html = (
        f"<article><h1>Pasar Rekaan Terbakar, Dua Terluka</h1><div class=body>{before}{teaser}{behind}</div></article>"
    )

    found = clean(Page("a", html=html, language="id"))

    assert "Tiga Tewas" in _said(found, "related")
    assert "Tiga Tewas" not in _said(found, "body", "lead")
    assert "12 kios" in _said(found, "body")
    assert "dua jam" in _said(found, "body")


def test_a_sentence_that_is_all_a_link_stays_in_the_article() -> None:
    linked = '<p><a href="/surat">Warga diminta menjauh dari lokasi kejadian itu, kata lurah setempat.</a></p>'
    html = f"<article><h1>Banjir di Desa Teladan</h1>{WORDS_OF_A_STORY}{linked}{WORDS_OF_A_STORY}</article>"

    assert "menjauh" in _said(clean(Page("a", html=html, language="id")), "body")


def test_an_address_between_paragraphs_of_the_article_stays_in_it() -> None:
    html = f"<article><h1>Banjir di Desa Teladan</h1>{WORDS_OF_A_STORY}<p>https://contoh.example/surat</p>{WORDS_OF_A_STORY}"

    assert "/surat" in _said(clean(Page("a", html=html, language="id")), "body")


def test_a_menu_is_one_stretch_and_no_part_of_the_article() -> None:
    menu = "<nav>Kanal<ul><li><a href=x>Daerah</a><li><b>Olah</b>raga<!-- </nav> --></ul></nav>"

    found = clean(Page("a", html=f"{menu}<h1>Banjir di Desa Teladan</h1>{WORDS_OF_A_STORY}"))

    assert found.labels[0].role == "other"
    assert found.labels[0].span.of(found.text).split() == ["Kanal", "Daerah", "Olah", "raga"]


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class='related'>",
        "</div>",
        "<li>",
        "<a href=x>",
        "</a>",
        "<b>",
        "<br>",
        "<h1>",
        "</h1>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<figure>",
        "&amp;",
        "&#0;",
        "<time datetime=2031-05-06>",
        "<",
    ]
)
WORDS = st.sampled_from(
    ["Warga mengungsi, kata lurah.", "Baca juga: Banjir", "3 jam lalu", "KOTA REKAAN - Hujan.", "\u00a0", "é", "火災。"]
)


@given(st.lists(st.one_of(TAGS, WORDS, st.text(max_size=20)), max_size=40).map("".join))
def test_labels_cover_whatever_a_page_is_made_of(html: str) -> None:
    found = attempt(Page("a", html=html))

    if isinstance(found, Skipped):
        assert found.reason == "it shows no text"
        return
    assert found.labels[0].span.start == 0
    assert found.labels[-1].span.end == len(found.text)
    assert all(one.span.end == two.span.start for one, two in zip(found.labels, found.labels[1:], strict=False))
    assert "\0" not in found.text


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("Selasa, 11 Januari 2022 10:30 WIB", "2022-01-11T10:30:00+07:00"),
        ("11 Jan 2022", "2022-01-11"),
        ("January 11, 2022 9:05 PM", "2022-01-11T21:05:00"),
        ("kemarin", None),
    ],
)
def test_a_time_that_a_page_s_head_says_in_words_is_read(said: str, published: str | None) -> None:
    html = f'<html lang="id"><head><meta property="article:published_time" content="{said}"></head><body>'
    page = Page("a.html", html=f"{html}<h1>Api di Rekaan</h1><p>Dua orang terluka di pasar, kata polisi.</p></body>")

    assert clean(page).published == published
