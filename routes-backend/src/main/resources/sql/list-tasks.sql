-- Null parameters do not narrow. A day is due in a range when it begins in it, in the person's zone. Found by own_task,
-- of which the planner knows each parameter's value, and so takes the index of the sort order, of the due range or of the
-- words, whichever is cheapest (./bench tasks prints the plans); read by task_document, under row-level security.
with fitting as not materialized (
    select id, due_order, priority, title
    from own_task
    where deleted_at is null
      and (cast(:#status as text) is null or status = cast(:#status as text))
      and (cast(:#words as text) is null or words @@ websearch_to_tsquery('english', cast(:#words as text)))
      and (cast(:#near as text) is null or words @@ to_tsquery('english', cast(:#near as text)))
      and (cast(:#piece as text) is null or lower(title) like cast(:#piece as text))
      and (cast(:#tags as text[]) is null or tags @> cast(:#tags as text[]))
      and (cast(:#priorities as smallint[]) is null or priority = any (cast(:#priorities as smallint[])))
      -- The day around the range is for due times said in another zone than the range: an index narrows by it.
      and (cast(:#dueFrom as timestamptz) is null
           or due_order >= cast(:#dueFromLocal as timestamp) - interval '26 hours'
              and (due_at >= cast(:#dueFrom as timestamptz) or due_date >= cast(:#dueFromDay as date)))
      and (cast(:#dueBefore as timestamptz) is null
           or due_order < cast(:#dueBeforeLocal as timestamp) + interval '26 hours'
              and (due_at < cast(:#dueBefore as timestamptz) or due_date < cast(:#dueBeforeDay as date)))
      and (cast(:#overdueAt as timestamptz) is null
           or status = 'pending'
              and due_order < cast(:#overdueLocal as timestamp) + interval '26 hours'
              and (due_at < cast(:#overdueAt as timestamptz) or due_date < cast(:#today as date)))
      and (cast(:#dated as boolean) is null or cast(:#dated as boolean) = (due_order < 'infinity'))
      and (cast(:#repeating as boolean) is null or cast(:#repeating as boolean) = (recurrence is not null))
      and (cast(:#completedFrom as timestamptz) is null or completed_at >= cast(:#completedFrom as timestamptz))
      and (cast(:#completedBefore as timestamptz) is null or completed_at < cast(:#completedBefore as timestamptz))
), page as (
    select id, row_number() over () as place
    from (select id
          from fitting
          where cast(:#after as uuid) is null
             or case cast(:#sort as text)
                    when 'due' then (due_order, id)
                                        > (select due_order, id from own_task where id = cast(:#after as uuid))
                    when 'priority' then (priority, id)
                                        > (select priority, id from own_task where id = cast(:#after as uuid))
                    when 'title' then (lower(title), id)
                                        > (select lower(title), id from own_task where id = cast(:#after as uuid))
                    else id < cast(:#after as uuid)
                end
          order by case cast(:#sort as text) when 'due' then due_order end,
                   case cast(:#sort as text) when 'priority' then priority end,
                   case cast(:#sort as text) when 'title' then lower(title) end,
                   case when cast(:#sort as text) in ('due', 'priority', 'title') then id end,
                   id desc
          limit :#limit offset :#skip) as sorted
)
select document, 0 as rank, true as as_wanted,
       (select count(*) from (select from fitting limit cast(:#counted as bigint)) as counted) as total
from page join task_document using (id)
order by place
