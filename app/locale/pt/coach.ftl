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
coach-without = { $period } sem { $what }

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
coach-spent-several = Tudo junto dá { $total } { $period }:
coach-spent-none = Não tenho nenhum gasto anotado { $period }.
coach-spent-none-on = Não encontrei nenhum gasto com { $what } { $period }.
coach-spent-category-instead = Ao todo, em { $category } são { $total } { $period }.
coach-spent-all-instead = Ao todo, você gastou { $total } { $period } ({ $purchases }).
coach-spent-most = A maior parte foi com { $category }: { $money }.
coach-spent-room = Pelo seu plano, ainda sobram { $money } para o resto do mês.
coach-spent-over = Isso passa em { $money } do que seu plano prevê para o mês.
coach-last-time = A última vez foi em { $day }: { $what }, { $money }.
coach-refunded = Já descontei { $money } que voltaram para você.

# Quantas vezes, e a média.
coach-count-on = { $what } aparece { $times } { $period }, { $total } ao todo.
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
coach-compare-nothing = Você gastou { $total } { $period }: { $difference } a menos que { $before } ({ $earlier }).
coach-compare-first = Você gastou { $total } { $period }; para comparar, não tenho nada anotado { $before }.
coach-compare-same = Você gastou { $total } { $period }, o mesmo que { $before }.
coach-compare-two = Mais com { $what }: { $money } { $period }, contra { $less } com { $other }. São { $difference } de diferença.
coach-compare-two-same = Deu igual: { $money } com { $what } e com { $other } { $period }.
coach-same-day = { $before } até o mesmo dia
coach-compare-whole = Ao todo foram { $whole } { $before }.
coach-compare-grew = O que mais subiu: { $category }, { $money } a mais.
coach-compare-grown = O que subiu:
coach-compare-grown-line = • { $category }: { $money } a mais ({ $total } ao todo)
coach-compare-none-grew = Nenhuma categoria subiu.
coach-day-dearest = Seu dia mais caro { $period } foi { $day }, com { $money }:

# Listas.
coach-top-intro = Seus { $total } { $period } foram para:
coach-top-share = Isso é { $percent }% de tudo o que você gastou.
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
coach-recent-one = Seu último gasto: { $what }, { $money }, em { $day }.
coach-lookup-not-paid = Não, não vejo { $what } nas suas anotações { $period }.
coach-lookup-which = Me diga o valor ou o lugar ("já anotei os 20 da padaria?") e eu procuro.

# O que entrou e o que sobra.
coach-income-total = Entraram { $total } { $period }.
coach-income-none = Não tenho nenhuma entrada anotada { $period }.
coach-income-plan = Seu plano conta com { $money } por mês.
coach-refunds-none = Não vejo nenhum reembolso anotado { $period }.
coach-refunds-total = Voltaram { $total } para você { $period }:
coach-income-last = A última foi { $what }: { $money }, em { $day }.
coach-left-balance = Entraram { $income } e saíram { $spent } { $period }: sobram { $left }.
coach-left-balance-minus = Entraram { $income } e saíram { $spent } { $period }: saíram { $left } a mais do que entraram.
coach-left-plan = Dentro do seu plano você ainda pode gastar { $money } neste mês, uns { $daily } por dia até { $day }.
coach-left-plan-over = Você gastou { $money } a mais do que seu plano permite neste mês ({ $allowance }). Vamos com calma até o fim do mês.
coach-left-bank = Não vejo sua conta no banco; estes são os números que você me mandou.
coach-saved-period = Você guardou { $money } { $period } (entraram { $income }, saíram { $spent }).
coach-saved-nothing = Entraram { $income } e saíram { $spent } { $period }, então não sobrou nada: saíram { $money } a mais.
coach-saved-no-income = Não tenho nenhuma entrada anotada { $period }, então não sei quanto sobrou; saíram { $spent }.
coach-saved-moved = Você passou { $money } para a poupança.

# O plano.
coach-plan-none = Você ainda não tem um plano. Me conte quanto ganha e quanto gasta por mês que eu faço um.
coach-plan-figures = Seu plano: entram { $income } por mês e sobram { $surplus }; guarde { $savings } por mês, { $rate }% da sua renda.
coach-plan-deficit = Seu plano: entram { $income } por mês e suas despesas passam disso em { $gap }. Primeiro passo: cortar { $gap } por mês para fechar no zero a zero.
coach-plan-even = Seu plano: entram { $income } por mês e sai tudo de novo, então ainda não há o que guardar. Qualquer gasto que você cortar já é a sua primeira economia.
coach-plan-month = Assim ficam { $allowance } para gastar por mês; neste mês já foram { $spent }.
coach-plan-debt = O que você separar vai primeiro para as dívidas, começando pela mais cara.
coach-debt-start = Dívida pesa, eu sei, e perguntar por onde começar já é um bom passo.
coach-debt-honest = Eu não vejo suas dívidas, só o que você anota aqui.
coach-debt-free = Seu plano libera { $savings } por mês: use primeiro na dívida mais cara e pague o mínimo das outras.
coach-debt-months = Nesse ritmo, { $debt } leva uns { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}, um pouco mais com os juros.
coach-invest-honest = Eu não recomendo investimentos; isso pede alguém que conheça toda a sua situação.
coach-invest-free = O que eu posso dizer: seu plano separa { $savings } por mês. Primeiro vem a reserva de emergência e, antes dela, as dívidas caras.
coach-free-nothing = No momento seu plano não deixa sobra, então o primeiro passo é baixar as despesas.

# Metas.
coach-goal-progress = Você guardou { $saved } dos { $target } da meta { $goal }, que quer alcançar até { $day }.
coach-goal-progress-some = Você guardou { $saved } dos { $target } da meta { $goal }, que quer alcançar até { $day }: faltam { $missing }.
coach-goal-progress-good = Você começou muito bem: guardou { $saved } dos { $target } da meta { $goal }, que quer alcançar até { $day }, e faltam { $missing }.
coach-goal-reached = Conseguiu: { $saved } guardados, a meta { $goal } de { $target } está alcançada! 🎉
coach-goal-past = A data dela, { $day }, já passou; ainda faltam { $missing }. Com uma data nova ela volta a ser possível.
coach-goal-need = Para chegar lá a tempo, você precisa guardar { $needed }/mês.
coach-goal-plan = Com os { $surplus } que sobram por mês e os { $savings } que seu plano guarda,
coach-goal-plan-none = No momento não sobra nada para guardar,
coach-goal-ahead = você está com folga: dá para chegar lá sem aperto.
coach-goal-just = você está no caminho: cabe, mas no limite.
coach-goal-behind = faltam { $missing } por mês: corte alguns gastos ou dê mais tempo à meta.
coach-goal-reach = No ritmo do seu plano você chega lá em { $month }.
coach-goal-reach-alone = Com tudo o que seu plano guarda, você chega lá em { $month }.
coach-goal-together = Suas { $count } metas abertas pedem juntas { $needed } por mês.
coach-goal-list = Suas metas:
coach-goal-line = • { $goal }: { $saved } de { $target } até { $day }, { $needed }/mês ({ $state })
coach-goal-missing-asked = Faltam { $missing } para a meta { $goal }: você já juntou { $saved } de { $target }. Para chegar lá até { $day }, guarde { $needed } por mês.
coach-goal-when-asked = A data da meta { $goal } é { $day }: para dar certo, guarde { $needed } por mês (faltam { $missing }).
coach-goal-need-asked = Para a meta { $goal } até { $day }, guarde { $needed } por mês: faltam { $missing }.
coach-goal-list-total = Somando tudo: { $saved } de { $target } guardados, faltam { $missing }.
coach-goal-state-good = no caminho
coach-goal-state-short = atrasada
coach-goal-state-done = alcançada
coach-goal-none = Você ainda não tem uma meta. Me diga para que quer guardar, quanto e até quando, e eu acompanho com você.

# No caminho?
coach-track-good = Você vai bem: { $spent } gastos neste mês, e seu plano permite { $allowance }. Até hoje seriam { $pace }.
coach-track-little = Só tenho { $spent } anotados neste mês, então ainda é cedo para dizer: seu plano permite { $allowance }, e até hoje seriam { $pace }.
coach-track-fast = Cuidado: { $spent } gastos neste mês. Até hoje seu plano previa { $pace }, de { $allowance } no mês.
coach-track-over = Você passou do plano neste mês: { $spent } gastos, para { $allowance } previstos.
coach-track-nothing = Ainda não tenho gastos anotados neste mês, então seus { $allowance } continuam inteiros.
coach-track-goals-good = Suas metas estão no caminho.
coach-track-goals-behind = Suas metas pedem { $needed } por mês; seu plano guarda { $savings }.

# Posso comprar?
coach-afford-yes = Sim, cabe: depois de { $price } ainda ficam { $rest } do orçamento deste mês, sem mexer no que você guarda.
coach-afford-fits = Cabe no seu mês: depois de { $price } ainda ficam { $rest } do orçamento, sem mexer no que você guarda.
coach-afford-basis = Só tenho { $spent } anotados neste mês, dos { $usual } que você costuma gastar, então essa conta pode mudar.
coach-afford-tight = Fica apertado: sobram { $room } do orçamento deste mês. Com { $price } você tiraria { $over } dos { $savings } que guarda no mês.
coach-afford-no = Melhor não neste mês: sobram { $room } do seu orçamento, e com { $price } você passaria dele em { $over }, mais que os { $savings } que guarda por mês.
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
coach-afford-instalments-yes = Em { $count } parcelas dá { $monthly } por mês ({ $price } no total). Cabe nos { $room } que ainda sobram do orçamento deste mês, mas pesa em cada um dos { $count } meses.
coach-afford-instalments-tight = Em { $count } parcelas dá { $monthly } por mês ({ $price } no total). Só sobram { $room } do orçamento deste mês, então sairia dos { $savings } que você guarda por mês.
coach-afford-instalments-no = Em { $count } parcelas dá { $monthly } por mês ({ $price } no total), e só sobram { $room } do orçamento deste mês. Melhor não por enquanto.
coach-afford-goals = Suas metas já pedem { $needed } disso por mês.
coach-afford-how-much = Me diga o preço e eu comparo com o seu mês. Agora sobram { $room } do orçamento deste mês.
coach-afford-how-much-over = Me diga o preço e eu faço a conta. Mas o orçamento deste mês já acabou: você passou dele em { $over }.
coach-afford-currency = Seu plano está em { $currency } e eu não converto moedas; me diga o preço em { $currency }.
coach-afford-no-plan = Para isso eu preciso conhecer o seu mês. Me diga quanto você ganha e quanto costuma gastar, e eu vejo se cabe.

# E se, e parabéns.
coach-what-if-month = Isso daria uma economia de uns { $month } por mês, { $year } por ano.
coach-what-if-share = Isso é { $percent }% do que seu plano guarda por mês.
coach-what-if-based = Você gasta uns { $month } por mês com { $what }.
coach-what-if-charge = { $what } custa { $month } por mês.
coach-what-if-swap = A { $price } cada, { $times } por mês, seriam { $cost } em vez de { $month }: uns { $saved } a menos por mês, { $year } por ano.
coach-what-if-swap-more = A { $price } cada, { $times } por mês, seriam { $cost }; hoje custa { $month }, então não haveria economia.
coach-what-if-unknown = Me diga quanto custa e com que frequência ("se eu cortar um café de 5 reais por dia") e eu faço a conta.
coach-resisted = Mandou bem em resistir! Esses { $money } continuam seus.
coach-resisted-plain = Mandou bem em resistir! Cada compra que você deixa passar aproxima você do seu plano.
coach-resisted-goal = Dá para colocar direto na meta { $goal }.

# O que dá guardar tanto por mês.
coach-grow-until = Guardando { $monthly } por mês, você junta { $target } em { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}: { $month }.
coach-grow-to = { $monthly } por mês dá { $total } em { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}.
coach-grow-need = Para ter { $target } em { $months ->
    [one] { $months } mês
   *[other] { $months } meses
}, são { $monthly } por mês.
coach-grow-above-plan = Seu plano guarda { $savings } por mês, então o resto teria que vir de gastar menos.
coach-grow-never = Com { $monthly } por mês, juntar { $target } levaria mais de 50 anos. Um pouco mais por mês já muda tudo.

# Como economizar.
coach-save-intro = Eu começaria por aqui:
coach-save-line = • { $title }: { $description }
coach-save-on = Com { $what } você gasta uns { $month } por mês; um quinto a menos liberaria { $saved } por mês.
coach-save-target = Para achar { $target } por mês:
coach-save-target-short = Isso dá { $total } por mês; o resto precisa vir de onde você mais gasta: { $category }.

# O que se repete.
coach-recurring-intro = Vejo { $count ->
    [one] uma cobrança recorrente
   *[other] { $count } cobranças recorrentes
}, uns { $total } por mês:
coach-recurring-line = • { $what }: { $money } { $unit }, a próxima por volta de { $day }
coach-recurring-one = { $what } vem { $unit }: { $money }, a próxima por volta de { $day }.
coach-recurring-none = Ainda não vejo cobranças que se repetem. Reconheço uma quando ela já veio pelo menos três vezes.
coach-recurring-none-of = Ainda não vejo uma cobrança de { $what } que se repete. Reconheço uma quando ela já veio pelo menos três vezes.
coach-recurring-year = São { $total } por ano.
coach-every-week = toda semana
coach-every-two_weeks = a cada duas semanas
coach-every-month = todo mês
coach-every-year = todo ano

# Conversa.
coach-worried = Eu te entendo. Vamos olhar com calma, um passo de cada vez.
coach-frustrated = É chato mesmo, eu entendo. Olha o que eu vejo:
coach-cheer = Você consegue! 💪
