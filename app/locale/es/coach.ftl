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
coach-spent-none = No tengo ningún gasto anotado { $period }.
coach-spent-none-on = No encuentro ningún gasto en { $what } { $period }.
coach-spent-thing-in-category = Eso es lo que aparece como "{ $what }"; todo { $category } suma { $total }.
coach-spent-category-instead = Todo { $category } suma { $total } { $period }.
coach-spent-all-instead = En total gastaste { $total } { $period }.
coach-spent-most = La mayor parte fue en { $category }: { $money }.
coach-spent-room = Tu plan te deja { $money } para el resto del mes.
coach-spent-over = Son { $money } por encima de lo que tu plan permite en el mes.
coach-last-time = La última vez fue el { $day }: { $what }, { $money }.

# Cuántas veces, y el promedio.
coach-count-on = Cuento { $what } { $times } { $period }, { $total } en total.
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
coach-compare-same = Gastaste { $total } { $period }, lo mismo que { $before }.
coach-same-day = { $before } hasta el mismo día
coach-compare-whole = En total fueron { $whole } { $before }.
coach-compare-grew = Lo que más creció: { $category }, { $money } más.

# Listas.
coach-top-intro = Tus { $total } { $period } se fueron en:
coach-top-places = Donde quedó la mayor parte:
coach-largest-intro = Tus gastos más grandes { $period }:
coach-largest-one = Tu gasto más grande { $period } fue { $what }: { $money }, el { $day }.
coach-recent-intro = Tus últimos gastos:
coach-recent-intro-in = Tus gastos { $period }, del más nuevo al más viejo ({ $total } en total):
coach-recent-more = … y { $count } más.
coach-lookup-yes = Sí, está anotado: { $what }, { $money }, el { $day }.
coach-lookup-other = No con ese nombre, pero veo este: { $what }, { $money }, el { $day }.
coach-lookup-no = No, no veo { $what } en tus notas de los últimos 60 días. Mándamelo y lo anoto.
coach-lookup-no-amount = No, no veo un gasto de { $money } en tus notas de los últimos 60 días. Mándamelo y lo anoto.
coach-lookup-which = Dime el monto o el lugar ("¿ya anoté los 20 de la panadería?") y lo busco.

# Lo que entró y lo que queda.
coach-income-total = Entraron { $total } { $period }.
coach-income-none = No tengo ningún ingreso anotado { $period }.
coach-income-plan = Tu plan cuenta con { $money } al mes.
coach-income-last = El último fue { $what }: { $money }, el { $day }.
coach-left-balance = Entraron { $income } y salieron { $spent } { $period }: quedan { $left }.
coach-left-balance-minus = Entraron { $income } y salieron { $spent } { $period }: salieron { $left } más de lo que entró.
coach-left-plan = Dentro de tu plan todavía puedes gastar { $money } este mes, unos { $daily } al día hasta el { $day }.
coach-left-plan-over = Gastaste { $money } más de lo que tu plan permite este mes ({ $allowance }). Vamos con calma hasta fin de mes.
coach-left-bank = No veo tu cuenta del banco; estos son los números que me mandaste.
coach-saved-period = Guardaste { $money } { $period } (entraron { $income }, salieron { $spent }).

# El plan.
coach-plan-none = Todavía no tienes un plan. Indica tus ingresos y gastos en la aplicación que te trajo aquí y te hago uno.
coach-plan-figures = Tu plan: con { $income } de ingresos al mes y { $surplus } de sobra, ahorra { $savings } al mes, el { $rate }% de tus ingresos.
coach-plan-deficit = Tu plan: entran { $income } al mes y tus gastos lo superan en { $gap }. Primer paso: recortar { $gap } al mes para quedar a mano.
coach-plan-even = Tu plan: entran { $income } al mes y sale todo de nuevo, así que aún no hay qué ahorrar. Cualquier gasto que recortes ya es tu primer ahorro.
coach-plan-month = Así quedan { $allowance } para gastar al mes; este mes van { $spent }.
coach-plan-debt = Lo que apartes va primero a tus deudas, empezando por la más cara.

# Metas.
coach-goal-start = ¡Vas por muy buen camino!
coach-goal-progress = Llevas ahorrados { $saved } de los { $target } de tu meta { $goal }, que quieres alcanzar antes del { $day }.
coach-goal-reached = ¡Lo lograste: { $saved } ahorrados, tu meta { $goal } de { $target } está cumplida! 🎉
coach-goal-past = Su fecha, { $day }, ya pasó; todavía faltan { $missing }. Con una fecha nueva vuelve a ser posible.
coach-goal-need = Para ir a tiempo necesitas ahorrar { $needed }/mes.
coach-goal-plan = Con tu sobra actual de { $surplus } y los { $savings } que tu plan ahorra al mes,
coach-goal-plan-none = Por ahora no te sobra nada de donde ahorrar,
coach-goal-ahead = vas con ventaja: puedes llegar sin apuros.
coach-goal-just = vas a tiempo: cabe, con poco margen.
coach-goal-behind = faltan { $missing } al mes. Recorta algunos gastos o dale más tiempo.
coach-goal-reach = Al ritmo de tu plan llegas en { $month }.
coach-goal-together = Tus { $count } metas abiertas piden juntas { $needed } al mes.
coach-goal-list = Tus metas:
coach-goal-line = • { $goal }: { $saved } de { $target } para el { $day }, { $needed }/mes ({ $state })
coach-goal-state-good = a tiempo
coach-goal-state-short = atrasada
coach-goal-state-done = cumplida
coach-goal-none = Todavía no tienes una meta. Di para qué quieres ahorrar, cuánto y para cuándo, en la aplicación que te trajo aquí, y la sigo contigo.
coach-goal-keep-sending = ¡Sigue mandándome tus gastos para darte respuestas cada vez más precisas!

# ¿Voy bien?
coach-track-good = Vas bien: { $spent } gastados este mes, y tu plan permite { $allowance }. A esta fecha serían { $pace }.
coach-track-fast = Cuidado: { $spent } gastados este mes. A esta fecha tu plan preveía { $pace }, de { $allowance } en el mes.
coach-track-over = Te pasaste del plan este mes: { $spent } gastados, para { $allowance } previstos.
coach-track-nothing = Todavía no tengo gastos anotados este mes, así que tus { $allowance } siguen enteros.
coach-track-goals-good = Tus metas van a tiempo.
coach-track-goals-behind = Tus metas piden { $needed } al mes; tu plan ahorra { $savings }.

# ¿Me alcanza?
coach-afford-yes = Sí, te alcanza: después de { $price } todavía quedan { $rest } del presupuesto de este mes, sin tocar lo que ahorras.
coach-afford-tight = Queda justo: quedan { $room } del presupuesto de este mes. Con { $price } sacarías { $over } de los { $savings } que ahorras en el mes.
coach-afford-no = Mejor este mes no: quedan { $room } de tu presupuesto, y { $price } lo pasaría por { $over }, más que los { $savings } que ahorras al mes.
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
coach-afford-goals = Tus metas ya piden { $needed } de eso al mes.
coach-afford-how-much = Dime el precio y lo comparo con tu mes. Ahora quedan { $room } del presupuesto de este mes.
coach-afford-how-much-over = Dime el precio y hago la cuenta. Eso sí, el presupuesto de este mes ya se acabó: te pasaste por { $over }.
coach-afford-currency = Tu plan está en { $currency } y no convierto monedas; dime el precio en { $currency }.

# Y si, y felicitaciones.
coach-what-if-month = Eso te ahorraría unos { $month } al mes, { $year } al año.
coach-what-if-share = Es el { $percent }% de lo que tu plan ahorra al mes.
coach-what-if-based = Gastas unos { $month } al mes en { $what }.
coach-what-if-swap = A { $price } cada vez, { $times } al mes, serían { $cost } en vez de { $month }: unos { $saved } menos al mes, { $year } al año.
coach-what-if-swap-more = A { $price } cada vez, { $times } al mes, serían { $cost }; hoy te cuesta { $month }, así que no ahorrarías nada.
coach-what-if-unknown = Dime cuánto cuesta y cada cuánto ("si dejo un café de 5 al día") y hago la cuenta.
coach-resisted = ¡Bien hecho por aguantarte! Esos { $money } siguen siendo tuyos.
coach-resisted-plain = ¡Bien hecho por aguantarte! Cada compra que dejas pasar te acerca a tu plan.
coach-resisted-goal = Podrían ir directo a tu meta { $goal }.

# Cómo ahorrar.
coach-save-intro = Yo empezaría por aquí:
coach-save-line = • { $title }: { $description }
coach-save-on = En { $what } gastas unos { $month } al mes; una quinta parte menos liberaría { $saved } al mes.
coach-save-target = Para encontrar { $target } al mes:
coach-save-target-short = Eso suma { $total } al mes; el resto tiene que salir de donde más gastas: { $category }.
coach-save-none = Mándame tus gastos unos días y te muestro dónde recortar. Mientras tanto: aparta { $money } apenas te paguen.

# Lo que se repite.
coach-recurring-intro = Veo { $count ->
    [one] un cargo recurrente
   *[other] { $count } cargos recurrentes
}, unos { $total } al mes:
coach-recurring-line = • { $what }: { $money } { $unit }, el próximo cerca del { $day }
coach-recurring-one = { $what } llega { $unit }: { $money }, el próximo cerca del { $day }.
coach-recurring-none = Todavía no veo cargos recurrentes. Reconozco uno cuando llegó al menos tres veces.
coach-recurring-none-of = Todavía no veo un cargo recurrente de { $what }. Reconozco uno cuando llegó al menos tres veces.
coach-every-week = cada semana
coach-every-two_weeks = cada dos semanas
coach-every-month = cada mes
coach-every-year = cada año

# Conversación.
coach-hello = ¡Hola! ¿Qué quieres saber de tu dinero? Por ejemplo "{ $first }" o "{ $second }".
coach-hello-name = ¡Hola, { $name }! ¿Qué quieres saber de tu dinero? Por ejemplo "{ $first }" o "{ $second }".
coach-thanks = ¡De nada! Aquí estoy cuando quieras mirar tu dinero.
coach-bye = ¡Hasta luego! Sigue mandándome lo que gastas y yo llevo la cuenta.
coach-help = Llevo la cuenta de lo que gastas y ganas, y respondo con tus propios números: cuánto gastaste, en qué, la comparación, tu plan, tus metas, si te alcanza para algo. Prueba "{ $first }" o "{ $second }".
coach-off-topic = Eso se sale de lo que sé; lo mío es tu dinero. Pregúntame, por ejemplo, "{ $first }" o "{ $second }".
coach-unknown = No te entendí bien. Puedes preguntarme, por ejemplo, "{ $first }" o "{ $second }".
coach-statement = Eso suena a algo para anotar. Mándalo como transacción y lo cuento; aquí respondo preguntas, como "{ $first }".
coach-example-spent = ¿Cuánto gasté este mes?
coach-example-top = ¿En qué se me va el dinero?
coach-example-goal = ¿Voy bien con mi meta?
coach-example-left = ¿Cuánto puedo gastar todavía?
coach-example-save = ¿Cómo puedo ahorrar más?
coach-example-compare = ¿Estoy gastando más que el mes pasado?
coach-worried = Te entiendo. Vamos a verlo con calma, un paso a la vez.
coach-frustrated = Es frustrante, te entiendo. Esto es lo que veo:
coach-cheer = ¡Tú puedes! 💪
