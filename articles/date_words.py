"""What the words of a date line mean, in the languages whose news is commonly read: data for `articles.dates`.

Words are lower case and without a final full stop.
"""

from __future__ import annotations

from functools import cache

_MONTHS = """
jan january janvier janv enero ene janeiro januar jänner gennaio gen januari tammikuuta styczeń stycznia leden ledna
января січня ocak ianuarie gener január tammikuu sty led lednu januára siječanj siječnja sij јануар яну януари јануари
янв январь січ січень студзеня ιανουάριος ιανουαρίου ιαν oca ian jaanuar janvāris janvārī sausio xaneiro janúar
januarie janar urtarrila يناير ינואר בינואר იანვარი;
feb february février fevrier févr febrero fevereiro fev februar feber febbraio februari helmikuuta luty lutego únor
února февраля лютого şubat febrer február fév helmikuu lut únoru februára veljača veljače velj фебруар фев февруари
февр февраль лют лютий лютага φεβρουάριος φεβρουαρίου φεβ şub februarie febr veebruar februāris februārī vasario
febreiro febrúar shkurt otsaila فبراير פברואר בפברואר თებერვალი;
mar march mars marzo março marco märz maart mrt marts maaliskuuta marzec marca březen března марта березня mart maret
martie març március mär mrz maaliskuu marcu březnu marec март ožujak ožujka ožu мар бер березень сакавіка μάρτιος
μαρτίου μαρ márc märts martā kovo martxoa mac مارس מרץ במרץ მარტი;
apr april avril avr abril abr aprile huhtikuuta kwiecień kwietnia duben dubna апреля квітня nisan aprilie április
huhtikuu kwi kwie dubnu apríl apríla travanj travnja април апр апрель квіт квітень красавіка απρίλιος απριλίου απρ ápr
aprill aprīlis aprīlī balandžio prill apirila nis أبريل אפריל באפריל აპრილი;
may mai mayo maio maggio mag mei maj toukokuuta maja květen května мая травня mayıs maig május toukokuu květnu máj
mája svibanj svibnja мај май трав травень траўня μάιος μαΐου μαΐ maijs maijā gegužės maí maiatza مايو מאי במאי მაისი;
jun june juin junio junho juni giugno giu kesäkuuta czerwiec czerwca červen června июня червня haziran iunie juny
június kesäkuu cze červnu jún júna lipanj lipnja јун юни јуни июн июнь черв червень чэрвеня ιούνιος ιουνίου ιουν iun
juuni jūnijs jūnijā birželio xuño júní junie qershor ekaina haz junij يونيو יוני ביוני ივნისი;
jul july juillet juil julio julho juli luglio lug heinäkuuta lipiec lipca červenec července июля липня temmuz iulie
juliol július heinäkuu lip červenci júl júla srpanj srpnja јул юли јули июл июль липень ліпеня ιούλιος ιουλίου ιουλ
iul juuli jūlijs jūlijā liepos xullo júlí julie korrik uztaila tem julij julai يوليو יולי ביולי ივლისი;
aug august août aout agosto ago augustus augusti elokuuta sierpień sierpnia srpen srpna августа серпня ağustos agustus
agt agost augusztus aoû elokuu sie srpnu kolovoz kolovoza август авг серп серпень жніўня αύγουστος αυγούστου αυγ
augusts augustā rugpjūčio ágúst gusht abuztua ağu avgust ogos augusta أغسطس אוגוסט באוגוסט აგვისტო;
sep sept september septembre septiembre setiembre setembro settembre syyskuuta wrzesień września září сентября вересня
eylül septembrie szeptember syyskuu wrz zář septembra rujan rujna септембар сеп септември сент сентябрь вер вересень
верасня σεπτέμβριος σεπτεμβρίου σεπ szept septembris septembrī rugsėjo shtator iraila eyl septembar سبتمبر ספטמבר
בספטמבר სექტემბერი;
oct october octobre octubre outubro oktober okt ottobre ott lokakuuta październik października říjen října октября
жовтня ekim octombrie október lokakuu paź říjnu októbra октобар окт октомври октябрь жовт жовтень кастрычніка
οκτώβριος οκτωβρίου οκτ oktoober oktobris oktobrī spalio tetor urria eki oktobar أكتوبر אוקטובר באוקטובר ოქტომბერი;
nov november novembre noviembre novembro marraskuuta listopad listopada ноября листопада kasım noiembrie marraskuu lis
listopadu listopadzie novembra studeni studenoga studenog новембар нояб ное ноември ноябрь листопад лістапада
νοέμβριος νοεμβρίου νοε noiem novembris novembrī lapkričio nóvember nëntor azaroa kas novembar نوفمبر נובמבר בנובמבר
ნოემბერი;
dec december décembre decembre déc diciembre dic dezembro dezember dez dicembre desember joulukuuta grudzień grudnia
prosinec prosince декабря грудня aralık decembrie desembre joulukuu gru prosinci decembra prosinac prosinca децембар
дек декември декабрь груд грудень снежня δεκέμβριος δεκεμβρίου δεκ dets detsember decembris decembrī gruodžio dhjetor
abendua decembro ara decembar disember ديسمبر דצמבר בדצמבר დეკემბერი;
"""
MONTHS: dict[str, int] = {word: n for n, line in enumerate(_MONTHS.split(";"), 1) for word in line.split()}
MONTHS |= {"des": 12, "out": 10, "set": 9}
MONTHS |= dict.fromkeys(("fevrier", "subat"), 2) | {"marz": 3, "mayis": 5} | dict.fromkeys(("aout", "agustos"), 8)
MONTHS |= {"eylul": 9, "kasim": 11} | dict.fromkeys(("decembre", "aralik"), 12)


MONTHS_OF_LANGUAGE: dict[str, dict[str, int]] = {
    "hr": {"lip": 6, "srp": 7, "lis": 10, "listopad": 10, "listopada": 10, "listopadu": 10},
}
"""Names that mean another month in this language."""


def month_of(word: str, language: str) -> int | None:
    """The number of a month by its name in small letters, in this language or any other; its accents may be left out,
    as in capitals."""
    told = MONTHS_OF_LANGUAGE.get(language, {}).get(word) or MONTHS.get(word)
    if told or word.isascii():
        return told
    bare = _without_accents(word)
    return MONTHS.get(bare) or _bare_months().get(bare)


@cache
def _bare_months() -> dict[str, int]:
    return {_without_accents(word): n for word, n in MONTHS.items() if not word.isascii()}


def _without_accents(word: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_WEEKDAYS = """
mon monday lundi lunes montag segunda segunda-feira lunedì maandag mandag måndag понедельник poniedziałek maanantai
maanantaina pondělí pondelok ponedeljek ponedjeljak понедељак понеделник понеділок hétfő luni pazartesi δευτέρα
esmaspäev pirmdiena pirmadienis senin dilluns luns mánudagur الاثنين;
tue tues tuesday mardi martes dienstag terça terça-feira martedì dinsdag tirsdag tisdag вторник wtorek tiistai
tiistaina úterý utorok torek utorak вівторок kedd marți salı τρίτη teisipäev otrdiena antradienis selasa dimarts
الثلاثاء;
wed weds wednesday mercredi miércoles mittwoch quarta quarta-feira mercoledì woensdag onsdag среда środa keskiviikko
keskiviikkona středa streda srijeda середа szerda miercuri çarşamba τετάρτη kolmapäev trešdiena trečiadienis rabu
dimecres mércores الأربعاء;
thu thur thurs thursday jeudi jueves donnerstag quinta quinta-feira giovedì donderdag torsdag четверг czwartek torstai
torstaina čtvrtek štvrtok četrtek četvrtak четвртак четвъртък четвер csütörtök joi perşembe πέμπτη neljapäev
ceturtdiena ketvirtadienis kamis dijous الخميس;
fri friday vendredi viernes freitag sexta sexta-feira venerdì vrijdag fredag пятница piątek perjantai perjantaina
pátek piatok petek petak петак петък péntek vineri cuma παρασκευή reede piektdiena penktadienis jumat divendres الجمعة;
sat saturday samedi sábado samstag sonnabend sabato zaterdag lørdag lördag суббота sobota lauantai lauantaina субота
събота szombat sâmbătă cumartesi σάββατο laupäev sestdiena šeštadienis sabtu dissabte السبت;
sun sunday dimanche domingo sonntag domenica zondag søndag söndag воскресенье niedziela sunnuntai sunnuntaina neděle
nedeľa nedelja nedjelja недеља неделя неділя vasárnap duminică pazar κυριακή pühapäev svētdiena sekmadienis minggu
diumenge الأحد;
"""
WEEKDAYS: dict[str, int] = {word: n for n, line in enumerate(_WEEKDAYS.split(";")) for word in line.split()}

ZONES: dict[str, float] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2,
    "eest": 3,
    "msk": 3, "trt": 3, "sast": 2, "wat": 1, "cat": 2, "eat": 3, "gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "ict": 7,
    "wib": 7, "wita": 8, "wit": 9, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5,
    "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3, "clt": -4, "cot": -5, "pet": -5,
    "nst": -3.5, "ndt": -2.5, "ast": -4, "adt": -3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
}  # fmt: skip
"""Hours east of UTC of an abbreviation as written: EST in summer stays EST."""

REGIONAL_ZONES: dict[tuple[str, str], float] = {
    ("ist", "IE"): 1, ("ist", "IL"): 2, ("cst", "CN"): 8, ("cst", "TW"): 8, ("est", "AU"): 10, ("bst", "BD"): 6,
    ("ast", "SA"): 3, ("ast", "IQ"): 3,
}  # fmt: skip
"""Abbreviations that mean another zone in the country of the page."""

SEASONAL_ZONES: dict[str, float] = {
    "et": -5,
    "ct": -6,
    "mt": -7,
    "pt": -8,
    "eastern": -5,
    "central": -6,
    "mountain": -7,
    "pacific": -8,
}
"""North American names without S or D: standard time, an hour more while daylight time holds."""


def _phrases(words: str) -> tuple[str, ...]:
    """The longer first, as one may hold another."""
    return tuple(sorted(words.replace("\n", "").split("|"), key=len, reverse=True))


UPDATED = _phrases("""
last updated|last modified|last edited|last revised|updated|update|modified|edited|revised|mis à jour|
mise à jour|dernière modification|modifié|modifiée|actualisé|actualizado|actualizada|actualización|modificado|
atualizado|atualizada|atualização|modificada|zuletzt aktualisiert|letzte aktualisierung|letzte änderung|
aktualisiert|aktualisierung|geändert|überarbeitet|aggiornato|aggiornata|aggiornamento|modificato|bijgewerkt|
gewijzigd|laatste update|uppdaterad|uppdaterades|opdateret|oppdatert|päivitetty|muokattu|aktualizacja|
zaktualizowano|aktualizováno|aktualizované|posodobljeno|ažurirano|ажурирано|frissítve|módosítva|actualizat|
actualizată|güncelleme|güncellendi|diperbarui|dikemas kini|cập nhật|обновлено|оновлено|обновена|ενημερώθηκε|
τελευταία ενημέρωση|ενημέρωση|آخر تحديث|تحديث|עודכן|更新|修改|수정
""")
PUBLISHED = _phrases("""
first published|originally published|date published|publication date|published|posted|original|created|issued|
filed|date|publié|publiée|mis en ligne|publicado|publicada|publicação|fecha de publicación|veröffentlicht|
veröffentlichung|veröffentlichungsdatum|publiziert|erstellt|erschienen|pubblicato|pubblicata|gepubliceerd|
geplaatst|publicerad|publicerades|publiceret|udgivet|publisert|offentliggjort|julkaistu|opublikowano|
opublikowane|data publikacji|publikováno|zveřejněno|publikované|zverejnené|objavljeno|објављено|közzétéve|
publicat|publicată|yayınlanma|yayın tarihi|diterbitkan|dipublikasikan|diterbitkan pada|опубликовано|
дата публикации|опубліковано|публикувана|публикувано|δημοσίευση|δημοσιεύτηκε|نشر|نشرت|פורסם|发布|發布|发表|發表|公開|
投稿|掲載|입력|등록
""")
"""What stands before a date."""

OTHER_OCCASIONS = frozenset(
    """until till deadline born died expires expiry expire valid due begins starts ends since copyright © closes opens
    from event rsvp effective joined through conference between before after register jusqu jusqu'au hasta bis fino
    geboren né née nacido nato scade ab""".split()
)
"""A date beside one of these words is not when the piece was published."""

_UNITS = {
    1: """minute minutes min mins minuto minutos minuten minuter minuti minuut minut минут минуты минуту menit""",
    60: """hour hours hr hrs h heure heures hora horas stunde stunden ora ore uur uren timme timmar time timer
    godzin godziny час часа часов jam""",
    1440: """day days jour jours día días dia dias tag tagen giorno giorni dag dagen dagar dage dager dni dzień
    день дня дней hari""",
    10080: """week weeks wk wks semaine semaines semana semanas woche wochen settimana settimane weken vecka
    veckor uge uger неделю недели недель""",
    43200: """month months mois mes meses mês monat monaten mese mesi maand maanden""",
    525600: """year years an ans año años ano anos jahr jahren anno anni jaar""",
}
UNITS: dict[str, int] = {word: minutes for minutes, words in _UNITS.items() for word in words.split()}
"""Minutes in a unit of "49 minutes ago"."""

UNITS |= {
    "分钟前": 1,
    "分鐘前": 1,
    "小时前": 60,
    "小時前": 60,
    "時間前": 60,
    "天前": 1440,
    "日前": 1440,
    "분": 1,
    "시간": 60,
}

DAYS_AGO: dict[str, int] = {
    "today": 0, "yesterday": 1, "aujourd'hui": 0, "hier": 1, "hoy": 0, "ayer": 1, "hoje": 0, "ontem": 1, "heute": 0,
    "gestern": 1,
    "oggi": 0, "ieri": 1, "vandaag": 0, "gisteren": 1, "сегодня": 0, "вчера": 1, "i dag": 0, "igår": 1, "dzisiaj": 0,
    "wczoraj": 1,
}  # fmt: skip
