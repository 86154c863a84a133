-- Those to come, and of those that fired the ones that come again with the next date of their task.
select document
from reminder_document
where (state = 'scheduled' or (state = 'fired' and before_due is not null))
  and task_id in (select cast(jsonb_array_elements_text(cast(:#ids as jsonb)) as uuid))
order by remind_at
