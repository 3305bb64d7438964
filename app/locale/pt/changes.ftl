# Uma linha sobre cada mudança nas contas, para listas do que pode ser desfeito.
change-entry = { $amount } · { $what }
change-entries = { $amount } · { $what } e mais { $more }
change-changed = Alterado: { $entries }
change-removed = Apagado: { $entries }
change-goal-created = Meta: { $name }
change-goal-changed = Meta alterada: { $name }
change-goal-removed = Meta apagada: { $name }
change-goal-in = { $amount } para { $name }
change-goal-out = { $amount } retirados de { $name }
change-intake = Renda de { $income } e gastos de { $expenses } por mês
change-plan = Plano: guardar { $amount } por mês
change-user = Perfil alterado
