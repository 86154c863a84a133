select created_at as "createdAt" from feed where account_id = :#accountId
