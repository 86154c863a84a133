-- The oldest event of each person: their next one must wait until this is acknowledged. Rows that another replica is
-- publishing are passed over, and so are that person's later ones, because the first is still there.
select id, cast(person_id as text) as "personId", topic, cast(event_id as text) as "eventId", event::text as event
from outbox as o
where not exists (select 1 from outbox as earlier where earlier.person_id = o.person_id and earlier.id < o.id)
order by id
limit 500
for update skip locked
