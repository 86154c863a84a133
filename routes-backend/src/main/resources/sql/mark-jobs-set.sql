-- Not of a reminder that was moved, or fired, meanwhile. What somebody's transaction holds is left for the next round: that
-- person would wait for all of these, and take the locks in another order.
with free as (
    select id
    from reminder
    join jsonb_to_recordset(cast(:#jobs as jsonb)) as job("reminderId" uuid, "remindAt" timestamptz)
        on id = job."reminderId" and remind_at = job."remindAt"
    where state = 'scheduled'
    for update of reminder skip locked
)
update reminder
set job_at = now()
where id in (select id from free)
