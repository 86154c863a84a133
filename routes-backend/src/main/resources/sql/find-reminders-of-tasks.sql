select document
from reminder_document
where state = 'scheduled'
  and task_id in (select cast(jsonb_array_elements_text(cast(:#ids as jsonb)) as uuid))
order by remind_at
