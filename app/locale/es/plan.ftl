# El resumen del plan; ver las variables en en/plan.ftl.
plan-savings = Con tu excedente mensual de { $surplus }, Ozzie recomienda ahorrar { $savings } al mes — { $praise ->
        [excellent] una excelente tasa de ahorro
        [solid] una sólida tasa de ahorro
       *[start] un buen comienzo, con una tasa de ahorro
    } del { $rate }%. En qué enfocarte: reducir { $areas }.
plan-debt = Con tu excedente mensual de { $surplus }, Ozzie recomienda destinar { $savings } al mes a tus deudas — { $praise ->
        [excellent] un excelente
        [solid] un sólido
       *[start] un buen comienzo, con el
    } { $rate }% de tus ingresos. En qué enfocarte: reducir { $areas }.
plan-even = Tus ingresos y gastos están igualados, así que aún no queda nada para ahorrar. Libera un poco cada mes: reduce { $areas }.
plan-shortfall = Gastas { $shortfall } más de lo que ganas al mes. Recorta { $shortfall } al mes para equilibrar tus cuentas, empezando por { $areas }.

focus-food = comidas fuera de casa
focus-entertainment = suscripciones
