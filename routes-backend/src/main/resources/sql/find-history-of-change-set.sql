-- Newest first, with what the task and the reminder are now, and whether that was changed again since: the task, or that
-- very reminder (what was undone is no change, nor is a reminder that fired).
select history.type,
       history.change::text as change,
       history.event_id,
       task.document as task,
       reminder.document as reminder,
       exists (select 1 from task_history as later
               join change_set on change_set.id = later.change_set_id
               where later.task_id = history.task_id
                 and later.version > history.version
                 and later.change_set_id <> history.change_set_id
                 and case when history.type like 'reminder-%'
                          then later.change -> 'after' ->> 'id' = history.change -> 'after' ->> 'id'
                          else later.type not like 'reminder-%'
                     end
                 and not change_set.undone
                 and change_set.undoes is null
                 and change_set.redoes is null) as changed_since
from task_history as history
join task_document as task on task.id = history.task_id
left join reminder_document as reminder on reminder.id = cast(history.change -> 'after' ->> 'id' as uuid)
where history.change_set_id = :#${variable.taken}
order by history.version desc, history.task_id
