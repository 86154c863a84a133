select id as "reminderId", remind_at as "remindAt"
from reminder
where state = 'scheduled' and job_at is null
order by remind_at
limit 200
