select tag, count(*) as tasks
from task cross join lateral unnest(tags) as tag
where person_id = :#${variable.actor.personId} and deleted_at is null and status = 'pending'
group by tag
order by count(*) desc, tag
