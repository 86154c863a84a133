select id from change_set where not undone and undoes is null order by id desc limit 1
