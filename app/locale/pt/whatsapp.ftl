# O que o Ozzie diz no WhatsApp. *negrito* é do WhatsApp.
logged-line = ✅ *{ $amount }* · { $what } · { $category }
logged-line-dated = ✅ *{ $amount }* · { $what } · { $category } · { $day }
transfer = transferência
unsure = Aqui eu tive que adivinhar. Está certo? Se não, me diga o que mudar.
month-spent = Gastos deste mês: *{ $spent }*.
month-spent-left = Gastos deste mês: *{ $spent }*. Ainda restam *{ $left }* do seu plano.
month-spent-over = Gastos deste mês: *{ $spent }*, *{ $left }* acima do seu plano.
undo-hint = Algo errado? Responda *desfazer* ou me diga o que mudar.
undo-hint-all = Algo errado? Responda *desfazer* e eu tiro tudo.
nothing-new = Nada de novo aqui: já estava tudo anotado.
duplicate-line = ↩️ { $amount } · { $what } · { $day }: deixei de fora, parece que você já tinha
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
transcript = 🎙️ “{ $text }”
undone = Desfeito:
undone-many = Pronto. Tirei todos os { $count } lançamentos.
nothing-to-undo = Não há mais nada para desfazer.
edited = Mudei para:
nothing-to-edit = Não achei nenhum lançamento para mudar. Me conte o que gastou, como “45 no mercado”.
edit-how = O que devo mudar? Tente “foi 45”, “põe em transporte” ou “foi ontem”.
help =
    Veja o que posso fazer por você:
    • Anotar: “45 no mercado”, ou mande um recibo ou extrato do banco
    • Responder: “quanto gastei esta semana?”
    • Corrigir: “foi 54”, “põe em transporte”, *desfazer*
    • *parar* e eu fico em silêncio; *apagar meus dados* e eu esqueço você
greeting = Oi! 👋 Me conte o que gastou (“12 no metrô”), mande um recibo ou pergunte “como estou este mês?”
friendly-location = Obrigado! Mas não consigo fazer muito com um lugar. Me mande um gasto, um recibo ou um extrato.
friendly-contact = Obrigado! Não preciso de contatos. Me mande um gasto, um recibo ou um extrato.
friendly-sticker = 😄 Boa! Quando gastar algo, é só me contar: “45 no mercado”.
media-foreign = Não consegui abrir esse arquivo. Mande de novo, por favor.
media-too-large = Esse arquivo é grande demais para mim. Até 20 MB funciona.
media-gone = Esse arquivo não está mais lá. Mande de novo, por favor.
media-unsupported = Não sei ler esse tipo de arquivo. Fotos de recibos, PDFs e extratos em CSV ou Excel funcionam.
document-unreadable = Não consegui ler esse. Uma foto mais nítida ou o arquivo original ajudaria.
password-needed = Este PDF tem senha. Me mande a senha e eu abro o arquivo; não vou guardá-la.
password-wrong = Essa senha não abre o PDF. Tenta mais uma vez?
no-receipt = Não vejo um recibo nessa foto. Se gastou algo, é só me contar: “45 no mercado”.
no-transactions-in-document = Não achei pagamentos nesse arquivo. É um recibo ou um extrato?
which-total = Vejo um recibo, mas não o total. Quanto foi?
voice-unavailable = Ainda não consigo ouvir áudios. Pode escrever para mim?
language-which = Em que língua você prefere? English, português ou español.
language-changed = Pronto, agora em português. 🙂
stopped = Tudo bem, vou ficar em silêncio. Suas contas ficam guardadas; escreva *voltar* quando me quiser de volta.
started = Que bom ter você de volta! 👋 Me conte o que gastou ou pergunte como você está.
delete-sure = Isso apaga para sempre seus lançamentos, seu plano e suas metas. Tem certeza? Responda *sim* para apagar tudo.
delete-kept = Certo, fica tudo como está.
deleted = Pronto. Apaguei tudo. Se cuide, e obrigado pelo seu tempo comigo. 👋
needs-intake = Já posso anotar seus gastos. Para responder, preciso antes da sua renda, despesas e objetivo: informe no aplicativo em que você se cadastrou.
needs-plan = Já posso anotar seus gastos. Para responder, você precisa de um plano: crie no aplicativo em que você se cadastrou.
account-gone = Não encontro mais a sua conta. Cadastre-se de novo no aplicativo e eu volto.
cannot-do = Não consegui fazer isso. Pode dizer de outro jeito?
apology = Desculpe, não consegui fazer isso agora. Mande de novo daqui a pouco, por favor.
