delete from feed where account_id = :#accountId
