select document from task_document where deleted_at is null and status = 'pending' order by id
