"""Where one sentence ends and the next begins."""

from itertools import pairwise

import pytest

from summarize.sentences import split

CASES = [
    ("en", "“Why?” Smith asked.| “No way!”| He left."),
    ("en", '"Go now!" said Mr. Jones.| Then Gov. Gen. Mary Simon left on Jan. 31.'),
    ("en", "Mr. Guy Smith spoke.| The U.S. Army paid $2.5 million, or 3.5 per cent."),
    ("en", "“It is late.| We go home,” she said.| Nobody moved."),
    ("en", "“Is it late?”| He said nothing."),
    ("en", "Alta. Premier Jim Hill won.| St. John's lost."),
    ("en", "He met Lt. Mark Reed, then-Sen. Hall and retired Lt. Col. Joe Bell.| Nobody came."),
    ("en", "“Mr. President, will you come?” she asked.| He lives on Main St.| The bakery is near."),
    ("en", "It is open from June 30-Aug. 23 in Leeds.| He came in Aug.| He saw it."),
    ("en", "Former U.S. Secretary of State Jim Hall left the U.S. embassy.| He lives in the U.S.| It is big."),
    ("en", "The drills of the Korea-U.S. alliance went on.| It said so at the U.N. General Assembly."),
    ("en", "The makers of Mamma Mia! met here.| Nobody saw Shall We Dance? at the cinema.| Why?"),
    ("en", "Rep. Ann Reed (D-N.Y.), a baker, said no.| They said so too (e.g. Mark Hall in May)."),
    ("en", "He sold the bread by hand.| A baker saw him this month.| His son is a good man.| That's why he came."),
    ("en", "“It was their last story.”| On Friday she read The Sun.| A day later she wrote (in a row).| But why?"),
    ("en", "Call us for info.| The bakery opens at 9 p.m.| The mill opens at 9 p.m. Monday, 8pm ET.| For bread, call."),
    ("fr", "M. Dupont a dit non.| Mme. Durand est partie."),
    ("fr", "« Pourquoi ? » a demandé M. Roy.| « Non ! »| Il est parti."),
    ("fr", "«\u00a0Pourquoi\u00a0?\u00a0», dit-elle.| «\u00a0C’est tout.\u00a0»| L’école ferme."),
    ("fr", "M. Le Pen et J. P. Roy, etc.| Les autres, p. ex. Ana, de l’av. Foch, ont signé."),
    ("fr", "Il habite au no. 5.| Elle vit à l’Est.| Est-ce tout ?| Oui..."),
    ("de", "Am 3. Oktober kam Dr. Müller.| Das ist z.B. gut."),
    ("de", "Er wurde 30.| Die Feier war am 19. Mai, d. h. spät.| Papst Johannes Paul II. Gast war er nie."),
    ("de", "„Warum?“, fragte er.| „Ja!“ rief sie.| »Nein.«| Das war 2019.| Minister Lang schwieg."),
    ("de", "Sein, bzw. Ihr Auto, vgl. Art. 5, kostet 3 Mio. Euro.| Chris Eubank Jr. Boxer war.| Gut."),
    ("fr", "Il a un P.-V. Covid.| Il part aux É.-U.| Le reste suit.| La S.A. Roy ferme."),
    ("es", "—¿Vienes? —preguntó el Sr. Ruiz.| ¡No!| ¿Y Ud. qué dice de EE.UU. y de la pág. 3?"),
    ("es", "Dijo que no.| «¿Por qué?», insistió la Dra. Paz.| El resto, etc.| Los demás callaron."),
    ("it", "Il dott. Rossi e la sig.ra Bo sono qui.| «Perché?» ha chiesto.| L’art. 5 dice di no.| È così."),
    ("pt", "O Sr. Reis e a Profa. Lima falaram.| “Por quê?”, perguntou.| Veja a pág. 3.| É tudo."),
    ("nl", "Dhr. De Vries zei nee.| ’s Avonds kwam mevr. Bos.| ’t Was d.w.z. te laat.| “Waarom?” vroeg hij."),
    ("fr", "1. Premier point.| 2. Deuxième point."),
    ("pl", "Powiedział to p. J. Nowak.| Nikt nie pytał."),
    ("ja", "学校は閉まる。|「なぜ？」と彼は言った。|本当だ！"),
    ("zh", "“我们走了。”他说。|天黑了。"),
    ("ar", "هل هذا صحيح؟| لا أحد يعرف."),
    ("hi", "यह सच है।| कोई नहीं जानता।"),
]


@pytest.mark.parametrize("word", "month series story car met park win life reports me day".split())
def test_a_plain_word_ends_a_sentence(word: str) -> None:
    text = f"Nobody spoke of it and then came the {word}. Ferries sailed again at noon."
    assert [text[a:b] for a, b in split(text, 0, len(text), "en")] == [
        f"Nobody spoke of it and then came the {word}.",
        "Ferries sailed again at noon.",
    ]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_boundaries(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[a:b] for a, b in split(text, 0, len(text), language)]
    assert found == [part.strip() for part in marked.split("|")]


def test_offsets_leave_outer_blanks_out() -> None:
    text = "xx  One here.   Two there.  yy"
    assert split(text, 2, 28) == [(4, 13), (16, 26)]


@pytest.mark.parametrize("language", ["en", "fr", "ja"])
@pytest.mark.parametrize(
    "hostile",
    [
        '"' * 50_000,
        "a. " * 30_000,
        "x" * 100_000,
        "." * 100_000,
        " " * 100_000,
        ". »" * 30_000,
        "«" * 50_000 + "A. " * 20_000,
        "",
    ],
)
def test_any_text_is_covered_in_order(hostile: str, language: str) -> None:
    spans = split(hostile, 0, len(hostile), language)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join(hostile[a:b] for a, b in spans).replace(" ", "") == hostile.replace(" ", "")
