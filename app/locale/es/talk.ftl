# Lo que dice Ozzie cuando no se le pide ni pregunta nada, y sobre lo que todavía no hace.
talk-greeting = ¡Hola! 👋 Cuéntame qué gastaste, como “90 en el almuerzo”, o pregunta “¿cuánto gasté esta semana?”
talk-greeting-name = ¡Hola, { $name }! 👋 Cuéntame qué gastaste, como “90 en el almuerzo”, o pregunta “¿cuánto gasté esta semana?”
talk-thanks = ¡De nada! 😊
talk-goodbye = ¡Hasta luego, cuídate! Cuando gastes algo, aquí estoy. 👋
talk-acknowledgement = 👍
talk-kept = Bien, todo queda como está.
talk-worry = Lo siento, me imagino lo difícil que es. No tienes que resolverlo todo hoy: un paso a la vez.
talk-worry-step = Un primer paso chiquito: anota solo lo que gastes hoy y después pregúntame “¿en qué se me va el dinero?”
talk-frustration = Da coraje, te entiendo. Un mal día no borra los buenos.
talk-frustration-step = Cuando quieras, pregúntame “¿cómo puedo ahorrar más?” y buscamos una sola cosa que cambiar.
talk-joy = ¡Qué buena noticia, disfrútala! 🎉
talk-joy-step = Es un buen momento para guardar algo, aunque sea poquito.
talk-complaint = Perdón, me equivoqué. ¿Qué hay que cambiar? Dime “fueron 45” o “ponlo en transporte”, o responde *deshacer*.
talk-insult = Veo que esto te molestó, y quiero hacerlo mejor. Anoto lo que gastas, corrijo mis errores y respondo preguntas sobre tu dinero: ¿qué necesitas?
talk-who = Soy Ozzie, tu asistente de finanzas. Soy un programa, no una persona: anoto lo que gastas y te respondo con tus propios números.
talk-price = Escribirme no cuesta nada extra. Si Ozzie tiene algún precio, te lo dice la aplicación que te trajo aquí.
talk-privacy = Uso solo tus propios números, y solo para responderte. ¿Quieres que desaparezcan? Escribe *borrar mis datos* y borro todo.
talk-human = Ninguna persona lee este chat, solo yo, que soy un programa. Si quieres hablar con alguien, el soporte de la aplicación que te trajo aquí puede ayudarte.
talk-cancel = Escribe *parar* y me quedo en silencio; lo que anotaste sigue guardado. Escribe *borrar mis datos* y borro todo.
talk-owed = Ese dinero todavía no llega, así que no anoté nada. Cuando te lo paguen, cuéntame, como “recibí 400 de Juan”, y lo anoto.
talk-owing = Todavía no lo anoté, porque no lo has pagado. Cuando lo pagues, cuéntame, como “le pagué 300 a Ana”.
talk-order = No sé bien qué hacer con eso, así que no cambié nada. Si lo gastaste, escribe “gasté 50 en el súper”; si anoté algo mal, “fueron 45”.
talk-unclear = No te entendí bien. Puedes contarme un gasto, como “45 en el súper”, o preguntar “¿cuánto gasté esta semana?”

# Una frase cálida antes de lo que se anotó o respondió.
feeling-worried = Sé que esto pesa; verlo claro ya ayuda.
feeling-frustrated = Nos pasa a todos. Anotarlo ya es un buen paso.
feeling-happy = ¡Qué bueno, disfrútalo! 🎉

# Lo que se entiende pero todavía no se hace: se nombra lo pedido y lo que sí funciona.
decline-off-topic = De eso no sé: lo mío es tu dinero. Pregúntame, por ejemplo, “¿cuánto gasté esta semana?” o “¿en qué se me va el dinero?”
decline-budget = Todavía no puedo llevar límites de gasto. Pero sí puedo decirte cómo vas: “¿cuánto gasté en comida este mes?”
decline-budget-of = Todavía no puedo llevar límites de gasto ({ $what }). Pero sí puedo decirte cómo vas: “¿cuánto gasté en { $what } este mes?”
decline-budget-amount = Todavía no puedo llevar límites de gasto, así que el límite de { $amount } no quedó puesto. Pero sí puedo decirte cómo vas: “¿cuánto gasté este mes?”
decline-budget-amount-for = Todavía no puedo llevar límites de gasto, así que el límite de { $amount } ({ $what }) no quedó puesto. Pero sí puedo decirte cómo vas: “¿cuánto gasté en { $what } este mes?”
decline-reminder = Todavía no puedo mandar recordatorios; una alarma en tu celular es lo más seguro. Cuando pagues, cuéntame y lo anoto.
decline-reminder-of = Todavía no puedo mandar recordatorios, así que pon “{ $what }” en el calendario de tu celular. Cuando esté hecho, cuéntame y lo anoto.
decline-recurring = Todavía no puedo repetir un gasto por mi cuenta cada mes o cada semana, así que no anoté nada. Cuéntame cada vez que pagues y lo anoto.
decline-recurring-of = Todavía no puedo repetir un gasto por mi cuenta cada mes o cada semana, así que no anoté “{ $what }”. Cuéntame cada vez que pagues y lo anoto.
decline-digest = Todavía no puedo mandar resúmenes por mi cuenta. Pregúntame cuando quieras: “¿cuánto gasté esta semana?” o “¿cómo voy este mes?”
decline-export = Todavía no puedo hacer archivos. Pero te doy los números aquí mismo: “¿cuánto gasté el mes pasado?” o “¿cuáles fueron mis últimos 5 gastos?”
decline-chart = Todavía no puedo dibujar gráficas. Pero te lo cuento en palabras: “¿en qué se me va el dinero?”
decline-payment = No puedo mover dinero ni pagar nada: solo lo anoto. Cuando lo pagues, cuéntame y lo anoto.

# El gasto de otra persona.
others-spending = Lo dejé fuera, porque lo gastó otra persona: { $lines }. ¿Lo anoto como tuyo? Responde *sí*.
others-spending-of = Lo dejé fuera, porque lo gastó { $who }: { $lines }. ¿Lo anoto como tuyo? Responde *sí*.
