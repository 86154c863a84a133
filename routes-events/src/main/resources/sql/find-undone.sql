-- For each event that undoes one: the last of its task that it undoes, which its topic has brought before.
select done.type, done.person_id as "personId", done.time, done.event ->> 'zone' as zone
from json_to_recordset(cast(:#undoing as json)) as given ("taskId" text, sequence bigint, undone text)
         cross join lateral (
             select type, person_id, time, event
             from audit_log
             where subject = given."taskId" and type = given.undone and sequence < given.sequence
               -- Said once more so that the index is used.
               and type in ('task-completed', 'task-deleted')
             order by sequence desc
             limit 1) as done
