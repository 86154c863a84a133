-- Their jobs should have come two seconds ago. As many as are fired until the next look, or so.
select id as "reminderId", person_id as "personId", remind_at as "remindAt"
from reminder
where state = 'scheduled' and remind_at < cast(:#${variable.now} as timestamptz) - interval '2 seconds'
order by remind_at
limit 300
