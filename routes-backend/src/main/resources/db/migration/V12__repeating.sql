-- Which of a person's open tasks repeat, for what is on a day to come.
create index task_repeating on task (person_id, id) where recurrence is not null and deleted_at is null and status = 'pending';
