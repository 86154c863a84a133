-- Those that are listed anyway are left out.
select document
from task_document
where person_id = app_person_id() and recurrence is not null and deleted_at is null and status = 'pending'
  and recurrence_from = 'due'
  and not exists (select 1 from json_array_elements_text(cast(:#listed as json)) as listed where cast(listed as uuid) = id)
order by id
limit 500
