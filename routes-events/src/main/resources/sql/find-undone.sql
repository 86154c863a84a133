-- What earlier events of the same tasks count for no more (times -1), or again (times 1), which their topic has brought before:
-- what an event names, and what is undone by being reopened or restored: the last of it before.
with given as (
    select *
    from json_to_recordset(cast(:#undoing as json))
             as given ("taskId" text, sequence bigint, type text, undoes uuid, redoes uuid)
), named as (
    select done.*, case when given.undoes is null then 1 else -1 end as times
    from given
             join audit_log as done on done.event_id = coalesce(given.undoes, given.redoes) and done.subject = given."taskId"
), undoing as (
    select "taskId" as subject, sequence, type, 1 as times
    from given
    where undoes is null and redoes is null
    union all
    select subject, sequence, type, times
    from named
)
select type, person_id as "personId", time, event ->> 'zone' as zone, times
from named
union all
select done.type, done.person_id, done.time, done.event ->> 'zone', -undoing.times
from undoing
         cross join lateral (
             select type, person_id, time, event
             from audit_log as candidate
             where subject = undoing.subject and sequence < undoing.sequence
               and type = case undoing.type when 'task-reopened' then 'task-completed' when 'task-restored' then 'task-deleted' end
               -- Said once more so that the index is used.
               and type in ('task-completed', 'task-deleted', 'task-reopened', 'task-restored')
               -- An undo or a redo counts for nothing itself.
               and event -> 'data' -> 'undoes' is null and event -> 'data' -> 'redoes' is null
               -- Nor does what was undone, and not done again since.
               and coalesce((select later.event -> 'data' -> 'undoes' is null
                             from audit_log as later
                             where later.subject = undoing.subject
                               and later.sequence > candidate.sequence and later.sequence < undoing.sequence
                               and later.type in ('task-completed', 'task-deleted', 'task-reopened', 'task-restored')
                               and candidate.event_id::text
                                   in (later.event -> 'data' ->> 'undoes', later.event -> 'data' ->> 'redoes')
                             order by later.sequence desc
                             limit 1), true)
             order by sequence desc
             limit 1) as done
