# What the assistant says of what it did, and what it asks.
in-installments = en { $count } pagos
lines-more =
    { $count ->
        [one] … y uno más
       *[other] … y { $count } más
    }
already-so = Ya lo tengo así:
removed-many = 🗑️ Listo, borré los { $count } movimientos. Si los quieres de vuelta, responde *deshacer*.
redone = Listo, está de vuelta:
redone-many = ↩️ Los { $count } movimientos están de vuelta.
undone-goal-gone = 🗑️ Listo, la meta *{ $name }* ya no está.
undone-goal-back = ↩️ Listo, la meta *{ $name }* está de vuelta.
undone-change = ↩️ Listo, deshice: “{ $what }”.
redone-change = ↩️ Listo, vuelve a valer: “{ $what }”.
undone-left = Lo dejé como está porque cambió después: { $what }.
undone-left-other = algo que cambió después
nothing-to-redo = No tengo nada que traer de vuelta.
entry-not-found = No encuentro { $what } en tus movimientos.
nearest-entries = Estos son los últimos:
learned = Listo: desde ahora, *{ $what }* va en *{ $category }*.
learned-past =
    { $count ->
        [one] También cambié el anterior.
       *[other] También cambié los { $count } anteriores.
    }
repeated-today = Ya tienes uno igual hoy. Si está repetido, responde *deshacer*.
nothing-left-out = No dejé nada fuera que todavía pueda anotar.
category-of-income = Eso es dinero que entró, así que no lleva categoría de gasto. Si fue un gasto, dime y lo cambio.
category-of-expense = Eso es un gasto, así que no puedo ponerlo como ingreso. Si entró dinero, solo dime cuánto.
remove-all-sure = Encontré { $count } movimientos de “{ $what }”. ¿Los borro todos? Responde *sí* o dime cuál.
amend-all-sure = Encontré { $count } movimientos de “{ $what }”. ¿Los cambio todos? Responde *sí* o dime cuál.
remove-these-sure = ¿Borro los { $count } movimientos? Responde *sí* o dime cuál.
amend-these-sure = ¿Cambio los { $count } movimientos? Responde *sí* o dime cuál.
which-entry = ¿Cuál { $what }?
which-entry-it = de estos
ask-change = ¿Qué le cambio? Está así: { $what }
ask-description = ¿En qué fueron los { $amount }?
ask-amount = ¿Cuánto fue { $what }?
proposed = Esto es lo que haría; todavía no cambié nada: { $what }
booked-plainly =
    { $count ->
        [one] ✅ Anotado.
       *[other] ✅ Anotado, { $count } movimientos.
    }
repeating-not-yet = Lo anoté solo esta vez. Todavía no puedo repetirlo por mi cuenta, así que avísame cuando lo vuelvas a pagar.
changed-back = Listo, quedó como estaba antes:
learned-summary = { $what }: { $category }
