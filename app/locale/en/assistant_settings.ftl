# What the assistant says of settings, and what it asks about them.
currency-which = Which currency do you use? Say, for example, “euros” or “USD”.
currency-changed = Done: amounts without a currency are { $value } from now on. What is booked stays as it is.
timezone-which = Which city are you in? I'll go by its time.
timezone-changed = Done, I go by the time in { $value } now.
name-which = What would you like me to call you?
name-changed = Got it, { $value }! 🙂
erase-by-call = I can't erase from here. To erase everything, call DELETE /v1/users/{ $user }.
