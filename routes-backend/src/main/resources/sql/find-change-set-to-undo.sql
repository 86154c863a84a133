select id from change_set where not undone and not refused and undoes is null order by id desc limit 1
