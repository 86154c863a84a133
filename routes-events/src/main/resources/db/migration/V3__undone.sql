-- What a later event may undo, to find it by its task.
create index audit_log_undoable on audit_log (subject, type, sequence) where type in ('task-completed', 'task-deleted');
