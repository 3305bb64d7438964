onboarding-prompt =
    ¡Hola! Soy Ozzie, tu coach de finanzas. Todavía no conozco este número.
    Regístrate aquí y después solo mándame tus gastos: { $signup_url }
onboarding-prompt-without-link =
    ¡Hola! Soy Ozzie, tu coach de finanzas. Todavía no conozco este número.
    Pide a la aplicación que te habló de mí que agregue tu WhatsApp y después solo mándame tus gastos.
