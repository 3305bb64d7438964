# What Ozzie says in WhatsApp. *bold* is WhatsApp's.
transfer = transfer
unsure = I had to guess here. Is that right? If not, reply *undo* or tell me what to change.
month-spent = Spent this month: *{ $spent }*.
month-spent-left = Spent this month: *{ $spent }*. Left of your plan: *{ $left }*.
month-spent-over = Spent this month: *{ $spent }*, *{ $left }* over your plan.
undo-hint = Not right? Reply *undo*, or tell me what to change.
undo-hint-all = Not right? Reply *undo* and I take all of it back.
nothing-new = Nothing new here: I had all of it already.
duplicate-line = ⏭️ { $amount } · { $what } · { $day }: left out, it looks like one you already have
duplicates-more =
    { $count ->
        [one] ↩️ and one more that you already have
       *[other] ↩️ and { $count } more that you already have
    }
imported = ✅ *{ $count } entries* booked, { $first } to { $last }
imported-out = Out: *{ $amount }*
imported-in = In: *{ $amount }*
imported-category = • { $category }: { $amount }
imported-transfers =
    { $count ->
        [one] One transfer between your accounts, in no sum
       *[other] { $count } transfers between your accounts, in no sum
    }
imported-duplicates =
    { $count ->
        [one] One left out: you already had it
       *[other] { $count } left out: you already had them
    }
unread-rows =
    { $count ->
        [one] ⚠️ I couldn't read one row, so it isn't booked:
       *[other] ⚠️ I couldn't read { $count } rows, so they aren't booked:
    }
unread-pages =
    { $count ->
        [one] ⚠️ I didn't get to a page that is a picture. Send it on its own and I'll read it.
       *[other] ⚠️ I didn't get to { $count } pages that are pictures. Send them on their own and I'll read them.
    }
transcript = 🎙️ “{ $text }”
undone = Done, I took that out:
undone-many = Done, I took out all { $count } entries.
nothing-to-undo = There is nothing left to undo.
nothing-to-edit = I don't see an entry to change. Tell me what you spent, like “45 on groceries”.
edit-how = What should I change? Try “it was 45”, “make it transport” or “that was yesterday”.
help =
    Here is what I can do for you:
    • Note: “45 on groceries”, or send a receipt or a bank statement
    • Answer: “what did I spend this week?”
    • Plan: tell me what you earn and spend in a month, or what you want to save for
    • Fix: “it was 54”, “make it transport”, *undo*
    • *stop* and I go quiet; *delete my data* and I forget you
friendly-location = Thanks! I can't do much with a place, though. Send me what you spent, a receipt or a statement.
friendly-contact = Thanks! I don't need contacts. Send me what you spent, a receipt or a statement.
friendly-sticker = 😄 Nice one! When you spend something, just tell me: “45 on groceries”.
media-foreign = I couldn't open that file. Please send it again.
media-too-large = That file is too big for me. Up to 20 MB works.
document-too-large = That file unpacks to more than I can open at once. A shorter period, or fewer pages, would work.
media-gone = That file is no longer there. Please send it again.
media-unsupported = I can't read that kind of file. I read photos of receipts, PDFs, and bank statements as Excel, CSV, OFX and the like.
document-unreadable = I couldn't read that one. A sharper photo, or the original file, would help.
password-needed = This PDF has a password. Send it to me and I'll open the file with it; I don't keep it.
password-wrong = That password doesn't open the PDF. Try once more?
no-receipt = I don't see a receipt in that picture. If you spent something, just tell me: “45 on groceries”.
no-transactions-in-document = I found no payments in that file. I read receipts and bank statements: photos, PDF, Excel, CSV, OFX and the like.
too-many-transactions = That's more than I can note down at once, so I haven't booked any of it. Please send it in parts: up to 500 entries each.
which-total = I see the receipt, but I can't find its total. How much was it?
voice-unavailable = I can't listen to voice notes yet. Could you type it for me?
language-which = Which language would you like? English, português or español.
language-changed = Done, English from now on. 🙂
stopped = Okay, I'll be quiet now. What you noted stays safe; write *start* whenever you want me back.
started = Welcome back! 👋 Tell me what you spent, or ask me how you're doing.
delete-sure = This erases your entries, plan and goals for good. Are you sure? Reply *yes* to erase it all.
delete-kept = Good, everything stays as it is.
deleted = Done, I've erased everything. Take care, and thank you for your time with me. 👋
needs-intake = I can note your money already. For that answer I need what you earn and what you spend in a month: just tell me.
needs-plan = I can note your money already. For that answer you need a plan: tell me what you earn and spend in a month, and I'll make one.
account-gone = I can't find your account any more. Sign up again in the app and I'm back.
cannot-do = I couldn't do that. Could you say it differently?
apology = Sorry, I couldn't get that done just now. Please send it again in a little while.
