-- The last undo that was not redone, unless something new was done since.
select undo.id
from change_set as undo
where not undo.undone
  and not undo.refused
  and undo.undoes is not null
  and not exists (select 1 from change_set as newer
                  where newer.undoes is null and newer.redoes is null and newer.id > undo.id)
order by undo.id desc
limit 1
