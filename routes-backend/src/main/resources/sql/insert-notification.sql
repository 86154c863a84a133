insert into notification (person_id, kind, task_id, text, at)
values (:#personId, :#kind, cast(:#taskId as uuid), :#text, :#at)
returning cast(id as text) as id
