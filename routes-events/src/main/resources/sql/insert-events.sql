-- Records the events of a batch that were not seen before, and are not of somebody whose account is deleted, and tells which they are.
insert into audit_log (event_id, topic, type, person_id, subject, sequence, time, event)
select (event ->> 'id')::uuid, topic, event ->> 'type', (event ->> 'personid')::uuid, event ->> 'subject',
       (event ->> 'sequence')::bigint, (event ->> 'time')::timestamptz, event
from jsonb_to_recordset(cast(:#events as jsonb)) as given (topic text, event jsonb)
where not exists (select from deleted_account where person_id = (event ->> 'personid')::uuid)
on conflict (event_id) do nothing
returning event_id as "eventId"
