select document from reminder_document where state = 'scheduled' order by remind_at, id limit 5000
