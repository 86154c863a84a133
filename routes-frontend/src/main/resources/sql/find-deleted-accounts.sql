-- With an overlap: a transaction may commit a little after the time it wrote.
select account_id as "accountId" from deleted_account
where deleted_at > cast(:#${variable.since} as timestamptz) - interval '1 minute'
