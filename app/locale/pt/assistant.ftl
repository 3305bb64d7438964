# What the assistant says of what it did, and what it asks.
in-installments = em { $count }x
lines-more =
    { $count ->
        [one] … e mais um
       *[other] … e mais { $count }
    }
already-so = Já está assim:
removed-many = 🗑️ Pronto, apaguei os { $count } lançamentos. Se quiser de volta, responda *desfazer*.
redone = Pronto, está de volta:
redone-many = ↩️ Os { $count } lançamentos estão de volta.
undone-goal-gone = 🗑️ Pronto, a meta *{ $name }* não existe mais.
undone-goal-back = ↩️ Pronto, a meta *{ $name }* está de volta.
undone-change = ↩️ Pronto, desfiz: “{ $what }”.
redone-change = ↩️ Pronto, voltou a valer: “{ $what }”.
undone-left = Deixei como está, porque mudou depois: { $what }.
undone-left-other = algo que mudou depois
nothing-to-redo = Não tenho nada para trazer de volta.
entry-not-found = Não achei { $what } nos seus lançamentos.
nearest-entries = Os últimos que tenho:
learned = Combinado: daqui pra frente, *{ $what }* entra em *{ $category }*.
learned-past =
    { $count ->
        [one] O anterior também já mudei.
       *[other] Os { $count } anteriores também já mudei.
    }
repeated-today = Você já tem um igual hoje. Se foi repetido, responda *desfazer*.
nothing-left-out = Não deixei nada de fora que ainda dê para anotar.
category-of-income = Isso foi dinheiro que entrou, então não tem categoria de gasto. Se foi uma despesa, me diga que eu mudo.
category-of-expense = Isso é um gasto, então não dá para colocar como renda. Se entrou dinheiro, é só me dizer quanto.
remove-all-sure = Achei { $count } lançamentos com “{ $what }”. Apago todos? Responda *sim* ou me diga qual.
amend-all-sure = Achei { $count } lançamentos com “{ $what }”. Mudo todos? Responda *sim* ou me diga qual.
remove-these-sure = Apago os { $count } lançamentos? Responda *sim* ou me diga qual.
amend-these-sure = Mudo os { $count } lançamentos? Responda *sim* ou me diga qual.
which-entry = Qual { $what } você quer dizer?
which-entry-it = deles
ask-change = O que eu mudo? Está assim: { $what }
ask-description = Esses { $amount } foram com o quê?
ask-amount = Quanto foi { $what }?
proposed = Eu faria isto; ainda não mudei nada: { $what }
booked-plainly =
    { $count ->
        [one] ✅ Anotado.
       *[other] ✅ Anotado, { $count } lançamentos.
    }
repeating-not-yet = Anotei só desta vez. Ainda não consigo repetir sozinho, então me avise quando pagar de novo.
changed-back = Pronto, ficou como estava antes:
learned-summary = { $what }: { $category }
