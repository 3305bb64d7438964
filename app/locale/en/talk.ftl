# What Ozzie says to talk besides orders and questions, and to what it does not offer yet.
talk-greeting = Hi! 👋 Tell me what you spent, like “12 on lunch”, or ask “how much did I spend this week?”
talk-greeting-name = Hi, { $name }! 👋 Tell me what you spent, like “12 on lunch”, or ask “how much did I spend this week?”
talk-thanks = You're welcome! 😊
talk-goodbye = Bye, take care! Text me whenever you spend something. 👋
talk-acknowledgement = 👍
talk-kept = Good, everything stays as it is.
talk-worry = I'm sorry, that sounds really hard. You don't have to solve it all today: one step at a time.
talk-worry-step = A small first step: note just what you spend today, and then ask me “where does my money go?”
talk-frustration = That's frustrating, I understand. One bad day doesn't undo the good ones.
talk-frustration-step = When you're ready, ask me “how can I save more?” and we'll find one thing to change.
talk-joy = That's great to hear, enjoy it! 🎉
talk-joy-step = A good moment to put something aside, however small.
talk-complaint = I'm sorry I got it wrong. What should be different? Tell me “it was 45” or “make it transport”, or reply *undo*.
talk-insult = I can tell you're upset, and I'd like to do better. I note what you spend, fix mistakes and answer questions about your money: what do you need?
talk-who = I'm Ozzie, a money coach. I'm a program, not a person: I keep track of what you spend and answer from your own figures.
talk-price = Writing to me costs nothing extra. If Ozzie itself has a price, the app that brought you here tells you.
talk-privacy = I use only your own figures, and only to answer you. Want them gone? Write *delete my data* and I erase everything.
talk-human = No person reads this chat, it's only me, a program. If you'd like to talk to somebody, the support of the app that brought you here can help.
talk-cancel = Write *stop* and I go quiet; what you noted stays safe. Write *delete my data* and I erase everything.
talk-owed = That's still to come, so I haven't noted it. Once it's here, tell me, like “got 40 back from Joe”, and I'll note it.
talk-owing = I haven't noted that yet, because you haven't paid it. Once you do, tell me, like “paid Ana back 30”.
talk-order = I'm not sure what to do with that, so I changed nothing. If you spent it, write “spent 50 on groceries”; if something was noted wrong, “it was 45”.
talk-unclear = I didn't quite get that. You can tell me what you spent, like “45 on groceries”, or ask “how much did I spend this week?”

# One warm sentence before what was noted or answered.
feeling-worried = I know this weighs on you; seeing it clearly already helps.
feeling-frustrated = It happens to all of us. Writing it down is a good step.
feeling-happy = Nice, enjoy it! 🎉

# What is understood but not offered: what was said is named, and what works instead.
decline-off-topic = That's not my field: what I know about is your money. Ask me, for example, “how much did I spend this week?” or “where does my money go?”
decline-budget = I can't keep spending limits yet. I can tell you where you stand, though: “how much did I spend on food this month?”
decline-budget-of = I can't keep a limit for { $what } yet. I can tell you where you stand, though: “how much did I spend on { $what } this month?”
decline-budget-amount = I can't keep spending limits yet, so the { $amount } limit isn't set. I can tell you where you stand, though: “how much did I spend this month?”
decline-budget-amount-for = I can't keep spending limits yet, so the { $amount } limit for { $what } isn't set. I can tell you where you stand, though: “how much did I spend on { $what } this month?”
decline-reminder = I can't send reminders yet; an alarm on your phone is the safe way. Once it's paid, tell me and I'll note it.
decline-reminder-of = I can't send reminders yet, so please put “{ $what }” in your phone's calendar. Once it's done, tell me and I'll note it.
decline-recurring = I can't repeat an entry every month or week on my own yet, so I haven't noted anything. Tell me each time you pay and I'll note it.
decline-recurring-of = I can't repeat an entry every month or week on my own yet, so I haven't noted “{ $what }”. Tell me each time you pay and I'll note it.
decline-digest = I can't send summaries on my own yet. Ask me whenever you like: “how much did I spend this week?” or “how am I doing this month?”
decline-export = I can't make files yet. I can give you the figures right here: “how much did I spend last month?” or “what were my last 5 expenses?”
decline-chart = I can't draw charts yet. I can tell you in words, though: “where does my money go?”
decline-payment = I can't move money or pay anything: I only keep track of it. Once you've paid, tell me and I'll note it.

# Somebody else's spending.
others-spending = I left that out, because somebody else spent it: { $lines }. Should I note it as yours? Reply *yes*.
others-spending-of = I left that out, because { $who } spent it, not you: { $lines }. Should I note it as yours? Reply *yes*.
