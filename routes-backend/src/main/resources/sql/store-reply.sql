-- Fails where the message has a reply already: then the transaction that would have done it once more is rolled back.
insert into answered_message (person_id, message_id, reply)
values (:#${variable.actor.personId}, :#${variable.turn.messageId}, cast(:#${variable.replyJson} as jsonb))
