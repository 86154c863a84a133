delete from revoked_session where expires_at < now()
