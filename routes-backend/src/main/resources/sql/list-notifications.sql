select jsonb_build_object('id', id::text, 'kind', kind, 'taskId', task_id, 'text', text, 'at', at, 'seenAt', seen_at)::text as document
from notification
where id > :#after
order by id
limit :#limit
