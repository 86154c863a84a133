-- With an overlap: a transaction may commit a little after the time it wrote.
select token_id as "tokenId", expires_at as "expiresAt"
from revoked_session
where revoked_at > cast(:#${variable.since} as timestamptz) - interval '1 minute' and expires_at > now()
