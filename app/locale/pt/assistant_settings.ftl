# What the assistant says of settings, and what it asks about them.
currency-which = Qual moeda você usa? Diga, por exemplo, “euros” ou “BRL”.
currency-changed = Pronto: valores sem moeda agora são em { $value }. O que já está anotado fica como está.
timezone-which = Em que cidade você está? Vou seguir o horário de lá.
timezone-changed = Pronto, agora sigo o horário de { $value }.
name-which = Como você quer que eu te chame?
name-changed = Combinado, { $value }! 🙂
erase-by-call = Por aqui não consigo apagar. Pra apagar tudo, chame DELETE /v1/users/{ $user }.
