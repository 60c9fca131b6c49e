"""Speech verbs, attribution cues, credits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language says who said it.

    `after` stand before their speaker ("..., kata Budi"), `before` behind it ("Budi mengatakan ...").
    A verb may be both.
    `passive` take their speaker with or without one of `by`. `according` open with the speaker ("menurut Budi"),
    and so do one of `leads` and one of `accounts` together ("berdasarkan" "data sementara").
    `attached` are pronouns written on to a cue ("katanya").
    `credit` name the medium that follows, `told` the listener.
    `media_words` may stand between a credit and its name; `media` are names known to be media,
    `outlets` open the mention of one that is not named ("media setempat").
    `resets` open a sentence in which the outlet speaks again ("Diketahui, ...").
    `headline` are bare verbs that a headline sets behind their speaker ("Polisi Sebut ...").
    `by_way` come between a medium and the one it quotes ("dikutip Harian Pagi dari Reuters").
    `goes_on` open a sentence that goes on with a list ("Kemudian ..."), and one of `contrasts` behind a quotation goes
    on with it ("Sedangkan ..."); one of `own_side` is the speaker's own body ("pihaknya").
    `through` lead to who really speaks ("Kapolres Budi melalui Kasat Rudi"); a sentence that opens with one of `back`
    and a passive verb says who told the sentence before it ("Hal itu dikatakan ...").
    Behind one of `relative` without a comma before it a verb only tells people apart ("warga yang mengaku ...").
    With one of `reactions` the speaker takes for known what the words name ("mengutuk serangan yang ...").
    One of `files` with one of `files_to` and a body is a report to the police ("melaporkan pencurian itu ke polisi").
    `cites` lead to whom a medium quotes ("mengutip pihak berwenang"). What one of `shows` behind one of `documents`
    says is whose document it is ("Data BPBD menunjukkan ..."); one of `same` makes it the one told of before.
    Behind one of `that` stands what is stated ("bahwa").
    One of `conjunctions` begins a clause with a subject of its own ("setelah polisi menyebut").
    One of `beside` behind a verb at the end of a sentence tells where or when it was said ("..., police said in ...").
    Quoted words with one of `clients` ("klien kami") are those of whose office is one of `lawyers`.
    With one of `others` ("pelaku") and none of `own` ("saya") they tell of somebody else.
    Of whom one of `silenced` is said, no quotation is to be expected ("tewas").
    A tag that begins with one of `adds` goes on with who spoke before ("imbuhnya").
    Behind one of `inscribed` stands what a banner or a law says ("bertuliskan").
    What ends in one of `possessives` owns something and says nothing. One of `nouns` before a word makes it somebody
    whom the sentence has for its subject ("the airline said").
    A name behind a name that begins with one of `parties` tells of a politician's party ("D-Leston").
    Where `ages` are set, a name and an age between commas are a person, as are two words that are no place.
    Verbs that begin with one of `undergone` have their doer behind them ("digaungkan Budi").
    One of `asked` opens a clause ahead of the main one ("Ditanya soal itu, ...").
    One of `naming` behind one of `relative` tells what something is called ("yang disebut").
    A sentence that opens with one of `closing` credits the one before it ("Demikian laporan ...").
    One of `anybody` alone is nobody ("banyak orang"). One of `likened` leads to what somebody said ("seperti yang").
    Quotations in paragraphs of their own behind a sentence with one of `commenters` are theirs ("netizen").
    A few words before one of `taken` one of `takes` tells of deaths ("the crossing claimed 202 lives").
    Before one of `deeds` a verb of `does` says nothing ("merilis album"), nor does one of `marked` without a mark or
    one of `that` behind it ("melanjutkan pembangunan"); one of `counted` says something where a number follows.
    Sentences that open with `points` in order ("Pertama, ...", "Kedua, ...") are one account.
    Behind one of `what` somebody only calls something so ("what they described as").
    Behind one of `called` one of `naming` only names.
    One of `opens` at the head of a sentence and a body tell whose account it is ("Catatan BPBD: ...").
    One of `participles` behind a comma says what the subject of the whole sentence says ("The ministry denied it,
    saying"), which ends before one of `acted`, or a small word that ends in one of `acting`.
    What one speaker says ends at one of `parting` behind which another speaks ("..., sedangkan polisi menyebut").
    A verb before one of `passed` tells what others say of its subject ("are reported to be").
    `silent` are words before a speech verb that make it no statement ("tidak mengatakan").
    """

    after: tuple[str, ...]
    before: tuple[str, ...]
    passive: tuple[str, ...]
    by: tuple[str, ...]
    according: tuple[str, ...]
    leads: tuple[str, ...]
    accounts: tuple[str, ...]
    attached: tuple[str, ...]
    credit: tuple[str, ...]
    told: tuple[str, ...]
    media_words: tuple[str, ...]
    media: tuple[str, ...]
    outlets: tuple[str, ...]
    silent: tuple[str, ...]
    resets: tuple[str, ...]
    by_way: tuple[str, ...]
    headline: tuple[str, ...]
    goes_on: tuple[str, ...]
    contrasts: tuple[str, ...]
    own_side: tuple[str, ...]
    through: tuple[str, ...]
    back: tuple[str, ...]
    relative: tuple[str, ...]
    reactions: tuple[str, ...]
    files: tuple[str, ...]
    files_to: tuple[str, ...]
    cites: tuple[str, ...]
    shows: tuple[str, ...]
    documents: tuple[str, ...]
    that: tuple[str, ...]
    conjunctions: tuple[str, ...]
    beside: tuple[str, ...]
    clients: tuple[str, ...]
    lawyers: tuple[str, ...]
    others: tuple[str, ...]
    own: tuple[str, ...]
    silenced: tuple[str, ...]
    adds: tuple[str, ...]
    inscribed: tuple[str, ...]
    closing: tuple[str, ...]
    naming: tuple[str, ...]
    asked: tuple[str, ...]
    undergone: tuple[str, ...]
    anybody: tuple[str, ...] = ()
    likened: tuple[str, ...] = ()
    commenters: tuple[str, ...] = ()
    does: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    acted: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    ages: bool = False
