insert into reminder (id, person_id, task_id, remind_at, before_due, recurrence, state, fired_at, created_at)
values (:#reminderId, :#personId, :#taskId, :#remindAt, :#before, cast(:#recurrence as text), :#state,
        case when :#state = 'fired' then cast(:#at as timestamptz) end, :#at)
on conflict (id) do update
    set remind_at = excluded.remind_at, before_due = excluded.before_due, recurrence = excluded.recurrence,
        state = excluded.state, fired_at = excluded.fired_at,
        -- A new time needs its job set anew.
        job_at = case when reminder.remind_at = excluded.remind_at then reminder.job_at end
