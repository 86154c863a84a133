select jsonb_build_object(
           'open', (select count(*) from task_state where pending),
           'overdue', (select count(*) from task_state
                       where pending and (due_at < :#now or due_date < cast(:#today as date))),
           'days', coalesce((select jsonb_agg(jsonb_build_object('day', day, 'created', created, 'completed', completed,
                                                                 'reopened', reopened, 'deleted', deleted)
                                              order by day desc)
                             from insight
                             where day > cast(:#today as date) - 30), '[]'))::text as document
