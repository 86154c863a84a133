select id as "reminderId", person_id as "personId", remind_at as "remindAt"
from reminder
where state = 'scheduled' and job_at is null
order by remind_at
limit 200
