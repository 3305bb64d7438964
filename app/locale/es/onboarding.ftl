onboarding-hello = ¡Hola! Soy Ozzie, tu asistente de finanzas. Todavía no conozco este número.
onboarding-about = Soy Ozzie, tu asistente de finanzas en WhatsApp: me cuentas lo que gastas, yo lo anoto y respondo tus preguntas sobre tu dinero.
onboarding-by-chat = ¿Empezamos? Responde *sí* y te registro aquí mismo.
onboarding-terms = Al responder sí, aceptas los términos: { $terms_url }
onboarding-or-link = ¿Prefieres la web? Regístrate aquí: { $signup_url }
onboarding-by-link = Regístrate aquí y después solo mándame tus gastos: { $signup_url }
onboarding-by-app = Pide a la aplicación que te habló de mí que agregue tu WhatsApp y después solo mándame tus gastos.
welcome =
    ¡Qué bueno tenerte aquí! 🎉 Solo cuéntame lo que gastaste, como “5 en el metro”, y yo lo anoto.
    Para armarte un plan también necesito saber cuánto ganas y cuánto gastas al mes: dímelo cuando quieras.
