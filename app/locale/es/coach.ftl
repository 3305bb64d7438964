# Las respuestas del coach. {$period} completa la frase: "hoy", "este mes", "en marzo de 2026".

# Períodos, como terminan una frase.
coach-period-today = hoy
coach-period-yesterday = ayer
coach-period-weekend = el fin de semana
coach-period-this_week = esta semana
coach-period-last_week = la semana pasada
coach-period-this_month = este mes
coach-period-last_month = el mes pasado
coach-period-this_year = este año
coach-period-last_year = el año pasado
coach-period-ever = hasta ahora
coach-period-date = el { $start }
coach-period-since = desde el { $start }
coach-period-between = del { $start } al { $end }
coach-period-month = en { $month }
coach-period-year = en { $year }
coach-period-last_days = en los últimos { $count } días
coach-period-last_weeks = en las últimas { $count } semanas
coach-period-last_months = en los últimos { $count } meses
coach-period-last_years = en los últimos { $count } años
coach-without = { $period } sin { $what }

# Partes pequeñas.
coach-and = y
coach-purchases = { $count ->
    [one] { $count } gasto
   *[other] { $count } gastos
}
coach-times = { $count ->
    [one] una vez
   *[other] { $count } veces
}
coach-line-entry = • { $day }: { $what }, { $money }
coach-line-category = • { $category }: { $money } ({ $percent }%)
coach-line-amount = • { $what }: { $money }

# Lo que se gastó.
coach-spent-total = Gastaste { $total } { $period } ({ $purchases }).
coach-spent-on = Gastaste { $total } en { $what } { $period } ({ $purchases }).
coach-spent-several = Todo junto suma { $total } { $period }:
coach-spent-none = No tengo ningún gasto anotado { $period }.
coach-spent-none-on = No encuentro ningún gasto en { $what } { $period }.
coach-spent-category-instead = En total, en { $category } son { $total } { $period }.
coach-spent-all-instead = En total gastaste { $total } { $period } ({ $purchases }).
coach-spent-most = La mayor parte fue en { $category }: { $money }.
coach-spent-room = Tu plan te deja { $money } para el resto del mes.
coach-spent-over = Son { $money } por encima de lo que tu plan permite en el mes.
coach-last-time = La última vez fue el { $day }: { $what }, { $money }.
coach-refunded = Ya resté { $money } que te devolvieron.

# Cuántas veces, y el promedio.
coach-count-on = { $what } aparece { $times } { $period }, { $total } en total.
coach-count-all = Anotaste { $purchases } { $period }, { $total } en total.
coach-average-day = Son { $money } al día en promedio { $period } ({ $total } en { $days ->
    [one] { $days } día
   *[other] { $days } días
}).
coach-average-week = Son { $money } a la semana en promedio { $period } ({ $total } en total).
coach-average-month = En promedio gastas { $money } al mes (en { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}).
coach-alone = Eso solo en { $what }.

# Este período y el anterior.
coach-compare-more = Gastaste { $total } { $period }: { $difference } más que { $before } ({ $earlier }).
coach-compare-less = Gastaste { $total } { $period }: { $difference } menos que { $before } ({ $earlier }). ¡Muy bien!
coach-compare-nothing = Gastaste { $total } { $period }: { $difference } menos que { $before } ({ $earlier }).
coach-compare-first = Gastaste { $total } { $period }; para comparar, no tengo nada anotado { $before }.
coach-compare-same = Gastaste { $total } { $period }, lo mismo que { $before }.
coach-compare-two = Más en { $what }: { $money } { $period }, contra { $less } en { $other }. Son { $difference } de diferencia.
coach-compare-two-same = Salió igual: { $money } en { $what } y en { $other } { $period }.
coach-same-day = { $before } hasta el mismo día
coach-compare-whole = En total fueron { $whole } { $before }.
coach-compare-grew = Lo que más subió: { $category }, { $money } más.
coach-compare-grown = Lo que subió:
coach-compare-grown-line = • { $category }: { $money } más ({ $total } en total)
coach-compare-none-grew = Ninguna categoría subió.
coach-day-dearest = Tu día más caro { $period } fue el { $day }, con { $money }:

# Listas.
coach-top-intro = Tus { $total } { $period } se fueron en:
coach-top-share = Es el { $percent }% de todo lo que gastaste.
coach-top-places = Dónde se fue la mayor parte:
coach-largest-intro = Tus gastos más grandes { $period }:
coach-largest-one = Tu gasto más grande { $period } fue { $what }: { $money }, el { $day }.
coach-recent-intro = Tus últimos gastos:
coach-recent-intro-in = Tus gastos { $period }, del más nuevo al más viejo ({ $total } en total):
coach-recent-more = … y { $count } más.
coach-lookup-yes = Sí, está anotado: { $what }, { $money }, el { $day }.
coach-lookup-other = No con ese nombre, pero veo este: { $what }, { $money }, el { $day }.
coach-lookup-no = No, no veo { $what } en tus notas de los últimos 60 días. Mándamelo y lo anoto.
coach-lookup-no-amount = No, no veo un gasto de { $money } en tus notas de los últimos 60 días. Mándamelo y lo anoto.
coach-recent-one = Tu último gasto: { $what }, { $money }, el { $day }.
coach-lookup-not-paid = No, no veo { $what } en tus notas { $period }.
coach-lookup-which = Dime el monto o el lugar ("¿ya anoté los 20 de la panadería?") y lo busco.

# Lo que entró y lo que queda.
coach-income-total = Entraron { $total } { $period }.
coach-income-none = No tengo ningún ingreso anotado { $period }.
coach-income-plan = Tu plan cuenta con { $money } al mes.
coach-refunds-none = No veo ningún reembolso anotado { $period }.
coach-refunds-total = Te devolvieron { $total } { $period }:
coach-income-last = El último fue { $what }: { $money }, el { $day }.
coach-left-balance = Entraron { $income } y salieron { $spent } { $period }: quedan { $left }.
coach-left-balance-minus = Entraron { $income } y salieron { $spent } { $period }: salieron { $left } más de lo que entró.
coach-left-plan = Dentro de tu plan todavía puedes gastar { $money } este mes, unos { $daily } al día hasta el { $day }.
coach-left-plan-over = Gastaste { $money } más de lo que tu plan permite este mes ({ $allowance }). Vamos con calma hasta fin de mes.
coach-left-bank = No veo tu cuenta del banco; estos son los números que me mandaste.
coach-saved-period = Guardaste { $money } { $period } (entraron { $income }, salieron { $spent }).
coach-saved-nothing = Entraron { $income } y salieron { $spent } { $period }, así que no sobró nada: salieron { $money } de más.
coach-saved-no-income = No tengo ningún ingreso anotado { $period }, así que no sé cuánto te quedó; salieron { $spent }.
coach-saved-moved = Pasaste { $money } a tus ahorros.

# El plan.
coach-plan-none = Todavía no tienes un plan. Cuéntame cuánto ganas y cuánto gastas al mes y te hago uno.
coach-plan-figures = Tu plan: entran { $income } al mes y te sobran { $surplus }; ahorra { $savings } al mes, el { $rate }% de tus ingresos.
coach-plan-deficit = Tu plan: entran { $income } al mes y tus gastos superan eso en { $gap }. Primer paso: recortar { $gap } al mes para quedar parejo.
coach-plan-even = Tu plan: entran { $income } al mes y sale todo de nuevo, así que aún no hay qué ahorrar. Cualquier gasto que recortes ya es tu primer ahorro.
coach-plan-month = Así quedan { $allowance } para gastar al mes; este mes van { $spent }.
coach-plan-debt = Lo que apartes va primero a tus deudas, empezando por la más cara.
coach-debt-start = Las deudas pesan, lo sé, y preguntar por dónde empezar ya es un buen paso.
coach-debt-honest = No veo tus deudas, solo lo que anotas aquí.
coach-debt-free = Tu plan libera { $savings } al mes: úsalos primero en la deuda más cara y paga el mínimo de las demás.
coach-debt-months = A ese ritmo, { $debt } toma como { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}, un poco más con los intereses.
coach-invest-honest = No recomiendo inversiones; eso le toca a alguien que conozca toda tu situación.
coach-invest-free = Lo que sí puedo decirte: tu plan aparta { $savings } al mes. Primero va el fondo de emergencia y, antes, las deudas caras.
coach-free-nothing = Por ahora tu plan no deja nada libre, así que el primer paso es bajar los gastos.

# Metas.
coach-goal-progress = Llevas ahorrados { $saved } de los { $target } de tu meta { $goal }, que quieres alcanzar para el { $day }.
coach-goal-progress-some = Llevas ahorrados { $saved } de los { $target } de tu meta { $goal }, que quieres alcanzar para el { $day }: te faltan { $missing }.
coach-goal-progress-good = Vas por muy buen camino: llevas ahorrados { $saved } de los { $target } de tu meta { $goal }, que quieres alcanzar para el { $day }, y te faltan { $missing }.
coach-goal-reached = ¡Lo lograste: { $saved } ahorrados, tu meta { $goal } de { $target } está cumplida! 🎉
coach-goal-past = Su fecha, { $day }, ya pasó; todavía faltan { $missing }. Con una fecha nueva vuelve a ser posible.
coach-goal-need = Para llegar a tiempo necesitas ahorrar { $needed }/mes.
coach-goal-plan = Con los { $surplus } que te sobran al mes y los { $savings } que ahorra tu plan,
coach-goal-plan-none = Por ahora no te sobra nada para ahorrar,
coach-goal-ahead = vas con ventaja: llegas sin apuros.
coach-goal-just = vas a tiempo: cabe, con poco margen.
coach-goal-behind = faltan { $missing } al mes: recorta algunos gastos o dale más tiempo.
coach-goal-reach = Al ritmo de tu plan llegas en { $month }.
coach-goal-reach-alone = Con todo lo que ahorra tu plan, llegas en { $month }.
coach-goal-together = Tus { $count } metas abiertas piden juntas { $needed } al mes.
coach-goal-list = Tus metas:
coach-goal-line = • { $goal }: { $saved } de { $target } para el { $day }, { $needed }/mes ({ $state })
coach-goal-missing-asked = Te faltan { $missing } para tu meta { $goal }: llevas { $saved } de { $target }. Para llegar al { $day }, aparta { $needed } al mes.
coach-goal-when-asked = La fecha de tu meta { $goal } es el { $day }: para lograrlo, aparta { $needed } al mes (te faltan { $missing }).
coach-goal-need-asked = Para tu meta { $goal } al { $day }, aparta { $needed } al mes: te faltan { $missing }.
coach-goal-list-total = En total: llevas { $saved } de { $target }, te faltan { $missing }.
coach-goal-state-good = a tiempo
coach-goal-state-short = atrasada
coach-goal-state-done = cumplida
coach-goal-none = Todavía no tienes una meta. Dime para qué quieres ahorrar, cuánto y para cuándo, y la sigo contigo.

# ¿Voy bien?
coach-track-good = Vas bien: llevas { $spent } gastados este mes, y tu plan permite { $allowance }. A estas alturas serían { $pace }.
coach-track-little = Solo tengo { $spent } anotados este mes, así que es pronto para decirlo: tu plan permite { $allowance }, y a estas alturas serían { $pace }.
coach-track-fast = Cuidado: llevas { $spent } gastados este mes. A estas alturas tu plan preveía { $pace }, de { $allowance } en el mes.
coach-track-over = Te pasaste del plan este mes: { $spent } gastados, para { $allowance } previstos.
coach-track-nothing = Todavía no tengo gastos anotados este mes, así que tus { $allowance } siguen enteros.
coach-track-goals-good = Tus metas van a tiempo.
coach-track-goals-behind = Tus metas piden { $needed } al mes; tu plan ahorra { $savings }.

# ¿Me alcanza?
coach-afford-yes = Sí, te alcanza: después de { $price } todavía quedan { $rest } del presupuesto de este mes, sin tocar lo que ahorras.
coach-afford-fits = Cabe en tu mes: después de { $price } todavía quedan { $rest } del presupuesto, sin tocar lo que ahorras.
coach-afford-basis = Este mes solo tengo anotados { $spent } de los { $usual } que sueles gastar, así que esta cuenta puede cambiar.
coach-afford-tight = Queda justo: quedan { $room } del presupuesto de este mes. Con { $price } sacarías { $over } de los { $savings } que ahorras en el mes.
coach-afford-no = Mejor este mes no: quedan { $room } de tu presupuesto, y con { $price } te pasarías por { $over }, más que los { $savings } que ahorras al mes.
coach-afford-wait = Ahorrando { $savings } al mes, lo juntas en { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}.
coach-afford-cannot = Sin nada de sobra al mes, { $price } sería dinero que no tienes. Primero bajemos los gastos.
coach-afford-by-yes = { $price } para el { $day } son { $needed } al mes. Tu plan ahorra { $savings } al mes: se puede, si las otras metas esperan.
coach-afford-by-no = { $price } para el { $day } son { $needed } al mes, y tu plan ahorra { $savings }. Con { $months ->
    [one] { $months } mes
   *[other] { $months } meses
} sí cabría.
coach-afford-instalments-yes = En { $count } pagos son { $monthly } al mes ({ $price } en total). Cabe en los { $room } que quedan del presupuesto de este mes, pero pesa en cada uno de los { $count } meses.
coach-afford-instalments-tight = En { $count } pagos son { $monthly } al mes ({ $price } en total). Solo quedan { $room } del presupuesto de este mes, así que saldría de los { $savings } que ahorras al mes.
coach-afford-instalments-no = En { $count } pagos son { $monthly } al mes ({ $price } en total), y solo quedan { $room } del presupuesto de este mes. Mejor por ahora no.
coach-afford-goals = Tus metas ya piden { $needed } de eso al mes.
coach-afford-how-much = Dime el precio y lo comparo con tu mes. Ahora quedan { $room } del presupuesto de este mes.
coach-afford-how-much-over = Dime el precio y hago la cuenta. Eso sí, el presupuesto de este mes ya se acabó: te pasaste por { $over }.
coach-afford-currency = Tu plan está en { $currency } y no convierto monedas; dime el precio en { $currency }.
coach-afford-no-plan = Para eso necesito conocer tu mes. Dime cuánto ganas y cuánto sueles gastar, y veo si te alcanza.

# Y si, y felicitaciones.
coach-what-if-month = Eso te ahorraría unos { $month } al mes, { $year } al año.
coach-what-if-share = Eso es el { $percent }% de lo que tu plan ahorra al mes.
coach-what-if-based = Gastas unos { $month } al mes en { $what }.
coach-what-if-charge = { $what } te cuesta { $month } al mes.
coach-what-if-swap = A { $price } cada vez, { $times } al mes, serían { $cost } en vez de { $month }: unos { $saved } menos al mes, { $year } al año.
coach-what-if-swap-more = A { $price } cada vez, { $times } al mes, serían { $cost }; hoy te cuesta { $month }, así que no ahorrarías nada.
coach-what-if-unknown = Dime cuánto cuesta y cada cuánto ("si dejo un café de 5 al día") y hago la cuenta.
coach-resisted = ¡Bien hecho por aguantarte! Esos { $money } siguen siendo tuyos.
coach-resisted-plain = ¡Bien hecho por aguantarte! Cada compra que dejas pasar te acerca a tu plan.
coach-resisted-goal = Podrían ir directo a tu meta { $goal }.

# Lo que se junta guardando tanto al mes.
coach-grow-until = Guardando { $monthly } al mes, juntas { $target } en { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}: { $month }.
coach-grow-to = { $monthly } al mes son { $total } en { $months ->
    [one] { $months } mes
   *[other] { $months } meses
}.
coach-grow-need = Para tener { $target } en { $months ->
    [one] { $months } mes
   *[other] { $months } meses
} hacen falta { $monthly } al mes.
coach-grow-above-plan = Tu plan aparta { $savings } al mes, así que el resto tendría que salir de gastar menos.
coach-grow-never = Con { $monthly } al mes, juntar { $target } tomaría más de 50 años. Un poco más al mes cambia todo.

# Cómo ahorrar.
coach-save-intro = Yo empezaría por aquí:
coach-save-line = • { $title }: { $description }
coach-save-on = En { $what } gastas unos { $month } al mes; una quinta parte menos liberaría { $saved } al mes.
coach-save-target = Para encontrar { $target } al mes:
coach-save-target-short = Eso suma { $total } al mes; el resto tiene que salir de donde más gastas: { $category }.

# Lo que se repite.
coach-recurring-intro = Veo { $count ->
    [one] un cargo recurrente
   *[other] { $count } cargos recurrentes
}, unos { $total } al mes:
coach-recurring-line = • { $what }: { $money } { $unit }, el próximo hacia el { $day }
coach-recurring-one = { $what } llega { $unit }: { $money }, el próximo hacia el { $day }.
coach-recurring-none = Todavía no veo cargos que se repitan. Reconozco uno cuando ya llegó al menos tres veces.
coach-recurring-none-of = Todavía no veo un cargo de { $what } que se repita. Reconozco uno cuando ya llegó al menos tres veces.
coach-recurring-year = Son { $total } al año.
coach-every-week = cada semana
coach-every-two_weeks = cada dos semanas
coach-every-month = cada mes
coach-every-year = cada año

# Conversación.
coach-worried = Te entiendo. Vamos a verlo con calma, un paso a la vez.
coach-frustrated = Es frustrante, te entiendo. Esto es lo que veo:
coach-cheer = ¡Tú puedes! 💪
