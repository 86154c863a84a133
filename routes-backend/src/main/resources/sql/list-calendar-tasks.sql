-- Open ones, and those completed of late; so many at most, the soonest due first.
select document from task_document
where deleted_at is null
  and (status = 'pending' or completed_at > now() - interval '30 days')
order by status desc, due_order, id
limit 5000
