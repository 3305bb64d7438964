# O que o Ozzie diz no WhatsApp. *negrito* é do WhatsApp.
transfer = transferência
unsure = Aqui eu tive que adivinhar. Está certo? Se não, responda *desfazer* ou me diga o que mudar.
month-spent = Gastos deste mês: *{ $spent }*.
month-spent-left = Gastos deste mês: *{ $spent }*. Ainda restam *{ $left }* do seu plano.
month-spent-over = Gastos deste mês: *{ $spent }*, *{ $left }* acima do seu plano.
undo-hint = Algo errado? Responda *desfazer* ou me diga o que mudar.
undo-hint-all = Algo errado? Responda *desfazer* e eu tiro tudo.
nothing-new = Nada de novo aqui: já estava tudo anotado.
duplicate-line = ⏭️ { $amount } · { $what } · { $day }: deixei de fora, parece que você já tinha
duplicates-more =
    { $count ->
        [one] ↩️ e mais um que você já tinha
       *[other] ↩️ e mais { $count } que você já tinha
    }
imported = ✅ *{ $count } lançamentos* anotados, de { $first } a { $last }
imported-out = Saídas: *{ $amount }*
imported-in = Entradas: *{ $amount }*
imported-category = • { $category }: { $amount }
imported-transfers =
    { $count ->
        [one] Uma transferência entre suas contas, fora das somas
       *[other] { $count } transferências entre suas contas, fora das somas
    }
imported-duplicates =
    { $count ->
        [one] Um ficou de fora: você já tinha
       *[other] { $count } ficaram de fora: você já tinha
    }
unread-rows =
    { $count ->
        [one] ⚠️ Não consegui ler uma linha, então ela não foi anotada:
       *[other] ⚠️ Não consegui ler { $count } linhas, então elas não foram anotadas:
    }
unread-pages =
    { $count ->
        [one] ⚠️ Não deu tempo de ler uma página que é imagem. Me mande só ela que eu leio.
       *[other] ⚠️ Não deu tempo de ler { $count } páginas que são imagens. Me mande só elas que eu leio.
    }
transcript = 🎙️ “{ $text }”
undone = Pronto, tirei:
undone-many = Pronto, tirei os { $count } lançamentos.
nothing-to-undo = Não há mais nada para desfazer.
nothing-to-edit = Não achei nenhum lançamento para mudar. Me conte o que gastou, como “45 no mercado”.
edit-how = O que devo mudar? Tente “foi 45”, “põe em transporte” ou “foi ontem”.
help =
    Veja o que posso fazer por você:
    • Anotar: “45 no mercado”, ou mande a foto de uma nota ou um extrato do banco
    • Responder: “quanto gastei esta semana?”
    • Planejar: me conte quanto ganha e gasta por mês, ou para que quer guardar dinheiro
    • Corrigir: “foi 54”, “põe em transporte”, *desfazer*
    • *parar* e eu fico em silêncio; *apagar meus dados* e eu esqueço você
friendly-location = Obrigado! Só que com um lugar não consigo fazer muita coisa. Me mande um gasto, a foto de uma nota ou um extrato.
friendly-contact = Obrigado! Não preciso de contatos. Me mande um gasto, a foto de uma nota ou um extrato.
friendly-sticker = 😄 Boa! Quando gastar algo, é só me contar: “45 no mercado”.
media-foreign = Não consegui abrir esse arquivo. Mande de novo, por favor.
media-too-large = Esse arquivo é grande demais para mim. Consigo abrir até 20 MB.
document-too-large = Esse arquivo tem mais coisa dentro do que consigo abrir de uma vez. Tente um período menor ou menos páginas.
media-gone = Esse arquivo não está mais disponível. Mande de novo, por favor.
media-unsupported = Não consigo ler esse tipo de arquivo. Leio fotos de notas, PDFs e extratos em Excel, CSV, OFX e parecidos.
document-unreadable = Não consegui ler esse arquivo. Uma foto mais nítida ou o arquivo original ajuda.
password-needed = Este PDF tem senha. Me mande a senha e eu abro o arquivo; não vou guardá-la.
password-wrong = Essa senha não abre o PDF. Tenta mais uma vez?
no-receipt = Não vejo nenhuma nota nessa foto. Se gastou algo, é só me contar: “45 no mercado”.
no-transactions-in-document = Não achei pagamentos nesse arquivo. Leio notas e extratos: fotos, PDF, Excel, CSV, OFX e parecidos.
too-many-transactions = É mais do que consigo anotar de uma vez, então não anotei nada. Pode mandar em partes? Até 500 lançamentos em cada uma.
which-total = Vi a nota, mas não achei o total. Quanto deu?
voice-unavailable = Ainda não consigo ouvir áudios. Pode escrever para mim?
language-which = Em que idioma você prefere? English, português ou español.
language-changed = Pronto, agora em português. 🙂
stopped = Tudo bem, vou ficar em silêncio. O que você anotou continua guardado; escreva *voltar* quando me quiser de volta.
started = Que bom ter você de volta! 👋 Me conte o que gastou ou pergunte como você está.
delete-sure = Isso apaga para sempre seus lançamentos, seu plano e suas metas. Tem certeza? Responda *sim* para apagar tudo.
delete-kept = Certo, fica tudo como está.
deleted = Pronto, apaguei tudo. Se cuide, e obrigado pelo seu tempo comigo. 👋
needs-intake = Já posso anotar seus gastos. Para responder isso, preciso saber quanto você ganha e quanto gasta por mês: é só me contar.
needs-plan = Já posso anotar seus gastos. Para responder isso, você precisa de um plano: me conte quanto ganha e quanto gasta por mês, e eu monto um.
account-gone = Não encontro mais o seu cadastro. Cadastre-se de novo no aplicativo e eu volto.
cannot-do = Não consegui fazer isso. Pode dizer de outro jeito?
apology = Desculpe, não consegui fazer isso agora. Mande de novo daqui a pouco, por favor.
