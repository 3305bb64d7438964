# O resumo do plano; ver as variáveis em en/plan.ftl.
plan-savings = Com a sua sobra mensal de { $surplus }, o Ozzie recomenda guardar { $savings } por mês — { $praise ->
        [excellent] uma excelente taxa de poupança
        [solid] uma sólida taxa de poupança
       *[start] um bom começo, com uma taxa de poupança
    } de { $rate }%. Onde focar: reduzir { $areas }.
plan-debt = Com a sua sobra mensal de { $surplus }, o Ozzie recomenda destinar { $savings } por mês às suas dívidas — { $praise ->
        [excellent] excelentes
        [solid] sólidos
       *[start] um bom começo, com
    } { $rate }% da sua renda. Onde focar: reduzir { $areas }.
plan-even = Suas entradas e saídas estão empatadas, então ainda não sobra nada para guardar. Abra uma folga por mês: reduza { $areas }.
plan-shortfall = Você gasta { $shortfall } a mais do que ganha por mês. Corte { $shortfall } por mês para equilibrar as contas, começando por { $areas }.

focus-food = refeições fora de casa
focus-entertainment = assinaturas
