-- The people of these events are gone, and everything recorded of them goes too.
with gone as (
    insert into deleted_account (person_id, time)
    select "personId", time from jsonb_to_recordset(cast(:#deletions as jsonb)) as given ("personId" uuid, time timestamptz)
    on conflict do nothing
), logged as (
    delete from audit_log
    where person_id in (select "personId" from jsonb_to_recordset(cast(:#deletions as jsonb)) as given ("personId" uuid))
), counted as (
    delete from insight
    where person_id in (select "personId" from jsonb_to_recordset(cast(:#deletions as jsonb)) as given ("personId" uuid))
)
delete from task_state
where person_id in (select "personId" from jsonb_to_recordset(cast(:#deletions as jsonb)) as given ("personId" uuid))
