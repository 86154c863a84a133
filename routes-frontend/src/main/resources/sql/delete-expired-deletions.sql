-- No session lasts longer than a year.
delete from deleted_account where deleted_at < now() - interval '366 days'
