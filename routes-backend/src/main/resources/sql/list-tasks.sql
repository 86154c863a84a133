-- Null parameters do not narrow. A day is due in a range when it begins in it, in the person's zone.
select document, 0 as rank, true as as_wanted, count(*) over () as total
from task_document
where deleted_at is null
  and (cast(:#status as text) is null or status = :#status)
  and (cast(:#text as text) is null or position(lower(:#text) in lower(title || ' ' || description)) > 0
       or lower(:#text) = any(tags))
  and tags @> array(select jsonb_array_elements_text(cast(:#tags as jsonb)))
  and (cast(:#priorities as jsonb) = '[]' or to_jsonb(priority) <@ cast(:#priorities as jsonb))
  and (cast(:#dueFrom as timestamptz) is null or due_at >= :#dueFrom or due_date >= cast(:#dueFromDay as date))
  and (cast(:#dueBefore as timestamptz) is null or due_at < :#dueBefore or due_date < cast(:#dueBeforeDay as date))
  and (not :#overdue or (status = 'pending' and (due_at < :#now or due_date < cast(:#today as date))))
  and (cast(:#dated as boolean) is null or :#dated = (due_at is not null or due_date is not null))
  and (cast(:#completedFrom as timestamptz) is null or completed_at >= :#completedFrom)
  and (cast(:#completedBefore as timestamptz) is null or completed_at < :#completedBefore)
  and (cast(:#after as uuid) is null or id < :#after)
order by case when :#sort = 'due' then coalesce(due_at, cast(due_date as timestamp) at time zone :#zone) end nulls last,
         case when :#sort = 'priority' then priority end,
         case when :#sort = 'title' then lower(title) end,
         id desc
limit :#limit
