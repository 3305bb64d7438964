# O que o Ozzie diz quando a conversa não é pedido nem pergunta, e sobre o que ainda não faz.
talk-greeting = Oi! 👋 Me conte o que gastou, como “32 no almoço”, ou pergunte “quanto gastei esta semana?”
talk-greeting-name = Oi, { $name }! 👋 Me conte o que gastou, como “32 no almoço”, ou pergunte “quanto gastei esta semana?”
talk-thanks = De nada! 😊
talk-goodbye = Tchau, se cuide! Quando gastar alguma coisa, é só me chamar. 👋
talk-acknowledgement = 👍
talk-kept = Certo, fica tudo como está.
talk-worry = Sinto muito, imagino como isso está difícil. Não precisa resolver tudo hoje: um passo de cada vez.
talk-worry-step = Um primeiro passo pequeno: anote só o que gastar hoje e depois me pergunte “onde estou gastando mais?”
talk-frustration = Dá raiva mesmo, eu entendo. Um dia ruim não apaga os dias bons.
talk-frustration-step = Quando quiser, pergunte “como posso economizar mais?” e a gente acha uma coisa só para mudar.
talk-joy = Que notícia boa, aproveite! 🎉
talk-joy-step = É um bom momento para guardar alguma coisa, nem que seja pouco.
talk-complaint = Desculpe, errei. O que precisa mudar? Me diga “foi 45” ou “põe em transporte”, ou responda *desfazer*.
talk-insult = Vejo que isso te chateou, e quero fazer melhor. Eu anoto seus gastos, corrijo o que errei e respondo perguntas sobre o seu dinheiro: do que você precisa?
talk-who = Sou o Ozzie, seu assistente de finanças. Sou um programa, não uma pessoa: anoto o que você gasta e respondo com os seus próprios números.
talk-price = Falar comigo não custa nada a mais. Se o Ozzie tiver algum preço, quem informa é o aplicativo que trouxe você até aqui.
talk-privacy = Uso só os seus próprios números, e só para responder a você. Quer que eles sumam? Escreva *apagar meus dados* e eu apago tudo.
talk-human = Nenhuma pessoa lê esta conversa, sou só eu, um programa. Se quiser falar com alguém, o suporte do aplicativo que trouxe você até aqui pode ajudar.
talk-cancel = Escreva *parar* e eu fico em silêncio; o que você anotou continua guardado. Escreva *apagar meus dados* e eu apago tudo.
talk-owed = Esse dinheiro ainda vai chegar, então não anotei nada. Quando te pagarem, me conte, como “recebi 40 do João”, e eu anoto.
talk-owing = Ainda não anotei, porque você não pagou. Quando pagar, me conte, como “paguei 30 para a Ana”.
talk-order = Não sei bem o que fazer com isso, então não mudei nada. Se foi um gasto, escreva “gastei 50 no mercado”; se anotei algo errado, “foi 45”.
talk-unclear = Não entendi bem. Você pode me contar um gasto, como “45 no mercado”, ou perguntar “quanto gastei esta semana?”

# Uma frase de carinho antes do que foi anotado ou respondido.
feeling-worried = Sei que isso pesa; ver tudo com clareza já ajuda.
feeling-frustrated = Acontece com todo mundo. Anotar já é um bom passo.
feeling-happy = Que bom, aproveite! 🎉

# O que se entende mas ainda não se faz: diz o que foi pedido e o que funciona no lugar.
decline-off-topic = Disso eu não entendo; o meu assunto é o seu dinheiro. Pergunte, por exemplo, “quanto gastei esta semana?” ou “onde estou gastando mais?”
decline-budget = Ainda não consigo definir limites de gasto. Mas posso dizer como você está: “quanto gastei com comida este mês?”
decline-budget-of = Ainda não consigo definir limites de gasto ({ $what }). Mas posso dizer como você está: “quanto gastei com { $what } este mês?”
decline-budget-amount = Ainda não consigo definir limites de gasto, então o limite de { $amount } não ficou valendo. Mas posso dizer como você está: “quanto gastei este mês?”
decline-budget-amount-for = Ainda não consigo definir limites de gasto, então o limite de { $amount } ({ $what }) não ficou valendo. Mas posso dizer como você está: “quanto gastei com { $what } este mês?”
decline-reminder = Ainda não consigo mandar lembretes; um alarme no celular é o mais seguro. Quando pagar, me conte e eu anoto.
decline-reminder-of = Ainda não consigo mandar lembretes, então coloque “{ $what }” na agenda do celular. Quando estiver feito, me conte e eu anoto.
decline-recurring = Ainda não consigo repetir um gasto sozinho todo mês ou toda semana, então não anotei nada. Me conte cada vez que pagar e eu anoto.
decline-recurring-of = Ainda não consigo repetir um gasto sozinho todo mês ou toda semana, então não anotei “{ $what }”. Me conte cada vez que pagar e eu anoto.
decline-digest = Ainda não consigo mandar resumos por conta própria. Pergunte quando quiser: “quanto gastei esta semana?” ou “como estou este mês?”
decline-export = Ainda não consigo gerar arquivos. Mas dou os números aqui mesmo: “quanto gastei no mês passado?” ou “quais foram meus últimos 5 gastos?”
decline-chart = Ainda não consigo desenhar gráficos. Mas conto em palavras: “onde estou gastando mais?”
decline-payment = Eu não consigo mover dinheiro nem pagar nada: só anoto. Quando você pagar, me conte e eu anoto.

# Gasto de outra pessoa.
others-spending = Deixei de fora, porque quem gastou foi outra pessoa: { $lines }. Quer que eu anote como seu? Responda *sim*.
others-spending-of = Deixei de fora, porque quem gastou foi { $who }: { $lines }. Quer que eu anote como seu? Responda *sim*.
