update answered_message
set reply = cast(:#${body} as jsonb)
where person_id = :#${variable.actor.personId} and message_id = :#${variable.turn.messageId}
