onboarding-prompt =
    Hi! I'm Ozzie, your money coach. I don't know this number yet.
    Sign up here and then just text me what you spend: { $signup_url }
onboarding-prompt-without-link =
    Hi! I'm Ozzie, your money coach. I don't know this number yet.
    Ask the app that told you about me to add your WhatsApp number, then just text me what you spend.
