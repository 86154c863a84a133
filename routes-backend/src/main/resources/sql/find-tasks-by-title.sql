-- Rank 0: the very title; 1: a title with all of the words. The wanted status first. The piece, of which one is sure that it
-- is in the title, is what the index finds.
select document, rank, as_wanted
from (select id,
             case when lower(title) = lower(:#title) then 0 else 1 end as rank,
             status = :#wanted as as_wanted
      from own_task
      where deleted_at is null
        and lower(title) like cast(:#piece as text)
        and (lower(title) = lower(:#title)
             or (not :#exact
                 and not exists (select 1 from unnest(regexp_split_to_array(lower(:#title), '\s+')) as word
                                 where position(word in lower(title)) = 0)))
      order by rank, as_wanted desc, id desc
      limit :#most) as found
join task_document using (id)
order by rank, as_wanted desc, id desc
