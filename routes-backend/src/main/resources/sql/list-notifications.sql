select jsonb_build_object('id', id::text, 'kind', kind, 'taskId', task_id, 'text', text, 'at', at, 'seenAt', seen_at)::text as document
from notification
where person_id = app_person_id()
  and id > :#after
  and (seen_at is null or not :#unseenOnly)
order by id
limit :#limit
