"""Articles of made-up events for the tests of linking."""

from __future__ import annotations

from runut.model import Article, Label, Span, content_id


def article(
    text: str,
    title: str,
    day: str | None,
    outlet: str = "Kabar Contoh",
    language: str = "id",
    agencies: tuple[str, ...] = (),
) -> Article:
    """Make an article that is body throughout."""
    return Article(
        id=content_id("a", title, text, day, outlet),
        text=text,
        labels=(Label(Span(0, len(text)), "body"),),
        outlet=outlet,
        title=title,
        published=day,
        published_from="input" if day else "none",
        language=language,
        agencies=agencies,
    )


BUS = (
    article(
        "Bus Rajawali Kencana terguling di Tanjakan Emen Palsu, Kecamatan Wirasaba, Senin (4/3/2024). "
        "Tujuh penumpang tewas. Kapolres Wirasaba Danang Prasojo mengatakan rem bus blong.",
        "Bus Rajawali Kencana Terguling di Wirasaba, Tujuh Tewas",
        "2024-03-04",
    ),
    article(
        "Korban tewas kecelakaan bus Rajawali Kencana di Wirasaba bertambah menjadi delapan orang. "
        "Kapolres Wirasaba Danang Prasojo menyebut sopir bus masih dirawat di RS Bakti Wirasaba.",
        "Korban Tewas Bus Rajawali Kencana Jadi Delapan",
        "2024-03-05",
        outlet="Harian Sauh",
    ),
    article(
        "Polisi menetapkan sopir bus Rajawali Kencana sebagai tersangka kecelakaan di Tanjakan Emen Palsu. "
        "Danang Prasojo mengatakan sopir bus itu lalai. Delapan penumpang tewas di Wirasaba.",
        "Sopir Bus Rajawali Kencana Jadi Tersangka",
        None,
        outlet="Pelita Kata",
    ),
)
BUS_ENGLISH = article(
    "Eight passengers died when a Rajawali Kencana bus overturned on the Emen Palsu slope in Wirasaba. "
    "Wirasaba police chief Danang Prasojo said the brakes of the Rajawali Kencana bus had failed.",
    "Eight die as Rajawali Kencana bus overturns in Wirasaba",
    "2024-03-05",
    outlet="Harbour Ledger",
    language="en",
)
OTHER_BUS = (
    article(
        "Bus Melati Indah menabrak truk di Jalan Lintas Muara Gading, Selasa (12/3/2024). Lima penumpang tewas. "
        "Kasat Lantas Polres Muara Gading Rudi Harsono mengatakan bus melaju kencang.",
        "Bus Melati Indah Tabrak Truk di Muara Gading, Lima Tewas",
        "2024-03-12",
    ),
    article(
        "Lima jenazah korban kecelakaan bus Melati Indah di Muara Gading dipulangkan. Rudi Harsono menyebut sopir "
        "truk di Jalan Lintas Muara Gading diperiksa polisi.",
        "Jenazah Korban Bus Melati Indah Dipulangkan ke Muara Gading",
        "2024-03-13",
        outlet="Harian Sauh",
    ),
)
ROUND_UP = article(
    "Sepekan ini dua kecelakaan bus terjadi. Bus Rajawali Kencana terguling di Wirasaba dan delapan penumpang tewas. "
    "Bus Melati Indah menabrak truk di Muara Gading dan lima penumpang tewas. Kementerian Perhubungan akan memeriksa "
    "semua bus pariwisata menjelang musim mudik, sementara harga tiket naik dan terminal dipenuhi pemudik.",
    "Sepekan Dua Kecelakaan, Kementerian Periksa Bus Pariwisata",
    "2024-03-14",
    outlet="Jendela Sore",
)
TRIAL = article(
    "Majelis hakim Pengadilan Negeri Wirasaba memvonis sopir bus Rajawali Kencana lima tahun penjara. Sopir itu lalai "
    "hingga bus Rajawali Kencana terguling di Tanjakan Emen Palsu dan delapan penumpang tewas.",
    "Sopir Bus Rajawali Kencana Divonis Lima Tahun",
    "2024-07-22",
    outlet="Harian Sauh",
)
FERRY = (
    article(
        "Kapal feri Sinar Mutiara tenggelam di Selat Karang Hantu, Jumat (17/5/2024). Kepala Basarnas Muara Gading "
        "Yohanis Lamere mengatakan 14 penumpang tewas dan 31 orang selamat.",
        "Feri Sinar Mutiara Tenggelam di Selat Karang Hantu, 14 Tewas",
        "2024-05-17",
    ),
    article(
        "Pencarian korban feri Sinar Mutiara di Selat Karang Hantu dilanjutkan. Yohanis Lamere menyebut penyelam "
        "menemukan dua jenazah, sehingga korban tewas feri Sinar Mutiara menjadi 16 orang.",
        "Dua Jenazah Lagi Ditemukan, Korban Feri Sinar Mutiara Jadi 16",
        "2024-05-18",
        outlet="Pelita Kata",
    ),
)
FERRY_ENGLISH = (
    article(
        "At least 14 people were killed when the ferry Sinar Mutiara sank in the Karang Hantu strait, rescue agency "
        "chief Yohanis Lamere said on Friday. Rescuers in Muara Gading pulled 31 survivors from the water.",
        "Indonesian ferry Sinar Mutiara sinks, 14 dead",
        "2024-05-17",
        outlet="Harbour Ledger",
        language="en",
    ),
    article(
        "Divers found two more bodies near the wreck of the Sinar Mutiara in the Karang Hantu strait on Saturday, "
        "Yohanis Lamere said. The death toll from the ferry Sinar Mutiara rose to 16.",
        "Death toll from Sinar Mutiara ferry rises to 16",
        "2024-05-18",
        outlet="The Lantern",
        language="en",
    ),
)
OTHER_FERRY_ENGLISH = article(
    "At least 14 people were killed when the ferry Dolores Star sank off Catarman, the Philippine coast guard said on "
    "Friday. Rescuers led by Ramil Ocampo pulled 31 survivors from the water near Biri island.",
    "Philippine ferry Dolores Star sinks, 14 dead",
    "2024-05-17",
    outlet="Harbour Ledger",
    language="en",
)
