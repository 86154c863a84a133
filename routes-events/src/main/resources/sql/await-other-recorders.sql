-- Whoever records events now is done before this goes on, and who comes later waits until this transaction has ended: so
-- nothing of a deleted account is written by another consumer that could not yet see that it is deleted.
lock table audit_log in share row exclusive mode
