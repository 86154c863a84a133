select document, 0 as rank, true as as_wanted
from task_document
where deleted_at is null
  and id in (select cast(jsonb_array_elements_text(cast(:#ids as jsonb)) as uuid))
order by array_position(array(select cast(jsonb_array_elements_text(cast(:#ids as jsonb)) as uuid)), id)
