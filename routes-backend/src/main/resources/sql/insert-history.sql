insert into task_history (task_id, version, person_id, change_set_id, type, change, at, event_id)
values (:#taskId, :#version, :#personId, :#changeSet, :#type, cast(:#change as jsonb), :#at, :#eventId)
