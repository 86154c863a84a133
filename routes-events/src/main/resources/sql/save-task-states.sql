insert into task_state as known (task_id, person_id, pending, due_date, due_at, sequence)
select distinct on ("taskId") "taskId", "personId", pending, "dueDate", "dueAt", sequence
from json_to_recordset(cast(:#states as json))
         as given ("taskId" uuid, "personId" uuid, pending boolean, "dueDate" date, "dueAt" timestamptz, sequence bigint)
order by "taskId", sequence desc
on conflict (task_id) do update
    set pending = excluded.pending, due_date = excluded.due_date, due_at = excluded.due_at, sequence = excluded.sequence
    where excluded.sequence > known.sequence
