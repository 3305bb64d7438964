# El resumen del plan; ver las variables en en/plan.ftl.
plan-savings = Con tu excedente mensual de { $surplus }, Ozzie recomienda ahorrar { $savings } al mes — { $praise ->
        [excellent] una excelente tasa de ahorro
        [solid] una sólida tasa de ahorro
       *[start] un buen comienzo, con una tasa de ahorro
    } del { $rate } %. En qué enfocarte: reducir { $first } y { $second }.
plan-debt = Con tu excedente mensual de { $surplus }, Ozzie recomienda destinar { $savings } al mes a tus deudas — { $praise ->
        [excellent] un excelente
        [solid] un sólido
       *[start] un buen comienzo, con el
    } { $rate } % de tus ingresos. En qué enfocarte: reducir { $first } y { $second }.
plan-even = Tus ingresos y gastos están igualados, así que aún no queda nada para ahorrar. Libera un poco cada mes: reduce { $first } y { $second }.
plan-shortfall = Gastas { $shortfall } más de lo que ganas al mes. Recorta { $shortfall } al mes para equilibrar tus cuentas, empezando por { $first } y { $second }.

focus-food = comidas fuera de casa
focus-entertainment = suscripciones
focus-clothing = compras de ropa
focus-transport = viajes y combustible
focus-utilities = recibos de luz y teléfono
focus-other = pequeños extras
