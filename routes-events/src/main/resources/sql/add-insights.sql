insert into insight as known (person_id, day, created, completed, reopened, deleted)
select "personId", day, created, completed, reopened, deleted
from json_to_recordset(cast(:#counts as json))
         as counted ("personId" uuid, day date, created integer, completed integer, reopened integer, deleted integer)
-- In one order, so that two consumers never wait for each other's rows.
order by "personId", day
on conflict (person_id, day) do update
    set created = known.created + excluded.created,
        completed = known.completed + excluded.completed,
        reopened = known.reopened + excluded.reopened,
        deleted = known.deleted + excluded.deleted
