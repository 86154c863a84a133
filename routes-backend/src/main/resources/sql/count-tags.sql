-- The person's, by row-level security.
select tag, count(*) as tasks
from task cross join lateral unnest(tags) as tag
where deleted_at is null and status = 'pending'
group by tag
order by count(*) desc, tag
