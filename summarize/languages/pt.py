"""Portuguese, of Portugal and of Brazil."""

from summarize.languages import Language, words

RULES = Language(
    name="Portuguese",
    leading=words(
        "sr sra srs sras srta d dr dra drs dras prof profa eng engª arq des dep sen gov gen cel cap ten sgt mons pe "
        "fr sto sta exmo exma v.ex aprox cf p.ex nº pág págs"
    ),
    abbreviations=words(
        "a.c art arts av cia cód d.c ed ex etc fig fl hab inc jr ltda máx mín min n núm obs p pç ref s.a séc tel "
        "trav univ vol vs jan fev abr jun jul ago nov"
    ),
    elisions=words("d"),
    stop_words=words(
        "a à ainda algo alguém algum alguma algumas alguns ali além ambos ante antes ao aos apenas após aquela "
        "aquelas aquele aqueles aqui aquilo as às assim até atrás através bem cada caso cerca com como conforme "
        "contra contudo cuja cujas cujo cujos da daquele das de dela delas dele deles depois desde dessa desse "
        "desta deste deve devem disse disso disto dizer diz dizem do dois dos durante e é ela elas ele eles em "
        "embora enquanto entanto então entre era eram essa essas esse esses esta está estão estar estas estava "
        "estavam este estes estou eu faz fazer fez foi fora foram fosse há havia hoje isso isto já lá lhe lhes logo "
        "mais mas me mediante menos mesma mesmas mesmo mesmos meu meus minha minhas muita muitas muito muitos na "
        "nada não nas nela nele nem nenhum nenhuma nessa nesse nesta neste no nos nós nossa nossas nosso nossos num "
        "numa nunca o onde ontem os ou outra outras outro outros para pela pelas pelo pelos perante pode podem "
        "poderá pois por porém porque porquê portanto pouca pouco poucos pôde quais qual qualquer quando quanto "
        "quase que quê quem se segundo seja sejam sem sempre sendo ser será serão seria seu seus sido sim só sob "
        "sobre sua suas tal também tampouco tanta tanto tão te tem têm tenha ter teria teve ti tinha tinham toda "
        "todas todavia todo todos tu tua tudo um uma umas uns vai vão vez você vocês vos vós sr sra dr dra"
    ),
    saying=words(
        "diz dizem disse disseram dizia dito afirma afirmam afirmou afirmaram afirmado acrescenta acrescentam "
        "acrescentou acrescentaram explica explicam explicou explicaram declara declararam declarou sublinha "
        "sublinharam sublinhou conta contam contou contaram pergunta perguntam perguntou perguntaram responde "
        "respondem respondeu responderam escreve escreveu escreveram comenta comentam comentou comentaram conclui "
        "concluiu refere referem referiu referiram garante garantem garantiu garantiram adianta adiantou adiantaram "
        "destaca destacam destacou destacaram ressalta ressaltou lembra lembram lembrou lembraram alerta alertam "
        "alertou alertaram anuncia anunciou anunciaram admite admitem admitiu admitiram reconhece reconheceu insiste "
        "insistiu lamenta lamentou defende defendem defendeu argumenta argumentou avalia avaliou relata relatou "
        "denuncia denunciou promete prometeu confirma confirmou reitera reiterou considera considerou salienta "
        "salientou indica indicou completa completou exclama exclamou segundo"
    ),
    pronouns=words("ele ela eles elas você"),
)
