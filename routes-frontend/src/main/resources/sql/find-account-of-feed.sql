select account.id, account.username as name, account.zone
from feed join account on account.id = feed.account_id
where feed.token_hash = decode(:#tokenHash, 'hex')
