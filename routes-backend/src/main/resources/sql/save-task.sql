with spoken as (
    insert into task_word (person_id, word)
    select :#personId, word
    from (select cast(:#task as jsonb) as t) as given,
         spoken_words(t ->> 'title', array(select jsonb_array_elements_text(t -> 'tags'))) as word
    on conflict do nothing
)
insert into task (id, person_id, title, description, status, due_date, due_at, due_zone, recurrence, recurrence_from,
                  skipped, priority, tags, checklist,
                  created_at, updated_at, completed_at, deleted_at, version)
select (t ->> 'id')::uuid, :#personId, t ->> 'title', t ->> 'description', t ->> 'status',
       (t -> 'due' ->> 'date')::date, (t -> 'due' ->> 'dateTime')::timestamptz, t -> 'due' ->> 'zone',
       t ->> 'recurrence', t ->> 'recurrenceFrom',
       array(select jsonb_array_elements_text(t -> 'skipped')::date), (t ->> 'priority')::smallint,
       array(select jsonb_array_elements_text(t -> 'tags')), t -> 'checklist',
       (t ->> 'createdAt')::timestamptz, (t ->> 'updatedAt')::timestamptz, (t ->> 'completedAt')::timestamptz,
       cast(:#deletedAt as timestamptz), :#version
from (select cast(:#task as jsonb) as t) as given
on conflict (id) do update
    set title = excluded.title, description = excluded.description, status = excluded.status,
        due_date = excluded.due_date, due_at = excluded.due_at, due_zone = excluded.due_zone,
        recurrence = excluded.recurrence, recurrence_from = excluded.recurrence_from,
        skipped = excluded.skipped, priority = excluded.priority,
        tags = excluded.tags, checklist = excluded.checklist,
        updated_at = excluded.updated_at, completed_at = excluded.completed_at, deleted_at = excluded.deleted_at,
        version = excluded.version
    where task.version = excluded.version - 1
