insert into deleted_account (account_id) values (:#accountId) on conflict do nothing
