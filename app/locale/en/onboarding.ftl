onboarding-hello = Hi! I'm Ozzie, your money coach. I don't know this number yet.
onboarding-about = I'm Ozzie, your money coach on WhatsApp: you text me what you spend, I keep track of it and answer your questions about your money.
onboarding-by-chat = Want to start? Reply *yes* and I'll sign you up right here.
onboarding-terms = By replying yes you accept the terms: { $terms_url }
onboarding-or-link = Prefer the web? Sign up here: { $signup_url }
onboarding-by-link = Sign up here and then just text me what you spend: { $signup_url }
onboarding-by-app = Ask the app that told you about me to add your WhatsApp number, then just text me what you spend.
welcome =
    Welcome, good to have you here! 🎉 Just text me what you spend, like “12 on the subway”, and I'll keep track of it.
    For a plan I also need what you earn and what you spend in a month: tell me whenever you like.
