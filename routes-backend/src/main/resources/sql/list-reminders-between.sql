-- Of tasks that are not due themselves then: null does not narrow.
select reminder.document as reminder, task.document as task
from reminder_document as reminder
join task_document as task on task.id = reminder.task_id
where reminder.person_id = app_person_id()
  and reminder.state = 'scheduled'
  and (cast(:#from as timestamptz) is null or reminder.remind_at >= cast(:#from as timestamptz))
  and (cast(:#before as timestamptz) is null or reminder.remind_at < cast(:#before as timestamptz))
  and not exists (select 1 from json_array_elements_text(cast(:#listed as json)) as listed where cast(listed as uuid) = task.id)
order by reminder.remind_at
limit 20
