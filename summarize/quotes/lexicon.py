"""Word lists that tell people, titles and organisations from other capitalised words."""

from __future__ import annotations

HONORIFICS = {
    "Mr": "male",
    "Sir": "male",
    "Lord": "male",
    "Mrs": "female",
    "Ms": "female",
    "Miss": "female",
    "Lady": "female",
}

GENDERED_NOUNS = {
    **dict.fromkeys(
        """
        man boy father son brother husband uncle nephew grandfather widower king prince duke actor spokesman chairman
        congressman businessman gentleman policeman salesman frontman batsman sportsman statesman councilman
        """.split(),
        "male",
    ),
    **dict.fromkeys(
        """
        woman girl mother daughter sister wife aunt niece grandmother widow queen princess duchess actress
        spokeswoman chairwoman congresswoman businesswoman policewoman saleswoman sportswoman councilwoman
        mum mom heroine hostess
        """.split(),
        "female",
    ),
}
"""Nouns for a person that tell the gender."""

TITLES = frozenset(
    """
    Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Cpl Rev Prof Hon President Premier Minister Prime Deputy Chief
    Mayor Senator Governor Secretary Chair Chairman Chairwoman Chairperson Director CEO Spokesman Spokeswoman
    Spokesperson Leader MP MPP MLA Coun Councillor Judge Justice Professor Attorney General Vice-President Vice
    Opposition Finance Health Education Environment Conservative Liberal NDP Democratic Republican Const Inspector
    Insp Superintendent Supt Staff Police Head Coach Captain Former Ex King Queen Prince Princess Pope Bishop Sir
    Lord Lady Officer Detective Det Sheriff Commissioner Ambassador Congressman Congresswoman Representative
    Candidate Nominee Analyst Lawyer Author Manager Executive Senior Speaker Treasurer Journalist Reporter Editor
    Writer Columnist Commentator Historian Economist Pollster Strategist Activist Actor Actress Singer Striker
    Midfielder Defender Goalkeeper Champion Boss Star Producer Chancellor Spokesmen Cllr Dame
    """.split()
)
"""Words that stand before a name and belong to the role."""

ORGANISATION_WORDS = frozenset(
    """
    Union Party Government Ministry University College Services Department Association Council Committee Board
    Court Press Agency Institute Company Corp Inc Ltd Group Bank Federation Congress Senate House Commission
    Centre Center Foundation School Hospital Alberta Canada Ontario Quebec Edmonton Calgary Toronto Ottawa
    Manitoba America States United Kingdom News Times Post Canadian American National Health Employees Resources
    Police
    """.split()
)
"""Words that make a capitalised phrase no person: heads of organisations' names, and places."""

NOT_NAMES = frozenset(
    """
    The A An In On At And But Or If When While After Before For From With Without As By To Of It He She They We I
    You This That These Those There Their His Her Its Our My Your Not No Yes So Also Because Since Until Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Meanwhile However According Asked Still Now Then What Who Why How Where Which Jan
    Feb Mar Apr Aug Sept Oct Nov Dec Most Many Some All Both One Two Three Last Next Once Even Just Only Such Here
    Another Other Instead Although Though Despite During Under Over Into About Photo Video Watch Read More Related
    Text Story Advertisement
    """.split()
)
"""Capitalised words that are no part of a name: openers of sentences, days, months, furniture."""

PARTICLES = frozenset("de van von der den bin al la le du da di el".split())

ROLE_NOUNS = frozenset(
    """
    president vice-president premier minister leader head chief spokesman spokeswoman spokesperson director chair
    chairman chairwoman chairperson manager mayor senator governor secretary officer coach professor lawyer
    analyst owner founder official critic captain executive economist mother father resident member author
    backbencher mp judge sheriff boss doctor engineer striker actor singer researcher scientist expert
    """.split()
)
ORGANISATION_NOUNS = frozenset(
    """
    union party government ministry university college department association council committee board court agency
    institute company bank federation congress senate commission centre center foundation school hospital group
    corporation campaign administration police club firm newspaper network magazine
    """.split()
)
DOCUMENT_NOUNS = frozenset(
    """
    letter report statement lawsuit survey study poll memo email e-mail document filing release ruling complaint
    article editorial affidavit post tweet message indictment transcript
    """.split()
)
