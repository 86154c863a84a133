update reminder
set job_at = now()
where id = :#reminderId and remind_at = :#remindAt and state = 'scheduled'
