# Una línea sobre cada cambio en las cuentas, para listas de lo que se puede deshacer.
change-entry = { $amount } · { $what }
change-entries = { $amount } · { $what } y { $more } más
change-changed = Cambiado: { $entries }
change-removed = Borrado: { $entries }
change-goal-created = Meta: { $name }
change-goal-changed = Meta cambiada: { $name }
change-goal-removed = Meta borrada: { $name }
change-goal-in = { $amount } para { $name }
change-goal-out = { $amount } retirados de { $name }
change-intake = Ingresos de { $income } y gastos de { $expenses } al mes
change-plan = Plan: ahorrar { $amount } al mes
change-user = Perfil cambiado
