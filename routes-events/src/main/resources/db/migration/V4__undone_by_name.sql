-- What an undo or a redo names is looked for among all that may take back, or be taken back.
drop index audit_log_undoable;
create index audit_log_undoable on audit_log (subject, sequence)
    where type in ('task-completed', 'task-deleted', 'task-reopened', 'task-restored');
