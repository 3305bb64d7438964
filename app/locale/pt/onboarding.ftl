onboarding-prompt =
    Oi! Eu sou o Ozzie, seu coach de finanças. Ainda não conheço este número.
    Cadastre-se aqui e depois é só me mandar seus gastos: { $signup_url }
onboarding-prompt-without-link =
    Oi! Eu sou o Ozzie, seu coach de finanças. Ainda não conheço este número.
    Peça ao aplicativo que falou de mim para cadastrar seu WhatsApp e depois é só me mandar seus gastos.
