select reminder.document as reminder, task.document as task, settings.document::text as settings
from reminder_document as reminder
join task_document as task on task.id = reminder.task_id
left join settings on settings.person_id = reminder.person_id
where reminder.id = :#reminderId
