-- The oldest event of each task (of each person, for what is about no task): the next one must wait until this is
-- acknowledged. Looked for among the oldest rows only, so that a look costs the same however long the outbox is. Rows that
-- another replica is publishing are passed over, and so are that task's later ones, because the first is still there.
-- "waiting" is how many rows were looked at.
with oldest as materialized (
    select id, coalesce(event ->> 'subject', person_id::text) as about from outbox order by id limit 4000
)
select id, cast(person_id as text) as "personId", topic, event::text as event,
    (select cast(count(*) as integer) from oldest) as waiting
from outbox
where id = any (array(select min(id) from oldest group by about))
order by id
limit 1000
for update skip locked
