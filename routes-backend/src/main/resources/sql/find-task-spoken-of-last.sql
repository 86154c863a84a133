-- What "this" is when the conversation is not remembered: the task that this person changed last.
select document, 0 as rank, true as as_wanted
from task_document
where deleted_at is null
order by updated_at desc, id desc
limit 1
