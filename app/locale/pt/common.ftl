# Palavras usadas em muitos lugares.
category-food = alimentação
category-transport = transporte
category-housing = moradia
category-utilities = contas da casa
category-health = saúde
category-entertainment = lazer
category-education = educação
category-clothing = roupas
category-income = renda
category-other = outros gastos
purchase = Compra
