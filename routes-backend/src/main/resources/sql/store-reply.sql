update answered_message
set reply = cast(:#${variable.replyJson} as jsonb)
where person_id = :#${variable.actor.personId} and message_id = :#${variable.turn.messageId}
