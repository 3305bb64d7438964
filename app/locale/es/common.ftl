# Palabras usadas en muchos lugares.
category-food = comida
category-transport = transporte
category-housing = vivienda
category-utilities = servicios
category-health = salud
category-entertainment = entretenimiento
category-education = educación
category-clothing = ropa
category-income = ingresos
category-other = otros gastos
purchase = Compra
