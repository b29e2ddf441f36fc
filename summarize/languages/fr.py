"""French, of France and of Canada."""

from summarize.languages import Language, words

RULES = Language(
    name="French",
    leading=words(
        "m mm mme mmes mlle mlles dr drs dre pr prof st ste mgr sgt cpl lt gén cmdt hon c.-à-d cf env p.ex no num pp"
    ),
    abbreviations=words(
        "adj al apr art av bd boul ch chap circ coll dép éd édit etc ex fig gouv hab ibid inc janv févr avr juill juil "
        "sept oct nov déc ltée max min nb nos obs p pl qc qué rte sec soc suiv tél trad univ vol vs alb sask"
    ),
    elisions=words("l d j c n s t m qu jusqu lorsqu puisqu quoiqu quelqu presqu entr"),
    stop_words=words(
        "a à ai aie aient ait alors après as au aucun aucune aujourd'hui auquel aura aurait auraient aussi autant "
        "autour autre autres aux auxquels avaient avais avait avant avec avez avoir avons ayant beaucoup bien c ça "
        "car ce ceci cela celle celles celui cependant certain certaine certaines certains ces cet cette ceux "
        "chacun chacune chaque chez ci comme comment contre d dans de déjà depuis des desquels dès deux devant dire "
        "dit doit doivent donc dont du duquel durant elle elles en encore enfin ensuite entre envers est et étaient "
        "était étant été être eu eux faire fait fois font fut grâce hier hors ici il ils j jamais je jusque l la là "
        "laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais malgré me même mêmes mes mieux moi "
        "moins mon n ne ni non nos notre nous on ont ou où par parce pendant peu peut peuvent plus plusieurs pour "
        "pourquoi pourtant pourrait presque puis puisque qu quand quant que quel quelle quelles quelque quelques "
        "quels qui quoi s sa sans se selon sera serait seront ses seulement si sien soit son sont sous souvent sur "
        "t ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes très trop "
        "tu un une va vers voici voilà vos votre vous y mm mme mmes mlle dr"
    ),
    saying=words(
        "dit dis disent disait disaient dite déclare déclaré déclarait déclarent affirme affirmé affirmait affirment "
        "ajoute ajouté ajoutait ajoutent explique expliqué expliquait expliquent précise précisé précisait précisent "
        "indique indiqué indiquait indiquent estime estimé estimait estiment assure assuré assurait assurent raconte "
        "raconté racontait racontent demande demandé demandait demandent répond répondu répondait répondent souligne "
        "souligné soulignait soulignent rappelle rappelé rappelait rappellent confie confié confiait confient lance "
        "lancé lançait lancent écrit écrivait écrivent note noté notait notent conclut conclu concluait poursuit "
        "poursuivi poursuivait reprend repris insiste insisté insistait martèle martelé résume résumé regrette "
        "regretté regrettait dénonce dénoncé dénonçait prévient prévenu avertit averti annonce annoncé annonçait "
        "promet promis reconnaît reconnu admet admis confirme confirmé soutient soutenu souffle soufflé glisse glissé "
        "s'exclame exclame exclamé soupire soupiré témoigne témoigné témoignait observe observé constate constaté "
        "commente commenté réagit réagi tweete tweeté interroge interrogé selon d'après"
    ),
    pronouns=words("il elle ils elles on"),
)
