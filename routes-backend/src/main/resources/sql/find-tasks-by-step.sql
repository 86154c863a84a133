-- Open tasks whose checklist has this very step, the latest first.
select document, 0 as rank, true as as_wanted
from (select id, updated_at
      from own_task
      where deleted_at is null
        and status = 'pending'
        and exists (select 1 from jsonb_array_elements(checklist) as step where lower(step ->> 'title') = lower(:#step))
        and (words @@ plainto_tsquery('english', :#step) or numnode(plainto_tsquery('english', :#step)) = 0)
      order by updated_at desc
      limit 9) as found
join task_document using (id)
order by found.updated_at desc
