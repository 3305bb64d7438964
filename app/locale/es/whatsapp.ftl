# Lo que dice Ozzie en WhatsApp. *negrita* es de WhatsApp.
transfer = transferencia
unsure = Aquí tuve que adivinar. ¿Está bien? Si no, responde *deshacer* o dime qué cambiar.
month-spent = Gastos de este mes: *{ $spent }*.
month-spent-left = Gastos de este mes: *{ $spent }*. Te quedan *{ $left }* de tu plan.
month-spent-over = Gastos de este mes: *{ $spent }*, *{ $left }* por encima de tu plan.
undo-hint = ¿Algo está mal? Responde *deshacer* o dime qué cambiar.
undo-hint-all = ¿Algo está mal? Responde *deshacer* y lo quito todo.
nothing-new = Nada nuevo aquí: ya estaba todo anotado.
duplicate-line = ⏭️ { $amount } · { $what } · { $day }: lo dejé fuera, parece que ya lo tenías
duplicates-more =
    { $count ->
        [one] ↩️ y uno más que ya tenías
       *[other] ↩️ y { $count } más que ya tenías
    }
imported = ✅ *{ $count } movimientos* anotados, del { $first } al { $last }
imported-out = Salidas: *{ $amount }*
imported-in = Entradas: *{ $amount }*
imported-category = • { $category }: { $amount }
imported-transfers =
    { $count ->
        [one] Una transferencia entre tus cuentas, fuera de las sumas
       *[other] { $count } transferencias entre tus cuentas, fuera de las sumas
    }
imported-duplicates =
    { $count ->
        [one] Uno quedó fuera: ya lo tenías
       *[other] { $count } quedaron fuera: ya los tenías
    }
unread-rows =
    { $count ->
        [one] ⚠️ No pude leer una fila, así que no quedó anotada:
       *[other] ⚠️ No pude leer { $count } filas, así que no quedaron anotadas:
    }
unread-pages =
    { $count ->
        [one] ⚠️ No alcancé a leer una página que es una imagen. Mándamela aparte y la leo.
       *[other] ⚠️ No alcancé a leer { $count } páginas que son imágenes. Mándamelas aparte y las leo.
    }
transcript = 🎙️ “{ $text }”
undone = Listo, lo quité:
undone-many = Listo, quité los { $count } movimientos.
nothing-to-undo = Ya no queda nada que deshacer.
nothing-to-edit = No encontré ningún movimiento que cambiar. Cuéntame qué gastaste, como “45 en el súper”.
edit-how = ¿Qué cambio? Prueba “fueron 45”, “ponlo en transporte” o “fue ayer”.
help =
    Esto es lo que puedo hacer por ti:
    • Anotar: “45 en el súper”, o manda un recibo o un estado de cuenta
    • Responder: “¿cuánto gasté esta semana?”
    • Planear: dime cuánto ganas y gastas al mes, o para qué quieres ahorrar
    • Corregir: “fueron 54”, “ponlo en transporte”, *deshacer*
    • *parar* y me quedo en silencio; *borrar mis datos* y te olvido
friendly-location = ¡Gracias! Aunque con un lugar no puedo hacer mucho. Mándame un gasto, un recibo o un estado de cuenta.
friendly-contact = ¡Gracias! No necesito contactos. Mándame un gasto, un recibo o un estado de cuenta.
friendly-sticker = 😄 ¡Qué bueno! Cuando gastes algo, solo cuéntame: “45 en el súper”.
media-foreign = No pude abrir ese archivo. Mándalo otra vez, por favor.
media-too-large = Ese archivo es demasiado grande para mí. Puedo abrir hasta 20 MB.
document-too-large = Ese archivo trae por dentro más de lo que puedo abrir de una vez. Prueba con un período más corto o con menos páginas.
media-gone = Ese archivo ya no está disponible. Mándalo otra vez, por favor.
media-unsupported = No puedo leer ese tipo de archivo. Leo fotos de recibos, PDF y estados de cuenta en Excel, CSV, OFX y similares.
document-unreadable = No pude leer ese archivo. Una foto más nítida o el archivo original ayudaría.
password-needed = Este PDF tiene contraseña. Mándamela y abro el archivo con ella; no la guardo.
password-wrong = Esa contraseña no abre el PDF. ¿Pruebas una vez más?
no-receipt = No veo ningún recibo en esa foto. Si gastaste algo, solo cuéntame: “45 en el súper”.
no-transactions-in-document = No encontré pagos en ese archivo. Leo recibos y estados de cuenta: fotos, PDF, Excel, CSV, OFX y similares.
too-many-transactions = Es más de lo que puedo anotar de una vez, así que no anoté nada. ¿Me lo mandas por partes? Hasta 500 movimientos en cada una.
which-total = Veo el recibo, pero no encuentro el total. ¿Cuánto fue?
voice-unavailable = Todavía no puedo escuchar notas de voz. ¿Me lo escribes?
language-which = ¿En qué idioma prefieres? English, português o español.
language-changed = Listo, desde ahora en español. 🙂
stopped = De acuerdo, me quedo en silencio. Lo que anotaste sigue guardado; escribe *volver* cuando quieras que regrese.
started = ¡Qué bueno tenerte de vuelta! 👋 Cuéntame qué gastaste o pregúntame cómo vas.
delete-sure = Esto borra para siempre tus movimientos, tu plan y tus metas. ¿De verdad lo quieres? Responde *sí* para borrarlo todo.
delete-kept = Bien, todo queda como está.
deleted = Listo, borré todo. Cuídate, y gracias por tu tiempo conmigo. 👋
needs-intake = Ya puedo anotar tus gastos. Para responderte eso necesito saber cuánto ganas y cuánto gastas al mes: solo cuéntame.
needs-plan = Ya puedo anotar tus gastos. Para responderte eso necesitas un plan: dime cuánto ganas y cuánto gastas al mes, y te armo uno.
account-gone = Ya no encuentro tu cuenta. Regístrate de nuevo en la aplicación y vuelvo.
cannot-do = No pude hacer eso. ¿Me lo dices de otra forma?
apology = Perdón, no pude hacerlo en este momento. Mándalo otra vez en un rato, por favor.
