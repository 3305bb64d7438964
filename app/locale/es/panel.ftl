# El panel al lado de la página de chat en desarrollo: lo que la API sabe de la persona.
panel-spent = Gastado
panel-came-in = Entró
panel-left = Queda del plan
panel-plan-title = Plan
panel-plan = Entran { $income }, salen unos { $expenses } y se ahorran { $savings } al mes.
panel-no-plan = Todavía no hay. Cuéntale a Ozzie cuánto ganas y cuánto gastas al mes.
panel-goals = Metas
panel-no-goals = Todavía no hay. Cuéntale a Ozzie para qué quieres ahorrar.
panel-goal-of = { $saved } de { $target }
panel-goal-by = para el { $day }
panel-entries = Últimos movimientos
panel-no-entries = Todavía no hay. Cuéntale a Ozzie qué gastaste o mándale un ticket.
panel-changes = Últimos cambios
panel-undo = Deshacer
panel-redo = Rehacer
panel-changed-since = Esto cambió o se quitó después, así que no se hizo nada.
panel-nobody = Ozzie todavía no conoce este número. ¡Salúdalo!
