select document from reminder_document
where task_id = :#${variable.taskId} and state <> 'cancelled'
order by remind_at, id
