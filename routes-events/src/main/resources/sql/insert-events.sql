-- Records the events of a batch that were not seen before and are not of somebody whose account is deleted, and tells which
-- they are. In the order of the batch: of two copies of an event, which differ in the trace that Dapr gave them, the first
-- counts, as it does when they come in two batches.
insert into audit_log (event_id, topic, type, person_id, subject, sequence, time, event)
select "eventId", topic, type, "personId", subject, sequence, time, event
from rows from (json_to_recordset(cast(:#events as json))
                    as ("eventId" uuid, topic text, type text, "personId" uuid, subject text, sequence bigint, time timestamptz,
                        event jsonb))
         with ordinality
         as given ("eventId", topic, type, "personId", subject, sequence, time, event, place)
where not exists (select from deleted_account where person_id = given."personId")
order by place
on conflict (event_id) do nothing
returning event_id as "eventId"
