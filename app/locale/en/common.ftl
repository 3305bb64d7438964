# Words used in many places.
category-food = food
category-transport = transport
category-housing = housing
category-utilities = utilities
category-health = health
category-entertainment = entertainment
category-education = education
category-clothing = clothing
category-income = income
category-other = other things
purchase = Purchase
