-- Not of a reminder that was moved, or fired, meanwhile.
update reminder
set job_at = now()
from jsonb_to_recordset(cast(:#${variable.jobs} as jsonb)) as job("reminderId" uuid, "remindAt" timestamptz)
where id = job."reminderId" and remind_at = job."remindAt" and state = 'scheduled'
