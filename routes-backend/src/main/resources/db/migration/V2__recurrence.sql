-- Tasks that repeat, and reminders that move with the due time.

alter table task
    -- RFC 5545 recurrence rule without its prefix.
    add column recurrence      text,
    add column recurrence_from text check (recurrence_from in ('due', 'completion')),
    add check ((recurrence is null) = (recurrence_from is null));

-- ISO 8601 duration before the due time; null for a moment of its own.
alter table reminder add column before_due text;

drop view task_document;
create view task_document with (security_invoker = true) as
select task.*,
       jsonb_build_object(
           'task', jsonb_build_object(
               'id', id,
               'title', title,
               'description', description,
               'status', status,
               'due', case
                          when due_date is not null then jsonb_build_object('date', due_date)
                          when due_at is not null then jsonb_build_object('dateTime', due_at)
                      end,
               'recurrence', recurrence,
               'recurrenceFrom', recurrence_from,
               'priority', priority,
               'tags', to_jsonb(tags),
               'createdAt', created_at,
               'updatedAt', updated_at,
               'completedAt', completed_at),
           'deleted', deleted_at is not null,
           'version', version)::text as document
from task;

drop view reminder_document;
create view reminder_document with (security_invoker = true) as
select reminder.*,
       jsonb_strip_nulls(jsonb_build_object(
           'id', id, 'taskId', task_id, 'remindAt', remind_at, 'before', before_due, 'state', state))::text as document
from reminder;
