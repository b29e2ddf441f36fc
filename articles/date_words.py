"""What the words of a date line mean, in the languages whose news is commonly read: data for `articles.dates`.

Words are lower case and without a final full stop.
"""

from __future__ import annotations

_MONTHS = """
jan january janvier janv enero ene janeiro januar jänner gennaio gen januari tammikuuta styczeń stycznia leden ledna
января січня ocak ianuarie gener január;
feb february février fevrier févr febrero fevereiro fev februar feber febbraio februari helmikuuta luty lutego únor
února февраля лютого şubat febrer február;
mar march mars marzo março marco märz maart mrt marts maaliskuuta marzec marca březen března марта березня mart
maret martie març március;
apr april avril avr abril abr aprile huhtikuuta kwiecień kwietnia duben dubna апреля квітня nisan aprilie április;
may mai mayo maio maggio mag mei maj toukokuuta maja květen května мая травня mayıs maig május;
jun june juin junio junho juni giugno giu kesäkuuta czerwiec czerwca červen června июня червня haziran iunie juny
június;
jul july juillet juil julio julho juli luglio lug heinäkuuta lipiec lipca červenec července июля липня temmuz iulie
juliol július;
aug august août aout agosto ago augustus augusti elokuuta sierpień sierpnia srpen srpna августа серпня ağustos
agustus agt agost augusztus;
sep sept september septembre septiembre setiembre setembro settembre syyskuuta wrzesień września září сентября
вересня eylül septembrie szeptember;
oct october octobre octubre outubro oktober okt ottobre ott lokakuuta październik października říjen října октября
жовтня ekim octombrie octubre október;
nov november novembre noviembre novembro marraskuuta listopad listopada ноября листопада kasım noiembrie;
dec december décembre decembre déc diciembre dic dezembro dezember dez dicembre desember joulukuuta grudzień grudnia
prosinec prosince декабря грудня aralık decembrie desembre;
"""
MONTHS: dict[str, int] = {word: n for n, line in enumerate(_MONTHS.split(";"), 1) for word in line.split()}
MONTHS |= {"des": 12, "out": 10, "set": 9}

_WEEKDAYS = """
mon monday lundi lunes montag segunda segunda-feira lunedì maandag mandag måndag понедельник poniedziałek
tue tues tuesday mardi martes dienstag terça terça-feira martedì dinsdag tirsdag tisdag вторник wtorek
wed weds wednesday mercredi miércoles mittwoch quarta quarta-feira mercoledì woensdag onsdag среда środa
thu thur thurs thursday jeudi jueves donnerstag quinta quinta-feira giovedì donderdag torsdag четверг czwartek
fri friday vendredi viernes freitag sexta sexta-feira venerdì vrijdag fredag пятница piątek
sat saturday samedi sábado samstag sonnabend sabato zaterdag lørdag lördag суббота sobota
sun sunday dimanche domingo sonntag domenica zondag søndag söndag воскресенье niedziela
"""
WEEKDAYS: dict[str, int] = {word: n for n, line in enumerate(_WEEKDAYS.strip().splitlines()) for word in line.split()}

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

UPDATED = (
    "last updated", "last modified", "last edited", "updated", "update", "modified", "edited", "revised",
    "mis à jour", "mise à jour",
    "modifié", "actualizado", "actualizada", "actualización", "modificado", "atualizado", "atualizada", "atualização",
    "modificada",
    "zuletzt aktualisiert", "aktualisiert", "geändert", "aggiornato", "aggiornamento", "modificato", "bijgewerkt",
    "gewijzigd",
    "uppdaterad", "opdateret", "oppdatert", "aktualizacja", "zaktualizowano", "aktualizováno", "обновлено", "оновлено",
    "güncelleme", "güncellendi", "diperbarui", "更新", "수정",
)  # fmt: skip
PUBLISHED = (
    "first published", "originally published", "date published", "publication date", "published", "posted",
    "original", "created",
    "publié", "publicado", "publicada", "publicação", "veröffentlicht", "erstellt", "erschienen", "pubblicato",
    "gepubliceerd",
    "geplaatst", "publicerad", "publisert", "offentliggjort", "opublikowano", "publikováno", "опубликовано",
    "опубліковано",
    "yayınlanma", "diterbitkan", "发布", "發布", "公開", "입력", "issued", "filed", "date",
)  # fmt: skip
"""What stands before a date, longer forms first."""

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
