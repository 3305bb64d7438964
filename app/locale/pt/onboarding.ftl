onboarding-hello = Oi! Eu sou o Ozzie, seu assistente de finanças. Ainda não conheço este número.
onboarding-about = Eu sou o Ozzie, seu assistente de finanças no WhatsApp: você me conta o que gasta, eu anoto e respondo suas perguntas sobre o seu dinheiro.
onboarding-by-chat = Quer começar? Responda *sim* e eu faço seu cadastro por aqui mesmo.
onboarding-terms = Ao responder sim, você aceita os termos: { $terms_url }
onboarding-or-link = Prefere pelo site? Cadastre-se aqui: { $signup_url }
onboarding-by-link = Cadastre-se aqui e depois é só me mandar seus gastos: { $signup_url }
onboarding-by-app = Peça ao aplicativo que falou de mim para cadastrar seu WhatsApp e depois é só me mandar seus gastos.
welcome =
    Que bom ter você aqui! 🎉 É só me contar o que gastou, como “5 no metrô”, que eu anoto.
    Para montar um plano, também preciso saber quanto você ganha e quanto gasta por mês: me conte quando quiser.
