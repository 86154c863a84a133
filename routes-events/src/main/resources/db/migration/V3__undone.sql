-- What a later event may undo, to find it by its task.
create index audit_log_undoable on audit_log (subject, type, sequence) where type in ('task-completed', 'task-deleted');

-- What was undone counted until now; the insights are made of the audit log anew, as a replay of the topics would make them.
delete from insight;

insert into insight (person_id, day, created, completed, reopened, deleted)
with zone as (
    -- Java knows zones that PostgreSQL does not.
    select given.id, coalesce(known.name, 'UTC') as name
    from (select distinct event ->> 'zone' as id from audit_log) as given
             left join pg_timezone_names as known on known.name = given.id
), counted as (
    select person_id, time, event ->> 'zone' as zone, type, 1 as times
    from audit_log
    where type in ('task-created', 'task-completed', 'task-reopened', 'task-deleted')
    union all
    select done.person_id, done.time, done.event ->> 'zone', done.type, -1
    from audit_log as undoing
             cross join lateral (
                 select person_id, time, event, type
                 from audit_log
                 where subject = undoing.subject and sequence < undoing.sequence
                   and type = case undoing.type when 'task-reopened' then 'task-completed' else 'task-deleted' end
                   and type in ('task-completed', 'task-deleted')
                 order by sequence desc
                 limit 1) as done
    where undoing.type in ('task-reopened', 'task-restored')
)
select person_id, (time at time zone zone.name)::date,
       coalesce(sum(times) filter (where type = 'task-created'), 0),
       coalesce(sum(times) filter (where type = 'task-completed'), 0),
       coalesce(sum(times) filter (where type = 'task-reopened'), 0),
       coalesce(sum(times) filter (where type = 'task-deleted'), 0)
from counted
         join zone on zone.id = counted.zone
group by 1, 2;
