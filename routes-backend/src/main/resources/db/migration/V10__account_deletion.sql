-- Whose account was deleted: nothing is left but this mark, which refuses what still arrives in that person's name, such as
-- a command that was queued before.
alter table person add column deleted_at timestamptz;
