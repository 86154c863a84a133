-- Oldest first. Of a deleted task too: it can be restored.
select jsonb_strip_nulls(jsonb_build_object(
           'version', version,
           'type', type,
           'at', at,
           'undoable', change_set_id is not null,
           'task', change -> 'task' -> 'task',
           'reminder', change -> 'after'))::text as document
from task_history
where task_id = :#taskId
  and version > coalesce(cast(:#after as bigint), 0)
order by version
limit :#limit
