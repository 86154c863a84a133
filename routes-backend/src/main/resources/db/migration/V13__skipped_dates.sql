-- Dates on which what repeats is left out (EXDATE of RFC 5545).
alter table task add column skipped date[] not null default '{}';

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
                          when due_at is not null
                              then jsonb_strip_nulls(jsonb_build_object('dateTime', due_at, 'zone', due_zone))
                      end,
               'recurrence', recurrence,
               'recurrenceFrom', recurrence_from,
               'skipped', to_jsonb(skipped),
               'priority', priority,
               'tags', to_jsonb(tags),
               'checklist', checklist,
               'createdAt', created_at,
               'updatedAt', updated_at,
               'completedAt', completed_at),
           'deleted', deleted_at is not null,
           'version', version)::text as document
from task;
