insert into feed (account_id, token_hash) values (:#accountId, decode(:#tokenHash, 'hex'))
on conflict (account_id) do update set token_hash = excluded.token_hash, created_at = now()
