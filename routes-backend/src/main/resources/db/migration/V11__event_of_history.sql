-- Which event told of the change, so that the event of an undo can name what it takes back. Null in lines from before.
alter table task_history add column event_id uuid;
