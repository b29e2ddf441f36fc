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
    "Dame": "female",
    "Baroness": "female",
}

PERSONAL_TITLES = frozenset(
    """
    Dr Prof Professor Gen General President Judge Justice Senator Sen Rep Gov Governor Captain Capt Sgt Sergeant Col
    Colonel Lt Lieutenant Inspector Superintendent Rev Cardinal Bishop Archbishop Mayor Councillor Cllr Baroness Dame
    Sheikh Ayatollah Rabbi Chancellor
    """.split()
)
"""Titles before a bare surname that make it a person's."""

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
    Midfielder Defender Goalkeeper Champion Boss Star Producer Chancellor Spokesmen Cllr Dame Sheikh Ayatollah Imam
    Father Sister Brother Archbishop Cardinal Baroness Baron Earl Duke Duchess Major Corporal Sergeant Colonel
    Admiral Brigadier Lieutenant Marshal Constable Magistrate Prosecutor Coroner Shadow Rabbi
    """.split()
)
"""Words that stand before a name and belong to the role."""

ORGANISATION_WORDS = frozenset(
    """
    Union Party Government Ministry University College Services Department Association Council Committee Board
    Court Press Agency Institute Company Corp Inc Ltd Group Bank Federation Congress Senate House Commission
    Centre Center Foundation School Hospital Alberta Canada Ontario Quebec Edmonton Calgary Toronto Ottawa
    Manitoba America States United Kingdom News Times Post Canadian American National Health Employees Resources
    Police Service World Airport Stadium Road Cup League Championship Championships Olympics Olympic Games Office Act
    Fund Trust Museum Theatre Festival Awards Award Prize City County Club Index Exchange Square Island Islands Sea
    Valley Coast Europe European British English French German Chinese Japanese Russian African Asian Arab London
    Paris Army Navy Force Forces Radio TV Television Films Pictures Entertainment Records Studios Productions Media
    Systems Technologies Software Networks Holdings Securities Airlines Airways Motors Energy Gas Electric Foods
    Stores Insurance Associates International Global Online Daily Herald Tribune Telegraph Gazette Review Republic
    Standard Evening Morning Mirror Guardian Observer Economist Observatory Dems Citizens Against
    Victims Friends Workers Coalition Campaign Ministers
    Parliament Assembly Commons Lords Group Organisation Organization Society Alliance Network Project
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
    chancellor attorney prosecutor commissioner ambassador diplomat lawmaker congressman congresswoman
    representative candidate nominee contender challenger incumbent frontrunner front-runner strategist pollster
    adviser advisor aide general colonel sergeant inspector detective superintendent constable commander
    campaigner activist businessman businesswoman tycoon billionaire millionaire mogul entrepreneur financier
    investor dealer trader broker banker accountant auditor consultant surgeon neurosurgeon physician nurse
    psychologist psychiatrist historian biologist physicist chemist astronomer teacher principal headteacher
    student pupil lecturer scholar academic bishop archbishop priest pastor reverend rabbi imam pope cardinal
    king queen prince princess duke duchess actress comedian musician rapper guitarist drummer pianist composer
    conductor songwriter artist painter sculptor photographer filmmaker film-maker producer screenwriter
    playwright novelist poet writer journalist reporter correspondent editor columnist presenter host
    anchor dj model designer architect chef winger midfielder forward defender goalkeeper keeper fly-half
    scrum-half prop hooker lock flanker batsman bowler all-rounder skipper player footballer golfer boxer jockey
    driver rider cyclist swimmer runner sprinter athlete hurdler medallist medalist champion winner runner-up
    veteran star legend quarterback linebacker pitcher catcher trainer promoter referee umpire treasurer speaker
    whip peer lord baroness baronet tory republican democrat socialist libertarian conservative liberal
    teenager pensioner widow widower son daughter brother sister wife husband survivor witness victim defendant
    suspect plaintiff farmer soldier pilot scorer debutant newcomer counterpart successor predecessor partner
    international novice teammate team-mate compatriot signing
    co-founder co-chair co-author co-owner co-star deputy secretary-general hacker programmer
    """.split()
)
"""Nouns for a person by office, calling or part in a story."""

PEOPLE_OF = ROLE_NOUNS | frozenset(
    "employee supporter staffer camp fan team backer ally colleague friend worker".split()
)
"""The same, and those who belong to somebody or something."""

UNNAMED_ROLES = frozenset(
    """
    spokesman spokeswoman spokesperson official officer source judge prosecutor witness victim resident survivor
    reporter host anchor presenter member teenager pensioner son daughter brother sister wife husband mother father
    lawyer attorney aide adviser advisor suspect defendant plaintiff critic lawmaker diplomat counterpart successor
    predecessor partner deputy tory republican democrat
    """.split()
)
"""Roles of people who are often left unnamed: "the spokesman" is nobody whom the article names without that role."""

OFFICES = frozenset(
    """
    president vice-president premier minister leader head chief director chair chairman chairwoman chairperson
    manager mayor senator governor secretary coach chancellor commissioner ambassador congressman congresswoman
    representative general attorney boss mp treasurer speaker bishop archbishop pope king queen secretary-general
    """.split()
)
"""Roles that people hold one at a time, as a rule."""

ORGANISATION_NOUNS = frozenset(
    """
    union party government ministry university college department association council committee board court agency
    institute company bank federation congress senate commission centre center foundation school hospital group
    corporation campaign administration police club firm newspaper network magazine
    """.split()
)
DROPPED_NOUNS = frozenset("newspaper magazine tabloid website".split())
"""Nouns that are no part of the name before them."""

DEMONYMS = frozenset(
    """
    US UK EU American British English Scottish Welsh Irish French German Spanish Italian Portuguese Dutch Belgian Swiss
    Austrian Swedish Norwegian Danish Finnish Polish Czech Hungarian Greek Turkish Russian Ukrainian Israeli Palestinian
    Iraqi Iranian Saudi Egyptian Indian Pakistani Chinese Japanese Korean Thai Indonesian Australian Canadian Mexican
    Brazilian Argentine African Asian European Arab Nigerian Kenyan London Paris Berlin Tokyo
    """.split()
)
"""Words for a country or a city before a noun: "the US company" is not called US."""

_FAMILIES = {
    "company": """
        company firm retailer airline bank carmaker maker manufacturer giant supplier operator chain corporation
        conglomerate insurer lender brewer builder start-up startup supermarket provider vendor consultancy
        business group plc inc ltd corp studio label website site broadcaster network channel station manufacturers
        store shop hotel carrier utility miner brand portal exchange engine subsidiary venture contractor
        brewery drugmaker chipmaker shipbuilder steelmaker housebuilder bookmaker distributor telco
        """,
    "club": "club team side franchise",
    "paper": """
        paper newspaper daily weekly tabloid magazine journal broadsheet publication monthly times post herald
        tribune telegraph gazette chronicle
        """,
    "body": """
        ministry department agency watchdog regulator commission authority council office bureau organisation
        organization charity association body foundation institute institution federation committee board society
        trust think-tank thinktank panel coalition alliance quango
        """,
}
ORGANISATION_FAMILIES = {noun: noun for noun in ORGANISATION_NOUNS} | {
    noun: family for family, nouns in _FAMILIES.items() for noun in nouns.split()
}
"""Nouns for organisations, each with the family of those that are used for one another."""

DOCUMENT_NOUNS = frozenset(
    """
    letter report statement lawsuit survey study poll memo email e-mail document filing release ruling complaint
    article editorial affidavit post tweet message indictment transcript suit book headline data research
    memoir autobiography biography column blog leaflet manifesto petition verdict writ
    """.split()
)
