insert into notification (person_id, kind, task_id, text, message_id, at)
values (:#personId, :#kind, cast(:#taskId as uuid), :#text, :#messageId, :#at)
on conflict (person_id, message_id) do nothing
returning cast(id as text) as id
