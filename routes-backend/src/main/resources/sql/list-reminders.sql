select reminder.document as reminder, task.document as task
from reminder_document as reminder
join task_document as task on task.id = reminder.task_id
where reminder.person_id = app_person_id()
  and reminder.state = 'scheduled'
order by reminder.remind_at
limit 50
