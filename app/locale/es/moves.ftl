# Pasos para ahorrar: un título corto para actuar, y el porqué.
coach-move-over-title = Recorta { $above } en { $name }
coach-move-over = Gastaste { $spent } en { $category_name } este mes, { $above } por encima de la meta de tu plan. Lo que más pesó: { $where }, { $part }.
coach-move-pace-title = Baja el ritmo en { $name }
coach-move-pace = Llevas { $spent } en { $category_name }; a este ritmo el mes cierra en { $heading }, { $above } por encima de la meta de tu plan. Lo que más pesó: { $where }, { $part }.
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
coach-move-trim = Gastar un 5% menos al mes libera { $trim }. Anota lo que gastas durante una semana y verás dónde.
coach-move-goals-title = Encuentra { $short } más para tus metas
coach-move-goals = Tus metas piden { $short } al mes más de lo que ahorra tu plan. Ahorra un poco más o dale más plazo a { $goal }.

# Tipos de lugares.
coach-group-coffee = café
coach-group-dining_out = comidas fuera de casa
coach-group-fuel = combustible
coach-group-groceries = súper
coach-group-parking = estacionamiento y peajes
coach-group-public_transport = transporte público
coach-group-ride_hailing = viajes en taxi o app
coach-group-streaming = streaming
