"""French, of France and of Canada."""

from summarize.quotes.continental.grammar import Grammar, gendered, inflected, words

_REGULAR = (
    "déclar affirm ajout scand expliqu précis indiqu estim assur racont demand soulign not insist martel résum "
    "regrett dénonc confirm annonc témoign observ constat comment tweet interrog lanc confi confess clam proclam "
    "rapport signal mentionn évoqu relat argu plaid nuanc ironis plaisant tonn pest fustig critiqu déplor salu jug "
    "rétorqu répliqu riposte reproch avou avis exclam indign félicit désol inquiét réjoui interroge questionn "
    "justifi appel qualifi invit réclam pens tranch analys détaill préconis suggér propos illustr relativis encourag "
    "rassur anticip spécul narr murmur chuchot cri hurl grond grogn marmonn raill vant remarqu rapporte recommand "
    "renchérit spécifi certifi atteste garanti accus dénonç avanc lâch gliss souffl soupir récapitul réitér argument "
    "balay point parl"
)
_DICTATED = (
    "dit disent disait disaient dise déclare répond répondent répondait répondaient rappelle rappellent rappelait "
    "écrit écrivent écrivait conclut concluent concluait poursuit poursuivent poursuivait reprend reprennent "
    "reprenait prévient préviennent prévenait avertit avertissent avertissait promet promettent promettait reconnaît "
    "reconnaissent reconnaissait reconnait admet admettent admettait soutient soutiennent soutenait réagit "
    "réagissent réagissait espère espèrent espérait croit croient croyait craint craignent considère considèrent "
    "considérait répète répètent répétait suggère réitère s'inquiète prétend prétendent prétendait enchaîne "
    "enchaînent renchérit renchérissent martèle martèlent tempère tempèrent interpelle appelle appellent rapporte "
    "prédit jure jurent lit peut-on fait_valoir font_valoir faisait_valoir fait_remarquer fait_observer fait_savoir "
    "laisse_entendre tient_à relève relèvent décrit décrivent définit traite avance annonça jugea dément démentent "
    "maintient maintiennent convient conviennent rétorque interjette réplique riposte achève complète complètent "
    "se_souvient"
)
_PARTICIPLES = (
    "dit dite dits répondu rappelé écrit conclu poursuivi repris prévenu averti promis reconnu admis soutenu réagi "
    "espéré cru craint considéré répété suggéré réitéré prétendu enchaîné renchéri martelé tempéré appelé prédit "
    "juré fait_valoir fait_remarquer fait_observer fait_savoir laissé_entendre tenu_à relevé décrit défini démenti "
    "maintenu convenu inquiété réjoui complété traité avancé annoncé interrogé décrété protesté acquiescé vu_dire "
    "souvenu interpellé achevé"
)

GRAMMAR = Grammar(
    finite=inflected(_REGULAR, "e ent ait aient a èrent ant") | words(_DICTATED),
    participles=inflected(_REGULAR, "é ée és ées") | words(_PARTICIPLES),
    clitic=r"(?:\bs['’]|\bse\s|\bm['’]|\bnous\s|\blui\s|\bleur\s)",
    auxiliary=(
        r"(?:\b(?:s['’]|l['’]|m['’]|(?:se|nous|lui|leur|vous)\s))?"
        r"\b(?:a|ont|avait|avaient|aurait|auraient|est|sont|était|étaient|ayant)"
        r"(?:-t-(?P<a>il|elle|on)|-(?P<b>ils|elles|il|elle|on))?\s"
        r"(?:(?:(?:d['’]abord|pour sa part|pour leur part|de son côté|quant à (?:lui|elle)|à son tour|entre autres"
        r"|par ailleurs|en outre|[\w-]+ment|également|aussi|ensuite|encore|alors|toutefois|déjà|ainsi|même|plutôt"
        r"|toujours|enfin|ainsi|en effet|tout de même|cependant|néanmoins|dimanche|lundi|mardi|mercredi|jeudi"
        r"|vendredi|samedi|hier|plus tard|tout|bien|souvent|récemment|lui|elle),?\s){0,2})"
    ),
    not_a_verb=r"(?:\b(?:pas|jamais|rien|la|une|cette|sa|ma|leur|chaque|de|en|sans|sur|par|à|aucune|toute|les|des|ces|ses|le|un|ce|du"
    r"|au|aux|première|nouvelle|bonne|longue|son|mon|notre)\s|\b[ld]['’])",
    negation=r"\bn(?:e\s|['’])$",
    inverted=r"-(?:t-)?(il|elle|ils|elles|on)\b",
    pronouns=gendered("il ils celui-ci lui ceux-ci eux", "elle elles celle-ci celles-ci", "on"),
    plural=words("ils elles eux ceux-ci celles-ci"),
    impersonal=frozenset({"on"}),
    according=r"(?:selon|d['’]après|aux dires de|aux yeux de|de l['’]avis de|du point de vue de|de l['’]aveu de"
    r"|au dire de)\s",
    opinion=r"pour\s",
    own_opinion=r"(?:à (?:son|leur) avis|à (?:ses|leurs) yeux)\b",
    postposed="",
    honorifics=gendered("m mm monsieur", "mme mlle mmes madame mademoiselle", "me maître dr dre pr docteur"),
    determiners=r"(?:l['’]|(?:le|la|les|un|une|des|son|sa|ses|leur|leurs|ce|cet|cette|ces|plusieurs|certains|certaines"
    r"|notre|nos|deux|trois)\s)",
    determiner_gender=gendered("le un ce", "la une cette"),
    indefinite=words("un une des plusieurs certains certaines deux trois"),
    roles=gendered(
        "président directeur chef maire délégué député sénateur conseiller entraîneur gardien attaquant défenseur "
        "joueur avocat procureur chercheur professeur enseignant infirmier ouvrier agriculteur pêcheur patron "
        "entrepreneur fondateur coordonnateur vice-président premier négociateur candidat élu étudiant père fils "
        "frère sélectionneur milieu attaquant buteur chancelier roi prince général commandant policier inspecteur "
        "écrivain auteur réalisateur acteur chanteur rédacteur patient résident habitant citoyen client voisin homme "
        "représentant ex-président cofondateur organisateur animateur éditeur",
        "présidente directrice cheffe mairesse déléguée députée sénatrice conseillère entraîneuse entraîneure "
        "gardienne attaquante défenseure joueuse avocate procureure chercheuse chercheure professeure enseignante "
        "infirmière ouvrière agricultrice pêcheuse patronne entrepreneuse entrepreneure fondatrice coordonnatrice "
        "vice-présidente négociatrice candidate élue étudiante mère fille sœur sélectionneuse chancelière reine "
        "princesse générale commandante policière inspectrice écrivaine autrice auteure réalisatrice actrice "
        "chanteuse rédactrice patiente résidente habitante citoyenne cliente voisine femme représentante "
        "cofondatrice organisatrice animatrice éditrice",
        "ministre secrétaire porte-parole responsable économiste analyste spécialiste expert experte membre "
        "capitaine propriétaire sociologue politologue historien historienne biologiste médecin psychologue juriste "
        "juge pilote bénévole témoin syndicaliste militant militante leader maire eurodéputé eurodéputée commissaire "
        "préfet préfète vice-premier trésorier trésorière chef gérant gérante administrateur administratrice pdg dg "
        "ambassadeur ambassadrice premier première coach locataire salarié salariée employé employée chroniqueur "
        "chroniqueuse journaliste cinéaste collègue camarade parent interne collègue camarade urgentologue "
        "épidémiologiste géographe climatologue ingénieur ingénieure philosophe artiste",
    ),
    role_endings={"": r"\w{3}iste$|ologue$", "male": r"\w{3}icien$", "female": r"\w{3}(?:icienne|atrice)$"},
    organisations=words(
        "syndicat gouvernement ministère direction compagnie entreprise société groupe parti ville mairie "
        "municipalité fédération association université commission comité conseil hôpital police parquet préfecture "
        "cour tribunal agence banque centrale ligue club équipe organisation organisme institut centre employeur "
        "collectif opposition intersyndicale coalition journal quotidien chaîne fondation ong région département "
        "province état parlement assemblée sénat chambre élysée matignon présidence maison union confédération "
        "constructeur exploitant opérateur"
    ),
    documents=words("communiqué rapport lettre étude enquête sondage document texte jugement mémoire avis courriel"),
    male=words(
        "Alain Albert Alexandre Alexis André Anthony Antoine Arnaud Arthur Aurélien Bastien Benjamin Benoît Bernard "
        "Bertrand Bruno Cédric Charles Christian Christophe Claude Clément Daniel David Denis Didier Dominique "
        "Édouard Émile Emmanuel Éric Étienne Fabien Fabrice Félix Florian François Franck Frédéric Gabriel Gaétan "
        "Georges Gérald Gérard Germain Gilbert Gilles Grégoire Guillaume Guy Hassan Henri Hervé Hugo Hugues Ibrahim "
        "Jacques Jean Jean-Baptiste Jean-Claude Jean-Philippe Jean-François Jean-Jacques Jean-Luc Jean-Marc "
        "Jean-Michel Jean-Paul Jean-Pierre Jean-Sébastien Jean-Yves Jérémie Jérôme Jocelyn Joël Jonathan José Joseph "
        "Julien Justin Karim Kevin Laurent Léo Lionel Louis Louis-Philippe Loïc Luc Lucas Ludovic Marc Marc-André "
        "Marcel Martin Mathieu Matthieu Maurice Maxime Mehdi Michel Mohamed Nicolas Normand Olivier Pascal Patrice "
        "Patrick Paul Philippe Pierre Pierre-Luc Pierre-Yves Rachid Raphaël Raymond Réal Réjean Rémi René Richard "
        "Robert Roger Roland Romain Samuel Sébastien Serge Simon Stéphane Sylvain Théo Thibault Thierry Thomas "
        "Tristan Valentin Victor Vincent William Xavier Yann Yannick Yves Yvon Youssef Zacharie"
    ),
    female=words(
        "Adèle Agnès Alexandra Alice Amandine Amélie Andrée Anaïs Anne Anne-Marie Annie Ariane Audrey Aurélie "
        "Béatrice Brigitte Camille Carole Caroline Catherine Cécile Céline Chantal Charlotte Chloé Christelle "
        "Christiane Christine Claire Clara Clémence Corinne Danielle Delphine Denise Diane Édith Éléonore Élisabeth "
        "Élise Élodie Émilie Emma Ève Fabienne Fatima Florence France Françoise Gabrielle Geneviève Ginette Hélène "
        "Inès Ingrid Isabelle Jacqueline Jade Jeanne Joanie Joëlle Johanne Josée Josiane Judith Julie Juliette "
        "Justine Karine Katia Laure Laurence Laurie Léa Leïla Line Lise Louise Lucie Lyne Madeleine Magali Manon "
        "Margaux Marguerite Marie Marie-Claude Marie-Ève Marie-France Marie-Hélène Marie-Josée Marie-Pierre Marine "
        "Marion Martine Mathilde Maude Mélanie Mélissa Michèle Mireille Monique Murielle Myriam Nadia Nadine Natacha "
        "Nathalie Nicole Noémie Océane Odile Odette Pascale Patricia Pauline Rachel Rachida Renée Rita Rosalie "
        "Roxane Sabrina Samira Sandra Sandrine Sarah Ségolène Solange Sonia Sophie Stéphanie Suzanne Sylvie Tania "
        "Thérèse Valérie Vanessa Véronique Victoire Virginie Viviane Yasmine Yolande Yvette Zoé"
    ),
    particles=words("de du des d' la le van von da di el ben"),
    adverbs=r"(?:(?:ce |dès )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: dernier| matin| soir"
    r"| après-midi| midi)?|hier(?: soir| matin)?|aujourd['’]hui|également|aussi|encore|ensuite|alors|toutefois"
    r"|notamment|pour sa part|pour leur part|de son côté|de leur côté|quant à (?:lui|elle)|à son tour|par ailleurs"
    r"|en outre|d['’]emblée|d['’]abord|ainsi|même|plus tard|cependant|\w+ment)\b",
    prepositions=r"(?:à|au|aux|en|dans|sur|devant|lors|par|pour|après|via|auprès|face|avec|depuis|chez|entre|sous|vers"
    r"|au cours|en marge|à l['’]issue)\b",
    conjunctions=r"(?:mais|et|or|puis|car|donc|alors|pourtant|aussi|ainsi|comme|quand|lorsque|si|parce que|puisque|que"
    r"|où|ce que|tandis que|alors que)\b",
    asides=r"(?:lui|elle|eux|elles|lui aussi|elle aussi|lui-même|elle-même|(?:de|pour) (?:son|sa|leur) (?:côté|part)"
    r"|quant à (?:lui|elle)|toutefois|cependant|par ailleurs|également|en outre|âgée? de.*)",
    relative=r"(?:qui|dont|que|qu['’]|où|lequel|laquelle|à qui|pour qui|avec qui|ce qui|en|dans|lors|après|avant"
    r"|au|à)\b",
    age=r"(?<!\d)\d+ ans\b",
    that=r"(?:que\s+|qu['’])",
    infinitive=r"\s+((?:ne pas |n['’]|s['’]|se |l['’]|en |y )?(?:avoir|être|vouloir|pouvoir|devoir|craindre|ignorer"
    r"|comprendre|espérer|attendre|disposer|regretter|souhaiter|savoir|voir|croire|penser|vouloir|faire|rester)\b)",
)
