insert into outbox (person_id, topic, event_id, event)
values (:#personId, :#topic, :#eventId, cast(:#event as jsonb))
