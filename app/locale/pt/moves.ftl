# Passos para economizar: um título curto para agir, e o porquê.
coach-move-over-title = Corte { $above } em { $name }
coach-move-over = Você gastou { $spent } com { $category_name } neste mês, { $above } acima da meta do seu plano. O que mais pesou: { $where }, { $part }.
coach-move-pace-title = Vá mais devagar em { $name }
coach-move-pace = Você já gastou { $spent } com { $category_name }; nesse ritmo o mês fecha em { $heading }, { $above } acima da meta do seu plano. O que mais pesou: { $where }, { $part }.
coach-move-subscriptions-title = Revise as assinaturas
coach-move-subscriptions = Vejo { $count ->
    [one] uma cobrança recorrente
   *[other] { $count } cobranças recorrentes
} ({ $names }). Cancelar o que você não usa pode liberar até { $total } por mês.
coach-move-gap-title = Feche o buraco de { $gap }
coach-move-gap = Suas despesas passam da renda em { $gap } por mês. Comece pelo que menos faria falta, antes de pensar em guardar.
coach-move-payday-title = Separe { $set_aside } no dia do pagamento
coach-move-payday = Passe { $set_aside } para a poupança no dia em que o dinheiro cair, antes de tudo: o que não está na conta não se gasta.
coach-move-trim-title = Enxugue { $trim } dos gastos do dia a dia
coach-move-trim = Gastar 5% a menos por mês libera { $trim }. Anote seus gastos por uma semana e você vai ver onde.
coach-move-goals-title = Encontre mais { $short } para suas metas
coach-move-goals = Suas metas pedem { $short } por mês a mais do que seu plano guarda. Guarde um pouco mais ou dê mais prazo para { $goal }.

# Tipos de lugares.
coach-group-coffee = café
coach-group-dining_out = refeições fora de casa
coach-group-fuel = combustível
coach-group-groceries = mercado
coach-group-parking = estacionamento e pedágio
coach-group-public_transport = transporte público
coach-group-ride_hailing = corridas de app
coach-group-streaming = streaming
