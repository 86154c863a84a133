select reminder.document as reminder, task.document as task
from reminder_document as reminder
join task_document as task on task.id = reminder.task_id
where reminder.person_id = app_person_id()
  and reminder.state = 'fired'
  and task.deleted_at is null
  and (cast(:#taskId as uuid) is null or reminder.task_id = :#taskId)
order by reminder.fired_at desc
limit 1
