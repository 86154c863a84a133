select document
from task_document
where person_id = app_person_id() and recurrence is not null and deleted_at is null and status = 'pending'
  and recurrence_from = 'due'
order by id
limit 500
