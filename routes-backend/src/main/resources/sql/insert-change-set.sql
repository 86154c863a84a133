-- One for each message that changes anything, however many commands it holds.
insert into change_set (person_id, message_id, undoes, redoes)
values (:#${variable.actor.personId}, :#${variable.turn.messageId},
        cast(:#${variable.undoes} as bigint), cast(:#${variable.redoes} as bigint))
on conflict (person_id, message_id) do update set message_id = excluded.message_id
returning id
