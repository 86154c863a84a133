insert into revoked_session (token_id, expires_at) values (:#tokenId, :#expiresAt) on conflict do nothing
