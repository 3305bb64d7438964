# Pasos para ahorrar: un título corto para actuar, y el porqué.
coach-move-over-title = Recorta { $above } en { $category_name }
coach-move-over = Gastaste { $spent } en { $category_name } este mes, { $above } por encima de la meta de tu plan. { $tip }
coach-move-pace-title = Baja el ritmo en { $category_name }
coach-move-pace = Llevas { $spent } en { $category_name }; a este ritmo el mes cierra en { $heading }, { $above } por encima de la meta de tu plan. { $tip }
coach-move-tip-food = Cocina en casa unas veces más por semana.
coach-move-tip-transport = Cambia algunos viajes por transporte público o compártelos.
coach-move-tip-entertainment = Por cada plan pagado, elige uno gratis.
coach-move-tip-clothing = Deja pasar una semana antes de cada compra.
coach-move-tip-utilities = Compara tus tarifas; muchas veces basta una llamada al proveedor.
coach-move-tip-other = Repasa la lista una vez y tacha lo que no extrañarías.
coach-move-subscriptions-title = Revisa tus suscripciones
coach-move-subscriptions = Veo { $count ->
    [one] un cargo recurrente
   *[other] { $count } cargos recurrentes
} ({ $names }). Cancelar lo que no usas puede liberar hasta { $total } al mes.
coach-move-gap-title = Cierra el hueco de { $gap }
coach-move-gap = Tus gastos superan tus ingresos en { $gap } al mes. Empieza por lo que menos extrañarías, antes de pensar en ahorrar.
coach-move-payday-title = Aparta { $set_aside } el día de pago
coach-move-payday = Pasa { $set_aside } al ahorro el día que te paguen, antes que nada: lo que no está en la cuenta no se gasta.
coach-move-trim-title = Reduce { $trim } del gasto diario
coach-move-trim = Un veinteavo menos de tus gastos del mes libera { $trim }. Anota lo que gastas una semana y verás dónde.
coach-move-goals-title = Encuentra { $short } más para tus metas
coach-move-goals = Tus metas piden { $short } al mes más de lo que ahorra tu plan. Ahorra un poco más o dale más plazo a { $goal }.
