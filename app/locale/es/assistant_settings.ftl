# What the assistant says of settings, and what it asks about them.
currency-which = ¿Qué moneda usas? Dime, por ejemplo, “euros” o “MXN”.
currency-changed = Listo: los montos sin moneda ahora son en { $value }. Lo que ya está anotado queda igual.
timezone-which = ¿En qué ciudad estás? Voy a usar su hora.
timezone-changed = Listo, ahora uso la hora de { $value }.
name-which = ¿Cómo quieres que te diga?
name-changed = ¡Anotado, { $value }! 🙂
erase-by-call = Desde aquí no puedo borrar. Para borrar todo, llama a DELETE /v1/users/{ $user }.
