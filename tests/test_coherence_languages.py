"""What a sentence needs to be read by itself in other languages and scripts than English."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarize import Document, Length, summarize
from summarize.coherence import Standing, standings

DATA = Path(__file__).parent / "data"


def told(file: Path) -> tuple[Document, list[str]]:
    """An article of the tests with its sentences, one a line in the file."""
    title, *blocks = file.read_text(encoding="utf-8").replace("~", "\u00a0").strip().split("\n\n")
    blank = "" if file.stem in ("ja", "zh") else " "
    text = "\n\n".join(block.replace("\n", blank) for block in blocks)
    return Document.from_text(text, title, file.stem), "\n".join(blocks).split("\n")


ARTICLES = {file.stem: told(file) for name in ("languages", "scripts") for file in sorted((DATA / name).glob("*.txt"))}
BEFORE = {
    "fr": "La boulangère Anne Roy a acheté le vieux moulin.",
    "de": "Die Bäckerin hat am Montag die alte Mühle gekauft.",
    "es": "La panadera compró el lunes el viejo molino.",
    "it": "La fornaia ha comprato lunedì il vecchio mulino.",
    "pt": "A padeira comprou na segunda-feira o velho moinho.",
    "nl": "De bakker kocht maandag de oude molen aan het water.",
}


def standing(sentence: str, language: str) -> Standing:
    """The standing of one sentence that follows another."""
    before = BEFORE.get(language, "")
    found = standings(Document.from_text(f"{before}\n\n{sentence}" if before else sentence, language=language))
    assert len(found) == 1 + bool(before), "the example is one sentence"
    return found[-1]


@pytest.mark.parametrize("code", ARTICLES)
class TestArticles:
    def test_its_sentences_are_sentences(self, code: str) -> None:
        document, sentences = ARTICLES[code]
        assert [document.text[s.start : s.end] for s in document.sentences] == sentences
        assert {one.fault for one in standings(document)} <= {None, "too short"}

    @pytest.mark.parametrize("method", ["nutgraf", "lead", "lexrank"])
    @pytest.mark.parametrize("count", [3, 5])
    def test_as_many_whole_sentences_as_are_asked_for(self, code: str, method: str, count: int) -> None:
        document, sentences = ARTICLES[code]
        chosen = summarize(document, method, Length(sentences=count)).sentences
        assert len(chosen) == count
        assert {one.text for one in chosen} <= set(sentences)


@pytest.mark.parametrize(
    ("language", "sentence", "fault"),
    [
        ("fr", "«\u00a0Le pain est aussi bon que toujours\u00a0!\u00a0» a dit le maire\u00a0!", None),
        ("fr", "Est-ce que le pain est encore bon\u202f?", None),
        ("fr", "Propriétaire fière devant son vieux moulin .", "no whole sentence"),
        ("fr", "La boulangerie ouvre ses portes en mars", "no whole sentence"),
        ("hi", "यह रोटी पहले जैसी अच्छी है।", None),
        ("ur", "کیا یہ روٹی پہلے جیسی اچھی ہے؟", None),
        ("ja", "パンは昔と同じくらいおいしい（町長の話。）", None),
        ("ja", "町のパン屋は三月に開店する", "no whole sentence"),
        ("ja", "本当だ。", "too short"),
        ("zh", "面包和以前一样好吃吗？", None),
        ("zh", "面包很好吃" * 30 + "。", "too long"),
        ("th", "ร้านขนมปังเปิดประตูในเดือนมีนาคม", None),
        ("ar", "الخبز هنا جيد كما كان دائما.", None),
        ("de", "Die Stadt Kiel zahlt der Müllerin Anna Roth 3,5 Mio. Euro.", None),
        ("de", "Berlin, Hamburg, Kiel, Köln, Bremen, Essen, Ulm.", "list"),
        ("ru", "Москва, Казань, Омск, Пермь, Тверь, Сочи, Уфа.", "list"),
        ("nl", "'s Avonds is het brood altijd al op.", None),
        ("es", "—¿Quién va a comprar el pan? —preguntó Ana Ruiz.", None),
        ("es", "- El pan se vende desde las seis.", "page furniture"),
        ("fr", "«\u00a0Le pain est encore bon\u00a0», a assuré Anne Roy.", None),
        ("de", "„Das Brot schmeckt wie immer gut“, beteuerte gestern.", "nobody says it"),
        ("ja", "「パンは昔と同じくらいおいしい」と町長は言った。", None),
        ("ja", "「パンは昔と同じくらいおいしい。", "half a quotation"),
    ],
)
def test_faults_by_language(language: str, sentence: str, fault: str | None) -> None:
    assert standing(sentence, language).fault == fault


QUOTED = {
    "fr": "«\u00a0Nous cuisons toute la nuit. Nous dormons le jour, vous savez\u00a0», a expliqué Anne Roy.",
    "de": "„Wir backen in der Nacht. Wir schlafen dann am Tag“, erklärte Anna Roth.",
    "es": "«Hacemos pan por la noche. Dormimos siempre por el día», explicó Ana Ruiz.",
    "it": "«Facciamo il pane di notte. Dormiamo sempre di giorno», ha spiegato Anna Rossi.",
    "pt": "“Fazemos pão durante a noite. Dormimos sempre de dia”, explicou Ana Reis.",
    "nl": "“We bakken altijd 's nachts brood. We slapen dan overdag”, vertelde Anna Bakker.",
    "pl": "„Pieczemy chleb w środku nocy. Śpimy zawsze w ciągu dnia” – wyjaśniła Anna Nowak.",
    "zh": "“我们总是在夜里烤面包。白天我们都要睡觉，”王明解释说。",
    "ja": "「私たちは夜にパンを焼く。昼間はみんな寝ている」と田中さんは説明した。",
}


@pytest.mark.parametrize("language", QUOTED)
def test_a_quotation_of_two_sentences_is_read_whole_with_its_speaker(language: str) -> None:
    found = standings(Document.from_text(QUOTED[language], language=language))
    assert [(one.fault, one.needs) for one in found] == [(None, (1,)), (None, (0,))]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "«\u00a0Le pain est encore bon\u00a0», a-t-elle ajouté."),
        ("de", "„Das Brot schmeckt immer noch gut“, fügte sie hinzu."),
        ("es", "«El pan sigue siendo muy bueno», añadió."),
        ("it", "«Il pane è ancora molto buono», ha aggiunto."),
        ("pt", "“O pão ainda é muito bom”, acrescentou."),
        ("nl", "“Het brood is nog altijd goed”, voegde ze eraan toe."),
    ],
)
def test_a_speaker_without_a_name_is_known_from_the_sentence_before(language: str, said: str) -> None:
    assert standing(said, language)[:2] == (None, (0,))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Il a acheté le vieux moulin au bord de la rivière."),
        ("fr", "Mais le pain est moins cher dans la ville voisine."),
        ("fr", "Cette décision a coûté cher à la petite ville."),
        ("de", "Er backt jeden Morgen zweihundert Brote."),
        ("de", "Sie will bis zum Frühjahr in der Mühle bleiben."),
        ("de", "Ihre Kinder helfen jeden Morgen in der Backstube."),
        ("de", "Dieser Plan hat die kleine Stadt viel gekostet."),
        ("de", "Das ist das beste Brot im ganzen Land."),
        ("de", "Außerdem gibt es hier am Sonntag frische Brötchen."),
        ("es", "Ella hace doscientos panes todas las mañanas."),
        ("es", "Sus hijos ayudan todas las mañanas en el horno."),
        ("es", "Sin embargo, el pan es más barato en la ciudad."),
        ("es", "—Pero el pan es más barato —dijo Ana Ruiz."),
        ("it", "Questa scelta è costata cara alla piccola città."),
        ("it", "I suoi figli aiutano ogni mattina nel forno."),
        ("it", "Tuttavia il pane costa meno nella città vicina."),
        ("pt", "Ela faz duzentos pães todas as manhãs."),
        ("pt", "Essa decisão custou caro à pequena cidade."),
        ("pt", "No entanto, o pão é mais barato na cidade."),
        ("nl", "Hij bakt elke ochtend tweehonderd broden."),
        ("nl", "Zijn kinderen helpen elke ochtend in de bakkerij."),
        ("nl", "Daarnaast is er op zondag vers gebak te koop."),
    ],
)
def test_what_points_back_needs_the_sentence_before(language: str, sentence: str) -> None:
    assert standing(sentence, language)[:2] == (None, (0,))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Il faut attendre une heure pour avoir du pain."),
        ("fr", "Cette semaine les boulangers du pays se réunissent."),
        ("de", "Es gibt in der ganzen Stadt kein besseres Brot."),
        ("de", "Sie können das Brot auch im Netz bestellen."),
        ("de", "Das alte Haus am Fluss wird im Mai verkauft."),
        ("de", "In diesem Jahr backen die Bäcker mehr Brot."),
        ("de", "Erst am Abend war das letzte Brot verkauft."),
        ("de", "Damit die Kinder Brot haben, backt die Stadt selbst."),
        ("es", "Este año los panaderos harán mucho más pan."),
        ("es", "Yolanda Paz compró el horno en la ciudad."),
        ("it", "Quest’anno i fornai faranno molto più pane."),
        ("it", "E' aperta da lunedì la nuova panetteria."),
        ("it", "Invece di pane il vecchio negozio vende scarpe."),
        ("pt", "Nesta terça-feira os padeiros vão fazer mais pão."),
        ("pt", "Os padeiros da cidade querem fazer mais pão."),
        ("nl", "Zijn er in de stad nog goede bakkers?"),
        ("nl", "Dit jaar bakken de bakkers veel meer brood."),
        ("nl", "Het brood is overal in het land duurder geworden."),
        ("nl", "But is het beste brood dat men kan kopen."),
    ],
)
def test_what_points_at_nothing_stands_alone(language: str, sentence: str) -> None:
    assert standing(sentence, language).alone


@pytest.mark.parametrize("language", ["fr", "de", "es", "it", "pt", "nl", "ja", "hi"])
@pytest.mark.parametrize(
    "text", ["« " * 60_000, "「" * 100_000, "「あ。" * 20_000, "—" * 200_000, "C’est " * 30_000, "Sie " * 50_000 + "."]
)
def test_hostile_texts_are_no_trouble(language: str, text: str) -> None:
    document = Document.from_text(text, language=language)
    assert len(standings(document)) == len(document.sentences)
