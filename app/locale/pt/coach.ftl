# As respostas do coach. {$period} completa a frase: "hoje", "neste mês", "em março de 2026".

# Períodos, como terminam uma frase.
coach-period-today = hoje
coach-period-yesterday = ontem
coach-period-weekend = no fim de semana
coach-period-this_week = nesta semana
coach-period-last_week = na semana passada
coach-period-this_month = neste mês
coach-period-last_month = no mês passado
coach-period-this_year = neste ano
coach-period-last_year = no ano passado
coach-period-ever = até agora
coach-period-date = em { $start }
coach-period-since = desde { $start }
coach-period-between = de { $start } a { $end }
coach-period-month = em { $month }
coach-period-year = em { $year }
coach-period-last_days = nos últimos { $count } dias
coach-period-last_weeks = nas últimas { $count } semanas
coach-period-last_months = nos últimos { $count } meses
coach-period-last_years = nos últimos { $count } anos

# Partes pequenas.
coach-and = e
coach-purchases = { $count ->
    [one] { $count } gasto
   *[other] { $count } gastos
}
coach-times = { $count ->
    [one] uma vez
   *[other] { $count } vezes
}
coach-line-entry = • { $day }: { $what }, { $money }
coach-line-category = • { $category }: { $money } ({ $percent }%)
coach-line-amount = • { $what }: { $money }

# O que foi gasto.
coach-spent-total = Você gastou { $total } { $period } ({ $purchases }).
coach-spent-on = Você gastou { $total } com { $what } { $period } ({ $purchases }).
coach-spent-none = Não tenho nenhum gasto anotado { $period }.
coach-spent-none-on = Não encontrei nenhum gasto com { $what } { $period }.
coach-spent-thing-in-category = Isso é o que aparece como "{ $what }"; tudo em { $category } dá { $total }.
coach-spent-category-instead = Tudo em { $category } dá { $total } { $period }.
coach-spent-all-instead = Ao todo, você gastou { $total } { $period }.
coach-spent-most = A maior parte foi com { $category }: { $money }.
coach-spent-room = Seu plano ainda deixa { $money } para o resto do mês.
coach-spent-over = São { $money } acima do que seu plano permite no mês.
coach-last-time = A última vez foi em { $day }: { $what }, { $money }.

# Quantas vezes, e a média.
coach-count-on = Contei { $what } { $times } { $period }, { $total } ao todo.
coach-count-all = Você anotou { $purchases } { $period }, { $total } ao todo.
coach-average-day = Dá { $money } por dia em média { $period } ({ $total } em { $days ->
    [one] { $days } dia
   *[other] { $days } dias
}).
coach-average-week = Dá { $money } por semana em média { $period } ({ $total } ao todo).
coach-average-month = Em média você gasta { $money } por mês (em { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}).
coach-alone = Isso só com { $what }.

# Este período e o anterior.
coach-compare-more = Você gastou { $total } { $period }: { $difference } a mais que { $before } ({ $earlier }).
coach-compare-less = Você gastou { $total } { $period }: { $difference } a menos que { $before } ({ $earlier }). Muito bem!
coach-compare-same = Você gastou { $total } { $period }, o mesmo que { $before }.
coach-same-day = { $before } até o mesmo dia
coach-compare-whole = Ao todo foram { $whole } { $before }.
coach-compare-grew = O que mais cresceu: { $category }, { $money } a mais.

# Listas.
coach-top-intro = Seus { $total } { $period } foram para:
coach-top-places = Onde ficou a maior parte:
coach-largest-intro = Seus maiores gastos { $period }:
coach-largest-one = Seu maior gasto { $period } foi { $what }: { $money }, em { $day }.
coach-recent-intro = Seus últimos gastos:
coach-recent-intro-in = Seus gastos { $period }, do mais novo ao mais antigo ({ $total } ao todo):
coach-recent-more = … e mais { $count }.
coach-lookup-yes = Sim, está anotado: { $what }, { $money }, em { $day }.
coach-lookup-other = Não com esse nome, mas vejo este: { $what }, { $money }, em { $day }.
coach-lookup-no = Não, não vejo { $what } nas suas anotações dos últimos 60 dias. Me mande que eu anoto.
coach-lookup-no-amount = Não, não vejo um gasto de { $money } nas suas anotações dos últimos 60 dias. Me mande que eu anoto.
coach-lookup-which = Me diga o valor ou o lugar ("já anotei os 20 da padaria?") e eu procuro.

# O que entrou e o que sobra.
coach-income-total = Entraram { $total } { $period }.
coach-income-none = Não tenho nenhuma entrada anotada { $period }.
coach-income-plan = Seu plano conta com { $money } por mês.
coach-income-last = A última foi { $what }: { $money }, em { $day }.
coach-left-balance = Entraram { $income } e saíram { $spent } { $period }: sobram { $left }.
coach-left-balance-minus = Entraram { $income } e saíram { $spent } { $period }: saíram { $left } a mais do que entraram.
coach-left-plan = Dentro do seu plano você ainda pode gastar { $money } neste mês, uns { $daily } por dia até { $day }.
coach-left-plan-over = Você gastou { $money } a mais do que seu plano permite neste mês ({ $allowance }). Vamos com calma até o fim do mês.
coach-left-bank = Não vejo sua conta no banco; estes são os números que você me mandou.
coach-saved-period = Você guardou { $money } { $period } (entraram { $income }, saíram { $spent }).

# O plano.
coach-plan-none = Você ainda não tem um plano. Informe sua renda e suas despesas no aplicativo que trouxe você aqui e eu faço um.
coach-plan-figures = Seu plano: com { $income } entrando por mês e { $surplus } de sobra, guarde { $savings } por mês, { $rate }% da sua renda.
coach-plan-deficit = Seu plano: entram { $income } por mês e suas despesas passam disso em { $gap }. Primeiro passo: cortar { $gap } por mês para fechar no zero.
coach-plan-even = Seu plano: entram { $income } por mês e sai tudo de novo, então ainda não há o que guardar. Qualquer gasto que você cortar já é a sua primeira economia.
coach-plan-month = Assim ficam { $allowance } para gastar por mês; neste mês já foram { $spent }.
coach-plan-debt = O que você separar vai primeiro para as dívidas, começando pela mais cara.

# Metas.
coach-goal-start = Você começou muito bem!
coach-goal-progress = Você guardou { $saved } dos { $target } da meta { $goal }, que quer alcançar até { $day }.
coach-goal-reached = Conseguiu: { $saved } guardados, a meta { $goal } de { $target } está alcançada! 🎉
coach-goal-past = A data dela, { $day }, já passou; ainda faltam { $missing }. Com uma data nova ela volta a ser possível.
coach-goal-need = Para ficar no caminho, você precisa guardar { $needed }/mês.
coach-goal-plan = Com sua sobra atual de { $surplus } e os { $savings } que seu plano guarda por mês,
coach-goal-plan-none = No momento não há sobra de onde guardar,
coach-goal-ahead = você está adiantado: dá para chegar lá com folga.
coach-goal-just = você está no caminho: cabe, mas sem muita folga.
coach-goal-behind = faltam { $missing } por mês. Corte alguns gastos ou dê mais tempo à meta.
coach-goal-reach = No ritmo do seu plano você chega lá em { $month }.
coach-goal-together = Suas { $count } metas abertas pedem juntas { $needed } por mês.
coach-goal-list = Suas metas:
coach-goal-line = • { $goal }: { $saved } de { $target } até { $day }, { $needed }/mês ({ $state })
coach-goal-state-good = no caminho
coach-goal-state-short = atrasada
coach-goal-state-done = alcançada
coach-goal-none = Você ainda não tem uma meta. Diga para que quer guardar, quanto e até quando, no aplicativo que trouxe você aqui, e eu acompanho com você.
coach-goal-keep-sending = Continue me mandando seus gastos para eu dar respostas cada vez mais precisas!

# No caminho?
coach-track-good = Você vai bem: { $spent } gastos neste mês, e seu plano permite { $allowance }. Até hoje seriam { $pace }.
coach-track-fast = Cuidado: { $spent } gastos neste mês. Até hoje seu plano previa { $pace }, de { $allowance } no mês.
coach-track-over = Você passou do plano neste mês: { $spent } gastos, para { $allowance } previstos.
coach-track-nothing = Ainda não tenho gastos anotados neste mês, então seus { $allowance } continuam inteiros.
coach-track-goals-good = Suas metas estão no caminho.
coach-track-goals-behind = Suas metas pedem { $needed } por mês; seu plano guarda { $savings }.

# Posso comprar?
coach-afford-yes = Sim, cabe: depois de { $price } ainda ficam { $rest } do orçamento deste mês, sem mexer no que você guarda.
coach-afford-tight = Fica apertado: sobram { $room } do orçamento deste mês. Com { $price } você tiraria { $over } dos { $savings } que guarda no mês.
coach-afford-no = Melhor não neste mês: sobram { $room } do seu orçamento, e { $price } passariam dele em { $over }, mais que os { $savings } que você guarda por mês.
coach-afford-wait = Guardando { $savings } por mês, você junta isso em { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}.
coach-afford-cannot = Sem sobra no mês, { $price } seria dinheiro que você não tem. Vamos primeiro baixar as despesas.
coach-afford-by-yes = { $price } até { $day } dá { $needed } por mês. Seu plano guarda { $savings } por mês: dá, se as outras metas puderem esperar.
coach-afford-by-no = { $price } até { $day } dá { $needed } por mês, e seu plano guarda { $savings }. Com { $months ->
    [one] { $months } mês
   *[other] { $months } meses
} caberia.
coach-afford-goals = Suas metas já pedem { $needed } disso por mês.
coach-afford-how-much = Me diga o preço e eu comparo com o seu mês. Agora sobram { $room } do orçamento deste mês.
coach-afford-how-much-over = Me diga o preço e eu faço a conta. Mas o orçamento deste mês já acabou: você passou dele em { $over }.
coach-afford-currency = Seu plano está em { $currency } e eu não converto moedas; me diga o preço em { $currency }.

# E se, e parabéns.
coach-what-if-month = Isso daria uma economia de uns { $month } por mês, { $year } por ano.
coach-what-if-share = É { $percent }% do que seu plano guarda por mês.
coach-what-if-based = Você gasta uns { $month } por mês com { $what }.
coach-what-if-swap = A { $price } cada, { $times } por mês, seriam { $cost } em vez de { $month }: uns { $saved } a menos por mês, { $year } por ano.
coach-what-if-swap-more = A { $price } cada, { $times } por mês, seriam { $cost }; hoje custa { $month }, então não haveria economia.
coach-what-if-unknown = Me diga quanto custa e com que frequência ("se eu cortar um café de 5 reais por dia") e eu faço a conta.
coach-resisted = Mandou bem em resistir! Esses { $money } continuam seus.
coach-resisted-plain = Mandou bem em resistir! Cada compra que você deixa passar aproxima você do seu plano.
coach-resisted-goal = Dá para colocar direto na meta { $goal }.

# Como economizar.
coach-save-intro = Eu começaria por aqui:
coach-save-line = • { $title }: { $description }
coach-save-on = Com { $what } você gasta uns { $month } por mês; um quinto a menos liberaria { $saved } por mês.
coach-save-target = Para achar { $target } por mês:
coach-save-target-short = Isso dá { $total } por mês; o resto precisa vir de onde você mais gasta: { $category }.
coach-save-none = Me mande seus gastos por alguns dias e eu mostro onde cortar. Até lá: separe { $money } assim que o salário cair.

# O que se repete.
coach-recurring-intro = Vejo { $count ->
    [one] uma cobrança recorrente
   *[other] { $count } cobranças recorrentes
}, uns { $total } por mês:
coach-recurring-line = • { $what }: { $money } { $unit }, a próxima por volta de { $day }
coach-recurring-one = { $what } vem { $unit }: { $money }, a próxima por volta de { $day }.
coach-recurring-none = Ainda não vejo cobranças recorrentes. Reconheço uma quando ela veio pelo menos três vezes.
coach-recurring-none-of = Ainda não vejo cobrança recorrente de { $what }. Reconheço uma quando ela veio pelo menos três vezes.
coach-every-week = toda semana
coach-every-two_weeks = a cada duas semanas
coach-every-month = todo mês
coach-every-year = todo ano

# Conversa.
coach-hello = Oi! O que você quer saber sobre o seu dinheiro? Por exemplo "{ $first }" ou "{ $second }".
coach-hello-name = Oi, { $name }! O que você quer saber sobre o seu dinheiro? Por exemplo "{ $first }" ou "{ $second }".
coach-thanks = De nada! Estou aqui sempre que quiser olhar o seu dinheiro.
coach-bye = Até logo! Continue me mandando o que gasta que eu vou somando.
coach-help = Eu somo o que você gasta e ganha e respondo com os seus números: quanto gastou, com quê, a comparação, seu plano, suas metas, se dá para comprar algo. Tente "{ $first }" ou "{ $second }".
coach-off-topic = Isso foge do que eu sei; eu cuido do seu dinheiro. Me pergunte, por exemplo, "{ $first }" ou "{ $second }".
coach-unknown = Não entendi bem. Você pode perguntar, por exemplo, "{ $first }" ou "{ $second }".
coach-statement = Isso parece algo para anotar. Mande como transação e eu somo; aqui eu respondo perguntas, como "{ $first }".
coach-example-spent = Quanto gastei neste mês?
coach-example-top = Para onde vai meu dinheiro?
coach-example-goal = Estou no caminho da minha meta?
coach-example-left = Quanto ainda posso gastar?
coach-example-save = Como posso economizar mais?
coach-example-compare = Estou gastando mais que no mês passado?
coach-worried = Eu te entendo. Vamos olhar com calma, um passo de cada vez.
coach-frustrated = É chato mesmo, eu entendo. Olha o que eu vejo:
coach-cheer = Você consegue! 💪
