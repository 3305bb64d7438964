# O painel ao lado da página de chat em desenvolvimento: o que a API sabe da pessoa.
panel-spent = Gastos
panel-came-in = Entrou
panel-left = Resta do plano
panel-plan-title = Plano
panel-plan = Entram { $income }, saem cerca de { $expenses } e { $savings } são guardados por mês.
panel-no-plan = Ainda não há. Conte ao Ozzie quanto você ganha e quanto gasta por mês.
panel-goals = Metas
panel-no-goals = Ainda não há. Conte ao Ozzie para que você quer guardar dinheiro.
panel-goal-of = { $saved } de { $target }
panel-goal-by = até { $day }
panel-entries = Últimos lançamentos
panel-no-entries = Ainda não há. Conte ao Ozzie o que gastou ou mande um cupom.
panel-changes = Últimas mudanças
panel-undo = Desfazer
panel-redo = Refazer
panel-changed-since = Isto mudou ou foi removido depois, então nada foi feito.
panel-nobody = O Ozzie ainda não conhece este número. Diga oi!
